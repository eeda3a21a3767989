import { useEffect } from 'react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useStatus } from '../../client/use-status.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { CountyKeyInput } from '../county-key/county-key-input.tsx';
import { effectiveRange } from '../policy/effective-range.ts';
import { packDoubts, placeDoubt } from '../policy/pack-fit.ts';
import css from './setup.module.css';
import type { StepProps } from './step-station.tsx';

/** The own place's first, and of these what is in force first. */
const weight = (pack: PackSummary, townshipCode: string, today: string): number =>
  packDoubts(pack, townshipCode, today).length + (placeDoubt(pack, townshipCode) === null ? 0 : 2);

/** Step 2: the policy pack, and the county's public key if it is at hand. */
export function StepPack({ form, problems, onChange }: StepProps) {
  const { data, error, refetch } = useChannel('policy/list', {});
  const today = useStatus().data?.today ?? '';
  const only = data?.packs.length === 1 ? data.packs[0]?.id : undefined;
  useEffect(() => {
    // With one pack there is nothing to choose.
    if (only !== undefined && form.pack === '') onChange({ pack: only });
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { townshipCode } = form;
  const packs = data.packs.toSorted((a, b) => weight(a, townshipCode, today) - weight(b, townshipCode, today));
  const chosen = packs.find(({ id }) => id === form.pack);
  const doubts = chosen === undefined ? [] : packDoubts(chosen, townshipCode, today);
  return (
    <div className={css['fields']}>
      <fieldset className={css['packs']} aria-describedby={problems.pack === undefined ? undefined : 'pack-problem'}>
        <legend className={css['legend']}>政策包</legend>
        {packs.map((pack, index) => (
          <label key={pack.id} className={css['pack']}>
            <input
              type="radio"
              name="pack"
              value={pack.id}
              aria-label={`${pack.region}：${pack.title}`}
              aria-invalid={problems.pack !== undefined}
              autoFocus={index === 0}
              checked={form.pack === pack.id}
              onChange={() => onChange({ pack: pack.id })}
            />
            <span className={css['packLine']} title={pack.title}>
              <span className={css['packTitle']}>{pack.region}</span>
              <span className={css['packName']}>{pack.title}</span>
              <span className={css['packFacts']}>{effectiveRange(pack)}</span>
            </span>
          </label>
        ))}
        {doubts.length === 0 ? null : <Notice meaning="warn">{doubts.join('')}</Notice>}
        {problems.pack === undefined ? null : (
          <p id="pack-problem" className={css['problem']}>
            {problems.pack.text}
          </p>
        )}
      </fieldset>
      <div>
        <CountyKeyInput
          hint="县级医保局发来的公钥文件，拖到这里、选择文件或粘贴文字都可以。可以先跳过，以后在「设置」中导入。"
          initialText={form.countyKey}
          onChange={(countyKey) => onChange({ countyKey })}
          onRefused={(isKeyRefused) => onChange({ isKeyRefused })}
        />
      </div>
    </div>
  );
}
