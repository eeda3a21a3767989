import { useEffect } from 'react';
import { useChannel } from '../../client/use-channel.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { CountyKeyInput } from '../county-key/county-key-input.tsx';
import { effectiveRange } from '../policy/effective-range.ts';
import css from './setup.module.css';
import type { StepProps } from './step-station.tsx';

/** Step 2: the policy pack, and the county's public key if it is at hand. */
export function StepPack({ form, problems, onChange }: StepProps) {
  const { data, error, refetch } = useChannel('policy/list', {});
  const only = data?.packs.length === 1 ? data.packs[0]?.id : undefined;
  useEffect(() => {
    // With one pack there is nothing to choose.
    if (only !== undefined && form.pack === '') onChange({ pack: only });
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={css['fields']}>
      <fieldset className={css['packs']} aria-describedby={problems.pack === undefined ? undefined : 'pack-problem'}>
        <legend className={css['legend']}>政策包</legend>
        {data.packs.map((pack, index) => (
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
            <span className={css['packTitle']}>{pack.title}</span>
            <span className={css['packFacts']}>
              {pack.region} · {effectiveRange(pack)}
            </span>
          </label>
        ))}
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
        />
      </div>
    </div>
  );
}
