import { IconListDetails } from '@tabler/icons-react';
import { assertNever } from '#shared/result.ts';
import type { FoundIn, SearchHit } from '#shared/contract/data/search.ts';
import { instantToDay } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import css from './find.module.css';

/** One hit: who, what of it was meant, where it stands, when it last changed. */
export function FoundRow({ hit }: { readonly hit: SearchHit }) {
  const { name, idNumberMasked, village, status, at, found } = hit;
  const special = specialOf(found);
  return (
    <>
      <span className={css['name']}>
        {found.field === 'name' ? <Marked {...found} /> : name === '' ? WORDS.noName : name}
      </span>
      <span className={css['faint']}>{idNumberMasked}</span>
      <span className={css['faint']}>
        {special === null ? <NumberAndVillage hit={hit} village={village} /> : <Special word={special} found={found} />}
      </span>
      <span className={css['day']}>{instantToDay(at)}</span>
      {status === null ? (
        <Chip meaning="info" icon={IconListDetails}>
          人员台账
        </Chip>
      ) : (
        <StatusChip status={status} />
      )}
    </>
  );
}

/** The word before a part that is not shown otherwise; null when what was meant stands in the row anyway. */
function specialOf({ field, by }: FoundIn): string | null {
  switch (field) {
    case 'idNumber':
      return '身份证号';
    case 'phone':
      return '电话';
    case 'bill':
      return '票据号';
    case 'name':
      return by === 'similar' ? '读音相近' : null;
    case 'number':
    case 'village':
      return null;
    default:
      return assertNever(field);
  }
}

function Special({ word, found }: { readonly word: string; readonly found: FoundIn }) {
  return (
    <>
      {word} {found.field === 'name' ? null : <Marked {...found} />}
    </>
  );
}

function NumberAndVillage({ hit, village }: { readonly hit: SearchHit; readonly village: string }) {
  const { number, kind, found } = hit;
  const numberText =
    kind === 'person' ? null : found.field === 'number' ? <Marked {...found} /> : (number ?? WORDS.noNumber);
  return (
    <>
      {numberText} {found.field === 'village' ? <Marked {...found} /> : village}
    </>
  );
}

/** A text with the part that was meant marked. */
function Marked({ text, from, to }: Pick<FoundIn, 'text' | 'from' | 'to'>) {
  return (
    <>
      {text.slice(0, from)}
      <mark className={css['mark']}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
