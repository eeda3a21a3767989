import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import type { PersonFile, Twin } from '#shared/contract/people/person.ts';
import { NUMBER_END_WORDS, NUMBER_ENDS } from '#shared/domain/person/number-end.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { useSession } from '../../../client/use-session.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { WORDS } from '../../../text/words.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { enterMoves } from '../../../ui/field/enter-moves.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { LeaveQuestion } from '../../../ui/overlay/leave-question.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { focusHeading } from '../../../ui/page/focus-heading.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { WhoCan } from '../../../ui/who-can.tsx';
import { MergeDialog } from '../merge/merge-dialog.tsx';
import css from '../people.module.css';
import { AccountFields, PersonFields } from './person-fields.tsx';
import { Twins, useTwins } from './twins.tsx';
import { usePersonForm } from './use-person-form.ts';

const ENDS = NUMBER_ENDS.map((value) => ({ value, label: NUMBER_END_WORDS[value] }));

/** A person's file to be typed: `file` null makes a new one. Enter goes on, Ctrl+Enter saves. */
export function PersonFormSection({ file }: { readonly file: PersonFile | null }) {
  const navigate = useNavigate();
  const missing = useMissingRole('clerk');
  const { station, today } = useSession();
  const isEditable = missing === null;
  const form = useRef<HTMLFormElement>(null);
  const typed = usePersonForm(file?.form ?? null);
  const save = useAction('people/save', ['people/get', 'people/list', 'people/twins', 'household/get', 'person/find']);
  const twins = useTwins(typed.form, file?.id ?? null);
  const [merging, setMerging] = useState<Twin | null>(null);
  const isNew = file === null;
  /** What is typed here is in the file, though the page has not drawn that yet. */
  const isSaved = useRef(false);

  const submit = () => {
    if (!isEditable || save.isPending) return;
    if (!typed.isSound()) {
      focusFirstProblem(form);
      return;
    }
    const target = file === null ? null : { id: file.id, revision: file.revision };
    const input = { target, form: typed.form, reason: typed.reason, numberEnd: typed.numberEnd };
    // Not by `mutate`: what was saved is another form, and what this one wanted done afterwards would go with it.
    save.mutateAsync(input).then(
      (saved) => {
        notifyDone(`已保存${saved.form.person.name}的档案。`);
        isSaved.current = true;
        if (isNew) void navigate({ to: '/people/$id', params: { id: saved.id }, replace: true });
        else focusHeading('unless-held');
      },
      () => undefined, // said under the form
    );
  };
  const isAccountHeld =
    file !== null &&
    file.form.account.number !== '' &&
    !(station.singlePerson !== null && station.singlePerson.until >= today);
  return (
    <>
      <form
        ref={form}
        className={css['file']}
        aria-label="个人档案"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) {
            event.preventDefault();
            submit();
          } else enterMoves(event);
        }}
      >
        <PageSection title="基本信息">
          <PersonFields of={typed} isEditable={isEditable} isNew={isNew} />
          <Twins twins={twins} form={typed.form} onMerge={isNew || !isEditable ? null : setMerging} />
        </PageSection>
        <PageSection
          title="收款账户"
          note={
            isNew
              ? '可以以后再填。'
              : isAccountHeld
                ? '已有账户，一个人不能单独改。要换账户时在申请里填写，复核员核对通过以后按新账户发放。'
                : undefined
          }
        >
          <AccountFields of={typed} isEditable={isEditable && !isAccountHeld} />
        </PageSection>
        <div className={css['stack']}>
          {typed.isNumberChanged ? (
            <SelectField
              label="原来的号码"
              isRequired
              value={typed.numberEnd ?? ''}
              options={ENDS}
              nothing="请选择"
              hint="录错的号码不再找到这份档案，号码真正的持有人可以照常办理。"
              problem={typed.problemAt('numberEnd')}
              onChange={typed.setNumberEnd}
            />
          ) : null}
          {typed.needsReason ? (
            <TextField
              label="改动原因"
              isRequired
              maxLength={400}
              value={typed.reason}
              onChange={typed.setReason}
              hint="依据什么材料，例如“已上户口，见户口簿”“换发银行卡”。"
              problem={typed.problemAt('reason')}
            />
          ) : null}
          {save.error === null ? null : (
            <Notice meaning="danger" role="alert">
              {sentenceOf(save.error)}
            </Notice>
          )}
          <div className={css['buttons']}>
            <Button type="submit" disabled={!isEditable || (!isNew && !typed.isChanged)} loading={save.isPending}>
              {isNew ? '建立档案' : WORDS.save}
            </Button>
            <WhoCan id="who-can-save" line={missing} />
          </div>
        </div>
      </form>
      {typed.isChanged && isEditable ? (
        <LeaveQuestion
          title="还有改动没有保存"
          effect={isNew ? '离开后，这份新档案里填写的内容就没有了。' : '离开后，刚才改动的内容就没有了，档案照旧。'}
          stay="返回填写"
          isDone={() => isSaved.current}
        />
      ) : null}
      {/* Beside the form: what is submitted in the dialog must not submit this one. */}
      {merging === null || file === null ? null : (
        <MergeDialog file={file} other={merging} onClose={() => setMerging(null)} />
      )}
    </>
  );
}
