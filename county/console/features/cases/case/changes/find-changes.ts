import type { CaseView, DecisionView } from '../../../../api/views.ts';
import { placeWords } from '../decide/place-choices.ts';
import { contentLines, type ContentLine } from './content-lines.ts';

/** One fact that is not as it was, or one that the county pointed at and that is. Empty: it was not filled in. */
export type Change = {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly now: string;
  /** What the county said of it when it gave the case back; null: nothing. */
  readonly asked: string | null;
  /** It is a fact of the form, which can be as it was; the whole application is none. */
  readonly isFact: boolean;
};

const keyOf = ({ field, visit = '' }: Pick<ContentLine, 'field'> & { readonly visit?: string | undefined }): string =>
  `${visit} ${field}`;

/**
 * What a revision says otherwise than the one before it, in the order of the form; what was taken out stands last. Places the county
 * pointed at are there also when nothing was changed in them. `returned` null: the former one was not given back.
 */
export function findChanges(
  former: CaseView['content'],
  now: CaseView['content'],
  returned: DecisionView | null,
): readonly Change[] {
  const [before, after] = [contentLines(former), contentLines(now)];
  const valueBefore = new Map(before.map((line) => [keyOf(line), line.value]));
  const known = new Set(after.map(keyOf));
  const asked = new Map((returned?.places ?? []).map((place) => [keyOf(place), place] as const));
  const changes = after.flatMap((line): readonly Change[] => {
    const key = keyOf(line);
    const was = valueBefore.get(key) ?? '';
    const place = asked.get(key);
    asked.delete(key);
    return was === line.value && place === undefined
      ? []
      : [{ key, name: line.name, before: was, now: line.value, asked: place?.comment ?? null, isFact: true }];
  });
  const gone = before
    .filter((line) => !known.has(keyOf(line)) && line.value !== '')
    .map((line) => {
      const key = keyOf(line);
      const comment = asked.get(key)?.comment ?? null;
      asked.delete(key);
      return { key, name: `原${line.name}`, before: line.value, now: '', asked: comment, isFact: true };
    });
  // What the county said of the whole, or of something that is no fact of the form.
  const rest = [...asked].map(([key, place]) => ({
    key,
    name: placeWords(former, place),
    before: '',
    now: '',
    asked: place.comment,
    isFact: false,
  }));
  return [...rest, ...changes, ...gone];
}
