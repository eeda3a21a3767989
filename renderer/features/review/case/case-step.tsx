import { useChannel } from '../../../client/use-channel.ts';
import { placeOf } from '#shared/domain/review/form-field.ts';
import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { ReasonForm } from '../../decision/reason-form.tsx';
import { movedSentence } from '../moved-words.ts';
import css from './case.module.css';
import { useCase } from './use-case.ts';

/** The step that asks something before it is made; nothing while none does. */
export function CaseStep() {
  const { asked, ask, steps } = useCase();
  if (asked === null) return null;
  const close = (): void => ask(null);
  return (
    <div className={css['step']}>
      {asked === 'return' ? (
        <ReturnForm onClose={close} />
      ) : asked === 'decline' ? (
        <ReasonForm
          verb="不同意"
          effect="申请回到已受理，由经办人继续核查。"
          label="不同意的原因"
          isBusy={steps.busy !== null}
          onSubmit={(reason) => void steps.declineRefusal(reason)}
          onClose={close}
        />
      ) : (
        <ReasonForm
          verb="撤回通过"
          effect="申请回到待复核，测算不变。您的复核记录保留，并注明已撤回。"
          label="撤回原因"
          isBusy={steps.busy !== null}
          onSubmit={(reason) => void steps.takeBack(reason)}
          onClose={close}
        />
      )}
    </div>
  );
}

/** 退回修改: which comments go along, which other cases of the person move, and a word beside them. */
function ReturnForm({ onClose }: { readonly onClose: () => void }) {
  const { seen, drafts, draft, steps } = useCase();
  const { id, form, number } = seen.detail;
  const moves = (useChannel('application/moves', { id }).data?.rows ?? []).filter(({ isDue }) => isDue);
  return (
    <ReasonForm
      verb="退回修改"
      effect={`${number ?? ''} 将退回为草稿，编号不变。已确认的测算作废，已占用的限额退回。`}
      label={drafts.length === 0 ? '退回原因' : '总的说明（可不填）'}
      problemText="请写明原因，或先在有问题的字段上写意见。"
      isOptional={drafts.length > 0}
      isBusy={steps.busy !== null}
      onSubmit={(reason) => void steps.giveBack(reason)}
      onClose={onClose}
    >
      {moves.length === 0 ? null : (
        <Notice meaning="warn">
          退回后，同一人的 {moves.length} 份申请需重新测算：
          {moves.map((row) => `${row.number} ${movedSentence({ ...row, cause: null })}`).join('；')}。
        </Notice>
      )}
      {drafts.length === 0 ? null : (
        <ul className={css['drafts']} aria-label="随同退回的意见">
          {drafts.map(({ path, text }) => {
            const field = fieldAt(form, path);
            return (
              <li key={path} className={css['draft']}>
                <span className={css['draftPlace']}>{field === null ? path : placeOf(field)}</span>
                <span>{text}</span>
                <button type="button" className={css['quiet']} onClick={() => draft(path, '')}>
                  去掉
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </ReasonForm>
  );
}
