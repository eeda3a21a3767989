import { Select, TextInput } from '@mantine/core';
import type { OpenedRoster, RosterMapping } from '#shared/contract/people/roster.ts';
import { ROSTER_SOURCE_IDS, ROSTER_SOURCES } from '#shared/roster/roster-source.ts';
import css from '../rosters.module.css';
import type { Where } from '../where.ts';

type WhereFieldsProps = {
  readonly file: OpenedRoster;
  readonly where: Where;
  readonly onWhere: (where: Where) => void;
  readonly mode: RosterMapping['mode'];
  readonly onMode: (mode: RosterMapping['mode']) => void;
};

/** Who sent which list, of which day, on which sheet, and whether it is the whole list. */
export function WhereFields({ file, where, onWhere, mode, onMode }: WhereFieldsProps) {
  const sheet = file.sheets[where.sheet];
  return (
    <div className={css['where']}>
      <TextInput
        label="名单名称"
        description="同一份名单每次用同一个名字"
        required
        maxLength={40}
        value={where.listName}
        onChange={(event) => onWhere({ ...where, listName: event.currentTarget.value })}
      />
      <Select
        label="来源"
        description="谁发来的"
        allowDeselect={false}
        value={where.source}
        onChange={(value) => {
          const source = ROSTER_SOURCE_IDS.find((each) => each === value);
          if (source !== undefined) onWhere({ ...where, source });
        }}
        data={ROSTER_SOURCE_IDS.map((value) => ({ value, label: ROSTER_SOURCES[value] }))}
      />
      <TextInput
        label="名册日期"
        description="名册反映哪一天的情况"
        required
        placeholder="2023-06-30"
        value={where.asOf}
        onChange={(event) => onWhere({ ...where, asOf: event.currentTarget.value.trim() })}
      />
      <Select
        label="导入方式"
        description={mode === 'whole' ? '不在文件里的人，身份终止' : '只增加和更改，不终止别人'}
        allowDeselect={false}
        value={mode}
        onChange={(value) => onMode(value === 'additions' ? 'additions' : 'whole')}
        data={[
          { value: 'whole', label: '全量：整份名单' },
          { value: 'additions', label: '增补：部分人员' },
        ]}
      />
      {file.sheets.length > 1 ? (
        <Select
          label="工作表"
          description="文件里的哪一张表"
          allowDeselect={false}
          value={String(where.sheet)}
          onChange={(value) => {
            const chosen = Number(value ?? where.sheet);
            onWhere({ ...where, sheet: chosen, headingRow: file.sheets[chosen]?.headingRow ?? null });
          }}
          data={file.sheets.map(({ name, isHidden }, index) => ({
            value: String(index),
            label: isHidden ? `${name}（隐藏）` : name,
          }))}
        />
      ) : null}
      <Select
        label="表头所在行"
        description="写着「姓名」的那一行"
        allowDeselect={false}
        placeholder="请选择"
        value={where.headingRow === null ? null : String(where.headingRow)}
        onChange={(value) => onWhere({ ...where, headingRow: value === null ? null : Number(value) })}
        data={(sheet?.rows ?? []).map(({ index, cells }) => ({
          value: String(index),
          label: `第 ${index + 1} 行：${cells
            .filter((cell) => cell !== '')
            .join(' ')
            .slice(0, 30)}`,
        }))}
      />
    </div>
  );
}
