import type { Open } from '../../../../electron/service/session/session-state.ts';
import type { World } from '../run/world.ts';

type Row = Readonly<Record<string, unknown>>;

/** Takes rules of the product out of a world, to see that the checks find what then goes wrong. */
export function takeOut(world: World): void {
  const { rules, county, tables } = world;
  if (rules.size === 0) return;
  county.disk.isLying = rules.has('acknowledged after it is synced');
  county.hearsPcs = !rules.has('PCs say what they have seen');
  county.raisesEpoch = !rules.has('epoch is raised by a restore');
  county.takesCopy = !rules.has('a restore takes the second journal');
  if (rules.has('paid once')) tables.change('drop index payment_once');
  if (rules.has('feed in order')) for (const pc of world.pcs) pc.wrap = takesGaps;
  tables.meddle = (sql, row) => {
    const { taking } = county;
    if (rules.has('paid once') && sql.includes('as is_paid'))
      return { ...row, is_paid: false, state: row['state'] === 'paid' ? 'approved' : row['state'] };
    if (rules.has('a PC out of use is not heard') && sql.startsWith('select device, pc'))
      return { ...row, revoked_at: null };
    if (taking === null) return row;
    if (rules.has('a hash tells batches apart') && sql.startsWith('select hash, is_readable'))
      return { ...row, hash: taking.hash };
    if (rules.has('batches are chained') && sql.startsWith('select device, pc') && row['device'] === taking.device)
      return behind(row, prevHashOf(world, taking.hash), taking.seq);
    return row;
  };
}

const prevHashOf = ({ pcs }: World, hash: string): string | null => {
  for (const { attempts } of pcs) {
    const attempt = attempts.get(hash);
    if (attempt !== undefined) return attempt.sealed.header.prevHash;
  }
  return null;
};

/** Whatever batch comes, it is the next one. */
const behind = (row: Row, prevHash: string | null, seq: number): Row => ({
  ...row,
  last_seq: seq - 1,
  last_hash: prevHash,
});

/** A store that takes any part of a feed for the next one. */
function takesGaps(open: Open): Open {
  const { county } = open.store;
  const applyFeed: typeof county.applyFeed = (actor, { header, ...feed }) => {
    const seen = county.seen();
    const have = header.epoch > seen.epoch ? 0 : seen.feedLast;
    return county.applyFeed(actor, { ...feed, header: { ...header, first: Math.min(header.first, have + 1) } });
  };
  return { ...open, store: { ...open.store, county: { ...county, applyFeed } } };
}
