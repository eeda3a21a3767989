import { Button } from '@mantine/core';
import { memo, useDeferredValue, useRef, useState } from 'react';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import { isClosedForPapers } from '#shared/domain/material/closed-for-papers.ts';
import { ok } from '#shared/result.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import { AttachmentView } from './file/attachment-view.tsx';
import { billChoices } from './file/bill-choices.ts';
import { handedIn } from './handed-in.ts';
import { MaterialNotices } from './material-notices.tsx';
import { MaterialRow } from './material-row.tsx';
import css from './materials.module.css';
import { ScanTray } from './scan/scan-tray.tsx';
import { RemovedFiles } from './removed-files.tsx';
import { type AddedFile, useMaterials } from './use-materials.ts';

/** The papers of the case: asked for, handed in, scanned. Can be changed until the application is sealed. */
export function MaterialList() {
  // It stands below what is typed, and its many controls are drawn when nothing else is to be done.
  return <Materials form={useDeferredValue(useIntake((state) => state.form))} />;
}

const Materials = memo(function Materials({ form }: { readonly form: ApplicationForm }) {
  const { id } = useIntakeSession();
  const status = useIntake((state) => state.detail.status);
  const isClerk = useMissingRole('clerk') === null;
  const materials = useMaterials(id);
  const [shownId, setShownId] = useState<string | null>(null);
  // Closing gives the focus back to the picture that opened the file.
  const opener = useRef<Element | null>(null);
  const section = useRef<HTMLElement>(null);
  const { view } = materials;
  const isDrawn = useDeferredValue(view !== null);
  if (materials.readError !== null) {
    return <Notice meaning="danger">材料清单读不出来。{sentenceOf(materials.readError)}</Notice>;
  }
  if (view === null || !isDrawn) return <Loading lines={6} />;

  const lines = materialLines(form, view.pack, view.lines);
  const missing = missingMaterials(lines);
  const bills = billChoices(form.visits);
  const canChange = isClerk && !isClosedForPapers(status);
  const present = view.attachments.filter(({ isRemoved }) => !isRemoved);
  const shown = present.find((attachment) => attachment.id === shownId) ?? null;
  return (
    <section ref={section} aria-label="材料清单">
      <h3 className={css['title']}>
        材料清单
        <span className={css['count']}>
          {missing.length === 0 ? '必需的都已交来' : `还缺 ${missing.length} 项必需材料`}
        </span>
        {canChange && missing.length > 0 ? (
          <Button
            size="compact-xs"
            variant="default"
            title={`登记为原件、已看：${missing.map(({ name }) => name).join('、')}`}
            onClick={() => {
              void materials.saveAll(new Map(missing.map((line) => [line.id, () => handedIn(line, 'original')])));
              // The button goes away: the cursor goes on to the list.
              section.current?.querySelector<HTMLElement>('select')?.focus({ preventScroll: true });
            }}
          >
            必需的都已交原件
          </Button>
        ) : null}
      </h3>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">材料</th>
            <th scope="col">交来</th>
            <th scope="col">核对</th>
            <th scope="col">去向</th>
            <th scope="col">附件（JPEG、PNG、PDF）</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <MaterialRow
              key={line.id}
              line={line}
              attachments={present.filter((attachment) => attachment.line === line.id)}
              bills={bills}
              canChange={canChange}
              isAdding={materials.adding !== null}
              onSave={(change) => void materials.save(line.id, change)}
              onAdd={(files) => void materials.add(line.id, files.map(chosenFile))}
              onOpen={(attachment) => {
                opener.current = document.activeElement;
                setShownId(attachment.id);
              }}
            />
          ))}
        </tbody>
      </table>
      {canChange ? <ScanTray lines={lines} materials={materials} /> : null}
      <MaterialNotices materials={materials} />
      {shown === null ? null : (
        <AttachmentView
          key={shown.id}
          attachment={shown}
          canChange={canChange}
          lines={lines}
          bills={bills}
          onChange={(change) => void materials.change(shown.id, change)}
          onClose={() => {
            setShownId(null);
            if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
          }}
        />
      )}
      {canChange ? <RemovedFiles materials={materials} /> : null}
    </section>
  );
});

const chosenFile = (file: File): AddedFile => ({ name: file.name, read: async () => ok(file) });
