import { members, textOf } from '../read-json.ts';
import type { SealedTable } from '../rows/sealed-table.ts';

/** Nothing of a setting is clear. */
export type SettingRow = Readonly<Record<string, never>>;

/** Settings of the station; the key is the id. */
export const settingTable: SealedTable<SettingRow, { readonly value: string }> = {
  name: 'setting',
  label: '设置',
  columns: {},
  read: (json) => ({ value: textOf(members(json), 'value') }),
  write: (content) => content,
};

export type LocalParameterRow = { readonly set_at: string };
export type LocalParameterContent = { readonly value: string; readonly source: string; readonly setBy: string };

/** County-set values; the key is the id. */
export const localParameterTable: SealedTable<LocalParameterRow, LocalParameterContent> = {
  name: 'local_parameter',
  label: '县级参数',
  columns: { set_at: true },
  read: (json) => {
    const from = members(json);
    return { value: textOf(from, 'value'), source: textOf(from, 'source'), setBy: textOf(from, 'setBy') };
  },
  write: (content) => content,
};

/** Running numbers; the id names the sequence. */
export const numberSequenceTable: SealedTable<{ readonly last: number }, null> = {
  name: 'number_sequence',
  label: '编号',
  columns: { last: true },
  read: () => null,
  write: () => null,
};
