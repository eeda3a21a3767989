import { IconUser } from '@tabler/icons-react';
import { assertNever } from '#shared/result.ts';
import type { FoundIn, SearchHit } from '#shared/contract/data/search.ts';
import { instantToDay } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import css from './find.module.css';

/** One hit: who, what of it was meant, where it stands, when it last changed. */
export function FoundRow({ hit }: { readonly hit: SearchHit }) {
  const { name, idNumberMasked, status, at, found } = hit;
  return (
    <>
      <span className={css['name']}>
        {found.field === 'name' ? <Marked {...found} /> : name === '' ? WORDS.noName : name}
      </span>
      <span className={css['faint']}>{idNumberMasked}</span>
      <span className={css['faint']}>
        <Meant hit={hit} />
      </span>
      <span className={css['day']}>{instantToDay(at)}</span>
      {status === null ? (
        <Chip meaning="info" icon={IconUser}>
          个人档案
        </Chip>
      ) : (
        <StatusChip status={status} />
      )}
    </>
  );
}

/** Number and village of the hit; before them in a word how it is meant when the name alone does not show it. */
function Meant({ hit }: { readonly hit: SearchHit }) {
  const { number, kind, village, found, also } = hit;
  const part = (field: FoundIn['field']): FoundIn | null => [found, also].find((each) => each?.field === field) ?? null;
  const hidden = HIDDEN_FIELDS.flatMap(([field, word]) => {
    const of = part(field);
    return of === null ? [] : [{ word, of }];
  })[0];
  if (hidden !== undefined) {
    return (
      <>
        {hidden.word} <Marked {...hidden.of} />
      </>
    );
  }
  const [inNumber, inVillage] = [part('number'), part('village')];
  const nearly = nearlyWord(found.by);
  return (
    <>
      {nearly === null ? null : <span className={css['nearly']}>{nearly}</span>}
      {kind === 'person' ? null : inNumber === null ? (number ?? WORDS.noNumber) : <Marked {...inNumber} />}{' '}
      {inVillage === null ? village : <Marked {...inVillage} />}
    </>
  );
}

/** What is not shown in the row unless it was meant, and the word before it. */
const HIDDEN_FIELDS = [
  ['idNumber', '身份证号'],
  ['phone', '电话'],
  ['bill', '票据号'],
] as const;

/** How a name is nearly what was typed; null when it is. */
function nearlyWord(by: FoundIn['by']): string | null {
  switch (by) {
    case 'same':
      return '同音';
    case 'skipped':
      return '少一字';
    case 'similar':
      return '读音相近';
    case 'written':
    case 'sound':
      return null;
    default:
      return assertNever(by);
  }
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
