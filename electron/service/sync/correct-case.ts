import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import type { ReviewCommentInput } from '../../store/records/review-comment-record.ts';
import { standingPerson } from '../application/standing-person.ts';
import type { Open } from '../session/session-state.ts';
import { formPath, placeWords } from './case-views.ts';

/**
 * Makes a draft again of what the county returned; what it said at single fields stands there as comments to be answered.
 * Gives the first of these fields. NOT_FOUND, NOT_RETURNED, WRONG_STATUS, STALE_REVISION.
 */
export function correctCase(
  { store, actor }: Open,
  id: string,
  revision: number,
  asked: FormQuestions,
): Result<{ readonly id: string; readonly path: string | null }> {
  const record = store.applications.get(id);
  if (record === null) return fail('NOT_FOUND');
  const [said] = store.county.casesOfApplication(id);
  if (said?.decision !== 'returned') return fail('NOT_RETURNED');
  const comments = said.places.map((place): ReviewCommentInput => {
    const path = formPath(id, place);
    return {
      path,
      place: placeWords(record.form, id, place),
      value: fieldAt(record.form, path)?.value ?? '',
      text: place.comment === '' ? said.reason : place.comment,
    };
  });
  const corrected = store.county.correct(actor, id, revision, standingPerson(store, record, asked), comments);
  if (!corrected.ok) return corrected;
  const first = comments.find(({ path }) => fieldAt(record.form, path) !== null);
  return ok({ id, path: first?.path ?? null });
}
