import { fen, formatYuanGrouped } from '#shared/fen.ts';
import type { TrueUp } from './true-up.ts';

/** How much of the amount is for this application's bills, where that is not all of it. */
export function MakeUpLine({
  trueUp,
  className,
}: {
  readonly trueUp: TrueUp;
  readonly className?: string | undefined;
}) {
  const { ownBills, makeUp } = trueUp;
  if (makeUp === 0) return null;
  const size = formatYuanGrouped(fen(Math.abs(makeUp)));
  return (
    <p className={className}>
      其中本次票据 {formatYuanGrouped(fen(ownBills))}，{makeUp > 0 ? '补付此前' : '抵扣此前多付'} {size}
    </p>
  );
}
