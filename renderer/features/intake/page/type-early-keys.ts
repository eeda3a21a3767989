import { changeIdNumber, changePerson } from '../form/form-change.ts';
import type { IntakeSession } from '../state/intake-session.ts';
import { takeEarlyKeys } from './early-keys.ts';
import { neighbourField } from './focus-field.ts';

/** Puts what was typed before the page stood into its first fields: the identity number and, after Enter, the name. */
export function typeEarlyKeys(session: IntakeSession, page: ParentNode | null): void {
  const typed = takeEarlyKeys();
  const field = document.activeElement;
  const { form, today } = session.state.get();
  const isFirst = field instanceof HTMLInputElement && field.dataset['path'] === 'person.idNumber';
  if (typed === '' || !isFirst || page === null || form.person.idNumber !== '') return;
  const [idNumber = '', name] = typed.split('\n');
  session.change(changeIdNumber(idNumber, today));
  if (name === undefined) return;
  neighbourField(page, field, 1)?.focus();
  if (name !== '') session.change(changePerson({ name }));
}
