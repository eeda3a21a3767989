import type { PolicyPack } from '#rules';
import { checkForm } from '#shared/domain/check-form.ts';
import { materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import type { MissingItem } from '../../../print/letters/letter.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import { gatherAssessInput } from '../../application/gather-assess-input.ts';
import { assessForm } from '../../assess/assess-form.ts';
import { questionsOf } from '../../assess/policy/form-questions.ts';
import type { UserContext } from '../../handlers/unlocked.ts';

/** A sentence at a field, as the name of a thing: `请填写申请日期。` → `申请日期`. */
const asThing = (sentence: string): string => sentence.replace(/^请(?:填写|选择)/, '').replace(/。$/, '');

const FOR_ACCEPTANCE = '受理和核查需要';
const FOR_EVERYBODY = '每份申请都要交';

/**
 * What an application still lacks. One that was sent back for completion lacks what was named then, neither more nor less;
 * otherwise what cannot be decided, the papers that were not handed in where a checklist is kept, and what is not filled in. Nothing
 * once it is settled.
 */
export function missingItems(
  { open, clock }: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  record: ApplicationRecord,
): readonly MissingItem[] {
  const { store } = open;
  const outcome = store.applications.outcome(record.id);
  if (outcome?.kind === 'correcting') return outcome.missing;
  if (record.status !== 'draft' && record.status !== 'accepted') return [];
  const { toGet } = assessForm(gatherAssessInput({ open, clock }, pack, record.id, record.form));
  const asked = new Set(toGet.map(({ path }) => path));
  const notFilled = checkForm(record.form, clock.today(), questionsOf(pack))
    .filter(({ severity, path }) => severity === 'missing' && !asked.has(path))
    .map(({ text }) => ({ what: asThing(text), why: FOR_ACCEPTANCE }));
  // Without a checklist every paper would seem to be missing.
  const { lines } = store.materials.of(record.id);
  const notHandedIn =
    lines.length === 0
      ? []
      : missingMaterials(materialLines(record.form, open.station.pack, lines)).map(({ name, why }) => ({
          what: name,
          why: why === '' ? FOR_EVERYBODY : why,
        }));
  const items = [...toGet.map(({ what, why }) => ({ what, why })), ...notHandedIn, ...notFilled];
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
