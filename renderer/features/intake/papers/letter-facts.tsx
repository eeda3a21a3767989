import { readDay } from '#shared/typed-text.ts';
import { readText, usePreference } from '../../../client/preference/use-preference.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import css from './papers.module.css';
import type { LetterFacts } from './use-papers.ts';

/** What is typed beside the letters: the day by which things are to be brought, and the window's phone. */
type TypedFacts = {
  readonly limit: string;
  readonly setLimit: (next: string) => void;
  readonly phone: string;
  readonly setPhone: (next: string) => void;
};

/** The phone is the same for every case, so it is remembered; the day is not. */
export function useWindowPhone(): readonly [string, (next: string) => void] {
  return usePreference('window-phone', readText, '');
}

/** What was typed as the letters take it; a day that cannot be read stays open for the pen. */
export function readFacts({ limit, phone }: TypedFacts): LetterFacts {
  const read = readDay(limit);
  return { limitOn: read.ok ? read.day : null, windowPhone: phone.trim() };
}

/** Two fields above the papers; both may stay empty. */
export function LetterFactFields({ facts }: { readonly facts: TypedFacts }) {
  const isWrong = facts.limit.trim() !== '' && !readDay(facts.limit).ok;
  return (
    <div className={css['facts']}>
      <TextField
        label="补齐期限"
        hint="印在告知书和回执上；不填则留空手写"
        value={facts.limit}
        onChange={facts.setLimit}
        problem={isWrong ? { severity: 'wrong', text: '不是日期。请按 2023-11-03 填写，或留空。' } : null}
      />
      <TextField
        label="窗口咨询电话"
        hint="填一次，以后自动带出"
        value={facts.phone}
        onChange={facts.setPhone}
        maxLength={64}
      />
    </div>
  );
}
