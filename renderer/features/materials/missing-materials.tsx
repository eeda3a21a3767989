import { materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import css from './materials.module.css';

/** The needed papers that were not handed in, named beside what else is to be got. */
export function MissingMaterials() {
  const { id } = useIntakeSession();
  const form = useIntake((state) => state.form);
  const { data } = useChannel('material/view', { applicationId: id });
  if (data === undefined) return null;
  const missing = missingMaterials(materialLines(form, data.pack, data.lines));
  if (missing.length === 0) return null;
  return (
    <section className={css['missing']} aria-label="待补材料">
      <h3 className={css['missingTitle']}>待补材料（{missing.length} 项）</h3>
      <p className={css['missingNames']}>
        {missing.map(({ name }) => name).join('、')}。交来后请在「材料与打印」的材料清单中登记。
      </p>
    </section>
  );
}
