import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { idCheckCharacter } from '#shared/id-number.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAYS = 4_900;

/** The identity number of the person in a row; all different up to ten million. */
export function idAt(index: number): string {
  const born = new Date(Date.UTC(1930, 0, 1) + (index % 25_000) * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const first17 = `${210_502 + Math.floor(index / 25_000 / 1_000)}${born}${String(Math.floor(index / 25_000) % 1_000).padStart(3, '0')}`;
  return `${first17}${idCheckCharacter(first17)}`;
}

/** The day in a row. */
export const dayAt = (index: number): string =>
  new Date(FIRST_DAY + (index % DAYS) * DAY_MS).toISOString().slice(0, 10);

const NAMES = '王李张刘陈杨赵黄周吴';

/** Writes a roster of so many people under a title, ten columns, dates as dates; once. */
export async function makeRoster(path: string, people: number): Promise<void> {
  if (existsSync(path)) return;
  const headings = [
    '序号',
    '户主姓名',
    '户主身份证号',
    '姓名',
    '身份证号',
    '与户主关系',
    '类别',
    '享受开始时间',
    '村',
    '备注',
  ];
  const rows = Array.from({ length: people }, (_, index) => {
    const head = index - (index % 3);
    return [
      index + 1,
      `${NAMES[head % 10]}某${head % 997}`,
      idAt(head),
      `${NAMES[index % 10]}某${index % 997}`,
      idAt(index),
      ['户主', '配偶', '子女'][index % 3] ?? '',
      ['城市低保', '特困人员', '低保边缘'][index % 3] ?? '',
      new Date(`${dayAt(index)}T00:00:00Z`),
      `东村${index % 50}`,
      '',
    ];
  });
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 9 }];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    await writeXlsx({ sheets: [{ name: '名册', rows: [['救助对象名册'], headings, ...rows], merges }] }),
  );
}
