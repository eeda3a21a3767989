import { members, textOf } from '../read-json.ts';
import type { PackRecord } from '../records/pack-record.ts';
import type { SealedTable, Stored } from '../rows/sealed-table.ts';

export type PackRow = {
  readonly pack_id: string;
  readonly version: number;
  readonly hash: string;
  readonly installed_at: string;
};

export type PackFileContent = Pick<PackRecord, 'file' | 'compiled' | 'signer' | 'installedBy'>;

/** Installed policy packs: nothing personal, but what is due rests on them. */
export const packTable: SealedTable<PackRow, PackFileContent> = {
  name: 'pack',
  label: '政策包',
  columns: { pack_id: true, version: true, hash: true, installed_at: true },
  read: (json) => {
    const from = members(json);
    return {
      file: textOf(from, 'file'),
      compiled: textOf(from, 'compiled'),
      signer: textOf(from, 'signer'),
      installedBy: textOf(from, 'installedBy'),
    };
  },
  write: (content) => content,
};

export const toPack = ({ row, content }: Stored<PackRow, PackFileContent>): PackRecord => ({
  packId: row.pack_id,
  version: row.version,
  hash: row.hash,
  installedAt: row.installed_at,
  ...content(),
});
