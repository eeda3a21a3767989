import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFileOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import { materialLines } from '#shared/domain/material/material-lines.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { useCase } from '../case/use-case.ts';
import { orderSlips, slipToBegin } from './order-slips.ts';
import css from './slip.module.css';
import { SlipView } from './slip-view.tsx';

const PERSON = 'person';

/** What was scanned, beside what was typed. Each bill remembers the scan that was looked at for it. */
export function SlipPane({ visit }: { readonly visit: string | null }) {
  const { id, form } = useCase().seen.detail;
  const { data, error, refetch } = useChannel('material/view', { applicationId: id });
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  if (data === undefined) {
    return error === null ? <Loading lines={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const slips = orderSlips(data.attachments, visit === null);
  const names = new Map(materialLines(form, data.pack, data.lines).map(({ id: line, name }) => [line, name]));
  const part = visit ?? PERSON;
  const index = form.visits.findIndex(({ key }) => key === visit);
  const bill = visit === null || index === -1 ? null : { key: visit, index, count: form.visits.length };
  const shown = slips.find((slip) => slip.id === chosen.get(part)) ?? slipToBegin(slips, bill);
  if (shown === null) {
    return (
      <EmptyState
        icon={IconFileOff}
        title="没有扫描材料"
        hint="请对照纸质材料复核。需要扫描件时，退回经办人在「材料与打印」里添加。"
        action={
          <Link to="/applications/$id" params={{ id }} className={css['link']}>
            打开整份申请
          </Link>
        }
      />
    );
  }
  const at = slips.indexOf(shown);
  const labelOf = (slip: AttachmentView): string => {
    const number = form.visits.findIndex(({ key }) => key === slip.visit) + 1;
    return `${names.get(slip.line) ?? '其他材料'}${number === 0 ? '' : `（第 ${number} 张票据）`}　${slip.name}`;
  };
  const choose = (slipId: string | undefined): void => {
    if (slipId !== undefined) setChosen(new Map(chosen).set(part, slipId));
  };
  return (
    <div className={css['pane']}>
      <div className={css['bar']}>
        <ActionIcon size={26} aria-label="上一份材料" disabled={at <= 0} onClick={() => choose(slips[at - 1]?.id)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <NativeSelect
          size="xs"
          className={css['choice']}
          aria-label="材料"
          value={shown.id}
          data={slips.map((slip) => ({ value: slip.id, label: labelOf(slip) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <ActionIcon
          size={26}
          aria-label="下一份材料"
          disabled={at === slips.length - 1}
          onClick={() => choose(slips[at + 1]?.id)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
        <span className={css['count']}>
          {at + 1} / {slips.length}
        </span>
      </div>
      <SlipView key={shown.id} slip={shown} />
    </div>
  );
}
