import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../../ui/field/enter-moves.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { SelectField } from '../../ui/field/select-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { readCount } from './read-count.ts';
import css from './time-limit.module.css';

type LimitFormProps = { readonly view: ChannelOutput<'timeLimit/view'>; readonly isLocked: boolean };
type ClaimKind = 'none' | 'months' | 'nextYear';

/** Channels whose days are counted by it. */
const COUNTED = ['timeLimit/view', 'application/list', 'notice/end'] as const;

/** How long an application may take, and until when bills may be brought. */
export function LimitForm({ view: { setting }, isLocked }: LimitFormProps) {
  const { claim } = setting;
  const { station } = useSession();
  const [days, setDays] = useState(String(setting.days));
  const [afterCorrection, setAfterCorrection] = useState(setting.afterCorrection);
  const [claimKind, setClaimKind] = useState<ClaimKind>(claim?.kind ?? 'none');
  const [months, setMonths] = useState(
    claim === null ? '' : String(claim.kind === 'months' ? claim.months : claim.month),
  );
  const [premiumDays, setPremiumDays] = useState(setting.premiumDays === null ? '' : String(setting.premiumDays));
  const [source, setSource] = useState(setting.source);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useAction('timeLimit/set', COUNTED);
  const packs = useChannel('policy/list', {}).data?.packs ?? [];
  const values = packs.find(({ id }) => id === station.pack)?.values ?? [];
  // A look-back is a limit in the policy as well, but none that anybody here has to keep.
  const readings = values.filter(({ group, value }) => group === '时限' && value.includes('工作日'));
  const read = {
    days: readCount(days, 120),
    months: claimKind === 'none' ? 1 : readCount(months, claimKind === 'months' ? 60 : 12),
    premiumDays: premiumDays.trim() === '' ? 1 : readCount(premiumDays, 120),
    source: source.trim().length >= 2,
  };
  const problem = (isRight: unknown, text: string) =>
    isAsked && (isRight === null || isRight === false) ? ({ severity: 'wrong', text } as const) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (read.days === null || read.months === null || read.premiumDays === null || !read.source) {
      queueMicrotask(() => focusFirstProblem(form));
      return;
    }
    const next =
      claimKind === 'none'
        ? null
        : claimKind === 'months'
          ? ({ kind: 'months', months: read.months } as const)
          : ({ kind: 'nextYear', month: read.months } as const);
    const premium = premiumDays.trim() === '' ? null : read.premiumDays;
    save.mutate(
      { setting: { ...setting, days: read.days, afterCorrection, claim: next, premiumDays: premium, source } },
      { onSuccess: () => notifyDone('办理时限已保存，受理台按新的时限计算。'), onError: notifyFailure },
    );
  };
  return (
    <PageSection title="办理时限" note="县级没有规定时，按 20 个工作日计算。">
      <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
        <TextField
          label="办结时限（工作日）"
          isRequired
          inputMode="numeric"
          maxLength={3}
          disabled={isLocked}
          value={days}
          onChange={setDays}
          hint={
            readings.length === 0
              ? '从受理次日起算。'
              : `政策包：${readings.map(({ label, value }) => `${label} ${value}`).join('；')}`
          }
          problem={problem(read.days, '请填 1 至 120 的整数。')}
        />
        <SelectField
          label="补正以后"
          disabled={isLocked}
          value={afterCorrection}
          options={[
            { value: 'continue', label: '扣除补正的时间，继续计算' },
            { value: 'restart', label: '从材料补齐之日起重新计算' },
          ]}
          onChange={setAfterCorrection}
        />
        <SelectField
          label="票据申请截止"
          disabled={isLocked}
          value={claimKind}
          options={[
            { value: 'none', label: '县级没有规定' },
            { value: 'months', label: '出院（就诊）后若干个月内' },
            { value: 'nextYear', label: '次年某月底以前' },
          ]}
          hint="逾期的票据在录入时提示，由受理员按规定掌握。"
          onChange={setClaimKind}
        />
        {claimKind === 'none' ? null : (
          <TextField
            label={claimKind === 'months' ? '几个月内' : '次年几月底'}
            isRequired
            inputMode="numeric"
            maxLength={2}
            disabled={isLocked}
            value={months}
            onChange={setMonths}
            problem={problem(read.months, claimKind === 'months' ? '请填 1 至 60 的整数。' : '请填 1 至 12 的整数。')}
          />
        )}
        <TextField
          label="参保资助核准支付（工作日）"
          inputMode="numeric"
          maxLength={3}
          disabled={isLocked}
          value={premiumDays}
          onChange={setPremiumDays}
          hint="本程序不办理参保资助，只供答复群众。本溪市办事指南（2021-07-22）写的是 15 个工作日。可不填。"
          problem={problem(read.premiumDays, '请填 1 至 120 的整数，或留空。')}
        />
        <TextField
          label="依据"
          isRequired
          maxLength={200}
          disabled={isLocked}
          value={source}
          onChange={setSource}
          hint="文件名称和文号，或县级答复的时间和人员。"
          problem={problem(read.source, '请写明依据的文件。')}
        />
        {isLocked ? null : (
          <div>
            <Button type="submit" loading={save.isPending}>
              {WORDS.save}办理时限
            </Button>
          </div>
        )}
      </form>
    </PageSection>
  );
}
