import css from './materials.module.css';
import { useMissingMaterials } from './use-missing-materials.ts';

/** The needed papers that were not handed in, named beside what else is to be got. */
export function MissingMaterials() {
  const missing = useMissingMaterials();
  if (missing === null || missing.length === 0) return null;
  return (
    <section className={css['missing']} aria-label="待补材料">
      <h3 className={css['missingTitle']}>待补材料（{missing.length} 项）</h3>
      <p className={css['missingNames']}>
        {missing.map(({ name }) => name).join('、')}。交来后请在「材料与打印」的材料清单中登记。
      </p>
    </section>
  );
}
