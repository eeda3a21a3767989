import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';
import { localValueLines } from '#shared/policy/type-local-value.ts';
import { instantInWords } from '../../../text/instants.ts';
import css from './local.module.css';

type ValueLinesProps = { readonly parameter: LocalParameterSummary; readonly value: LocalParameterValue };

/** A value in words, with its first day, its document and who set it. */
export function ValueLines({ parameter, value }: ValueLinesProps) {
  const lines = localValueLines(parameter.shape, value.typed);
  return (
    <div className={css['value']}>
      <ul className={css['lines']}>
        {lines.length === 0 ? (
          <li>与现行政策包的格式不符，不再使用</li>
        ) : (
          lines.map((line) => <li key={line}>{line}</li>)
        )}
      </ul>
      <p className={css['source']}>
        {value.from === null ? '' : `${value.from} 起，`}依据：{value.source}。{value.setBy}于
        {instantInWords(value.setAt)}填写。
      </p>
    </div>
  );
}
