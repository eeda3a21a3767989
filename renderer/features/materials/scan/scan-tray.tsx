import { Anchor, Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import type { ScanRow } from '#shared/contract/data/scan.ts';
import { ok } from '#shared/result.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { ask } from '../../intake/state/ask.ts';
import type { AddedFile, Materials } from '../use-materials.ts';
import { ScanCard } from './scan-card.tsx';
import css from './scan.module.css';
import { firstLine } from './first-line.ts';
import { type Scans, useScans } from './use-scans.ts';

type ScanTrayProps = {
  readonly lines: readonly MaterialLine[];
  readonly materials: Pick<Materials, 'add' | 'adding' | 'view'>;
};

/** New files of the scanner, offered under the checklist: choose, say to which paper they belong, take. */
export function ScanTray({ lines, materials }: ScanTrayProps) {
  const scans = useScans();
  if (scans.isUnset) {
    return (
      <p className={css['unset']}>
        扫描仪把文件存到固定文件夹时，可以在
        <Anchor component={Link} to="/settings" hash="scan-folder" size="sm" underline="always">
          「设置 › 扫描文件夹」
        </Anchor>
        中选好，新扫描的文件会自动列在这里。
      </p>
    );
  }
  if (scans.folder === null) return null;
  if (scans.error !== null) return <Notice meaning="warn">{sentenceOf(scans.error)}</Notice>;
  return <Tray scans={scans} lines={lines} materials={materials} />;
}

function Tray({ scans, lines, materials }: ScanTrayProps & { readonly scans: Scans }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string | null>(null);
  const [unmoved, setUnmoved] = useState<readonly string[]>([]);
  const rows = scans.list?.rows ?? [];
  const ready = rows.filter(({ state }) => state === 'ready');
  const writing = rows.filter(({ state }) => state === 'writing');
  const refused = rows.filter(({ state }) => state === 'refused');
  const taking = ready.filter(({ key }) => chosen.has(key)).toReversed();
  const line = wanted ?? firstLine(lines, materials.view?.attachments ?? []);
  const isBusy = materials.adding !== null;
  const take = async () => {
    setUnmoved([]);
    await materials.add(
      line,
      taking.map((scan) => scannedFile(scan, (name) => setUnmoved((before) => [...before, name]))),
    );
    setChosen(new Set());
    scans.refresh();
  };
  return (
    <section className={css['tray']} aria-label="扫描文件夹">
      <div className={css['head']}>
        <h4 className={css['title']}>扫描文件夹</h4>
        <span className={css['about']} role="status">
          {ready.length === 0 ? '没有新的扫描件' : `${ready.length} 个新扫描件`}
          {writing.length === 0 ? '' : `，${writing.length} 个还没有写完，写完自动列出`}
          {(scans.list?.later ?? 0) === 0 ? '' : `，另有 ${scans.list?.later} 个较早的，收下前面的以后列出`}
        </span>
        {ready.length === 0 ? null : (
          <span className={css['take']}>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={isBusy}
              onClick={() => setChosen(new Set(taking.length === ready.length ? [] : ready.map(({ key }) => key)))}
            >
              {taking.length === ready.length ? '全不选' : '全选'}
            </Button>
            <NativeSelect
              size="xs"
              aria-label="选中的扫描件归到哪项材料"
              value={line}
              data={lines.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            <Button size="compact-sm" disabled={taking.length === 0 || isBusy} onClick={() => void take()}>
              {taking.length === 0 ? '收下' : `收下 ${taking.length} 个`}
            </Button>
          </span>
        )}
      </div>
      {ready.length === 0 ? null : (
        <div className={css['cards']}>
          {ready.map((scan) => (
            <ScanCard
              key={scan.key}
              scan={scan}
              isChosen={chosen.has(scan.key)}
              isDisabled={isBusy}
              onChoose={(is) => setChosen(is ? new Set([...chosen, scan.key]) : without(chosen, scan.key))}
            />
          ))}
        </div>
      )}
      {refused.length === 0 ? null : (
        <ul className={css['refused']} aria-label="不能收的文件">
          {refused.map(({ key, name, why }) => (
            <li key={key}>
              {name}：{why}
            </li>
          ))}
        </ul>
      )}
      {unmoved.length === 0 ? null : (
        <Notice meaning="warn">
          已收下，但没能移到「已收」文件夹：{unmoved.join('、')}。请检查扫描文件夹能否写入；这些文件不会再次列出。
        </Notice>
      )}
    </section>
  );
}

const without = (chosen: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  new Set([...chosen].filter((each) => each !== key));

/** A scan as a file to be added; `onUnmoved`: it was taken and could not be moved aside. */
const scannedFile = ({ key, name }: ScanRow, onUnmoved: (name: string) => void): AddedFile => ({
  name,
  read: async () => {
    const opened = await ask('scan/open', { key });
    return opened.ok ? ok(new Blob([new Uint8Array(opened.value.bytes)])) : opened;
  },
  onAdded: async () => {
    const taken = await ask('scan/taken', { key });
    if (taken.ok && !taken.value.isMoved) onUnmoved(name);
  },
});
