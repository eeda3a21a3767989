import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { OpenedRoster, RosterMapping } from '#shared/contract/people/roster.ts';
import { WORDS } from '../../../text/words.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../rosters.module.css';
import { ColumnChoice } from './column-choice.tsx';
import type { Where } from '../where.ts';
import { SheetPreview } from './sheet-preview.tsx';
import { useCtrlEnter } from './use-ctrl-enter.ts';
import { WhereFields } from './where-fields.tsx';

type MappingStepProps = {
  readonly file: OpenedRoster;
  readonly where: Where;
  readonly onWhere: (where: Where) => void;
  readonly headings: readonly string[];
  readonly isRemembered: boolean;
  readonly mapping: RosterMapping;
  readonly onMapping: (mapping: RosterMapping) => void;
  /** The lock has closed the file: nothing can be tried until it is chosen again. */
  readonly isClosed: boolean;
  readonly isBusy: boolean;
  readonly onTry: () => void;
  readonly onLeave: () => void;
};

/** How the file is to be read: which list it is, where its headings stand, which column says what. */
export function MappingStep(props: MappingStepProps) {
  const { file, where, onWhere, headings, isRemembered, mapping, onMapping, isClosed, isBusy, onTry, onLeave } = props;
  const sheet = file.sheets[where.sheet];
  const missing = missingOf(where, mapping);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  useCtrlEnter(isBusy || isClosed || missing !== null ? null : onTry);
  return (
    <div ref={box}>
      <PageSection title={`导入：${file.fileName}`} note={fileNote(file)}>
        <WhereFields
          file={file}
          where={where}
          onWhere={onWhere}
          mode={mapping.mode}
          onMode={(mode) => onMapping({ ...mapping, mode })}
        />
      </PageSection>
      <PageSection
        title="列的对应"
        note={isRemembered ? '按这份名单上次导入的对应填好了，请核对。' : '按表头猜的，请核对。带 * 的必须选。'}
      >
        <ColumnChoice
          headings={headings}
          sheet={sheet}
          headingRow={where.headingRow}
          mapping={mapping}
          onMapping={onMapping}
        />
        {sheet === undefined ? null : <SheetPreview sheet={sheet} headingRow={where.headingRow} />}
      </PageSection>
      {missing === null ? null : <Notice meaning="warn">{missing}</Notice>}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onLeave} disabled={isBusy}>
          {WORDS.cancel}
        </Button>
        <Button
          onClick={onTry}
          loading={isBusy}
          disabled={isClosed || missing !== null}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          试算
        </Button>
      </div>
    </div>
  );
}

const KINDS = { xlsx: 'Excel 工作簿', xls: '旧版 Excel（xls）', csv: '文本表格（csv）' } as const;

const fileNote = ({ kind, encoding }: OpenedRoster): string =>
  `${KINDS[kind]}${encoding === null ? '' : `，${encoding} 编码`}。试算只看结果，不改动任何数据。`;

/** What must be said before the file can be tried; null: nothing. */
function missingOf({ headingRow, listName, asOf }: Where, { columns, everybody }: RosterMapping): string | null {
  const has = (field: string): boolean => columns.some((each) => each.field === field);
  if (headingRow === null) return '没有认出表头。请在「表头所在行」里选择写着「姓名」「身份证号」的那一行。';
  if (listName.trim() === '')
    return '请给名单起个名字，例如「低保对象名册」。同一份名单每次用同一个名字，才能比较增减。';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return '请填写名册日期，例如 2023-06-30。';
  if (!has('name') && !has('headName')) return '请选择「姓名」在哪一列。';
  if (!has('idNumber') && !has('headId')) return '请选择「身份证号」在哪一列。';
  if (!has('category') && everybody === null) return '名册里没有类别列时，请选择这份名单里的人都属于哪一类。';
  return null;
}
