import { useState } from 'react';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { PublicationView, PublishedView } from '../../api/publish-views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { contentOf, KIND_WORDS } from './publication-words.ts';
import type { PublishDialogProps } from './publish-dialog.ts';
import css from './publish.module.css';
import { toOf, ToField } from './to-field.tsx';

type SendAlsoProps = Pick<PublishDialogProps, 'devices' | 'onDone' | 'onClose'> & {
  readonly publication: PublicationView;
  /** When the same roster or pack was sent again since; null: this is the newest. */
  readonly newerAt: string | null;
};

/** PCs in use that something was not sent to. */
const lackingOf = ({ holders }: PublicationView, devices: PublishedView['devices']): PublishedView['devices'] =>
  devices.filter(({ device }) => !holders.some((holder) => holder.device === device));

/** Whether there is still anybody to send it to. A ledger is another for each PC: it is made anew. */
export const canSendAlso = (publication: PublicationView, devices: PublishedView['devices']): boolean =>
  publication.kind !== 'ledger' && (!publication.isForAll || lackingOf(publication, devices).length > 0);

/** Sends what was sent before to more PCs, after a look at who has it. */
export function SendAlso({ publication, devices, newerAt, onDone, onClose }: SendAlsoProps) {
  const [to, setTo] = useState<readonly string[]>([]);
  const act = useAct('publish-also');
  const { kind, holders, isForAll } = publication;
  const name = `${KIND_WORDS[kind]}「${contentOf(publication)}」`;
  const lacking = lackingOf(publication, devices);
  const submit = (): void =>
    act.mutate(
      { publication: publication.id, to: toOf(to) },
      {
        onSuccess: ({ sent }) =>
          onDone(
            `${sent === 0 ? '' : `已把${name}再发给 ${sent} 台电脑。`}${to.length === 0 ? `以后登记的电脑也会收到${sent === 0 ? name : ''}。` : ''}`,
          ),
      },
    );
  return (
    <FormDialog
      title={`再发${name}`}
      verb="再发"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {newerAt === null ? null : (
        <Notice meaning="warn">
          这不是最新的一份：{instantToMinute(newerAt)} 又下发过同名的。要发最新的，请关上，再发那一份。
        </Notice>
      )}
      <dl className={css['holders']} aria-label="谁已经有了">
        <PcLine words="已经取走" pcs={holders.filter(({ isFetched }) => isFetched)} />
        <PcLine words="已发，还没有取走" pcs={holders.filter(({ isFetched }) => !isFetched)} />
        <PcLine words="没有发过" pcs={lacking} />
        <div>
          <dt>以后登记的电脑</dt>
          <dd>{isForAll ? '会收到' : '收不到'}</dd>
        </div>
      </dl>
      {lacking.length === 0 ? (
        <p className={css['line']}>现在的电脑都发过了。点「再发」，以后登记的电脑也会收到。</p>
      ) : (
        <ToField devices={lacking} to={to} onChange={setTo} />
      )}
    </FormDialog>
  );
}

const PcLine = ({ words, pcs }: { readonly words: string; readonly pcs: readonly { readonly pc: string }[] }) => (
  <div>
    <dt>
      {words}（{pcs.length} 台）
    </dt>
    <dd>{pcs.length === 0 ? '—' : pcs.map(({ pc }) => pc).join('、')}</dd>
  </div>
);
