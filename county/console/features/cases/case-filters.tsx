import { ActionIcon, Button } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Kbd } from '../../../../renderer/ui/kbd.tsx';
import { SelectField } from '../../../../renderer/ui/field/select-field.tsx';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import { useTownshipLabel } from '../../client/use-township-names.ts';
import css from './cases.module.css';
import { type CaseFilter, STAGE_NAMES, STAGES } from './case-filter.ts';

const WAIT_MS = 250;
const ALL = 'all';

type CaseFiltersProps = {
  readonly filter: CaseFilter;
  readonly townships: readonly string[];
  readonly onChange: (filter: CaseFilter) => void;
};

/** Search, state, township and, when one came from there, the batch: one row. */
export function CaseFilters({ filter, townships, onChange }: CaseFiltersProps) {
  const [text, setText] = useState(filter.text);
  const search = useRef<HTMLInputElement>(null);
  const labelOf = useTownshipLabel();
  const ask = useDebouncedCallback((typed: string) => onChange({ ...filter, text: typed }), {
    delay: WAIT_MS,
    // Whoever goes to another page at once finds it again on the way back.
    flushOnUnmount: true,
  });
  useHotkeys([['/', () => search.current?.focus()]]);
  const type = (typed: string): void => {
    setText(typed);
    ask(typed);
  };
  const { batch, month } = filter;
  return (
    <div className={css['filters']} role="search" aria-label="查找案件">
      <div className={css['search']}>
        <TextField
          ref={search}
          label="查找"
          isLabelHidden
          placeholder="姓名、身份证号、申请编号，或票据代码 号码"
          value={text}
          onChange={type}
          maxLength={100}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={
            text === '' ? (
              <Kbd keys="/" />
            ) : (
              <ActionIcon size={24} aria-label="清除查找" onClick={() => type('')}>
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            )
          }
        />
      </div>
      <SelectField
        label="状态"
        isLabelHidden
        value={filter.stage}
        options={STAGE_NAMES.map((stage) => ({ value: stage, label: STAGES[stage].words }))}
        onChange={(stage) => onChange({ ...filter, stage })}
      />
      <SelectField
        label="乡镇"
        isLabelHidden
        value={filter.township === '' ? ALL : filter.township}
        options={[
          { value: ALL, label: '全部乡镇' },
          ...townships.map((code) => ({ value: code, label: labelOf(code) })),
        ]}
        onChange={(township) => onChange({ ...filter, township: township === ALL ? '' : township })}
      />
      {batch === null ? null : <Only words={batch.name} onDrop={() => onChange({ ...filter, batch: null })} />}
      {month === '' ? null : <Only words={`${month} 受理`} onDrop={() => onChange({ ...filter, month: '' })} />}
      <span className={css['keys']} aria-hidden>
        <Kbd keys="J" /> <Kbd keys="K" /> 上下　
        <Kbd keys="Enter" /> 打开
      </span>
    </div>
  );
}

/** One came here from somewhere: only what belongs to it is shown until this is clicked. */
const Only = ({ words, onDrop }: { readonly words: string; readonly onDrop: () => void }) => (
  <Button
    variant="light"
    rightSection={<IconX size={14} stroke={1.5} />}
    onClick={onDrop}
    aria-label={`不再只看 ${words}`}
  >
    {words}
  </Button>
);
