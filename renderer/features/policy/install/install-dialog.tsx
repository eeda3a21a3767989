import type { PackPreview } from '#shared/contract/policy.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { FingerprintCheck } from '../../county-key/fingerprint-check.tsx';
import { useCheckedKey } from '../../county-key/use-checked-key.ts';
import { effectiveRange } from '../effective-range.ts';
import { PackDoubts } from '../pack-doubts.tsx';
import { AffectedList } from './affected-list.tsx';
import { Differences } from './differences.tsx';
import { DialogPart, PackDialog } from './pack-dialog.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useAffected } from './use-affected.ts';

type InstallDialogProps = { readonly preview: PackPreview; readonly onClose: () => void };

/** What a signed pack is, what it changes and whom it affects, before it is installed. */
export function InstallDialog({ preview, onClose }: InstallDialogProps) {
  const { pack, version, signer, ticket, replacesInUse } = preview;
  const { county } = useSession().station;
  const [checkedKey] = useCheckedKey();
  const affected = useAffected({ kind: 'file', ticket });
  const install = useAction('policy/install', ['policy/list', 'policy/localParameters', 'application/list']);
  const confirm = (reason: string) => {
    affected.stop();
    install.mutate(
      { ticket, reason },
      {
        onSuccess: () => {
          notifyDone(`已安装「${pack.title}」第 ${version} 版。`);
          onClose();
        },
        onError: notifyFailure,
      },
    );
  };
  return (
    <PackDialog title="安装政策包" onClose={onClose}>
      <Facts
        facts={[
          { name: '名称', value: `${pack.title}（第 ${version} 版）` },
          { name: '文号', value: pack.documentNumber ?? '未载' },
          { name: '地区', value: pack.region },
          { name: '执行时间', value: effectiveRange(pack) },
          { name: '签名', value: `${signer}，签名有效，内容未被改动` },
        ]}
      />
      {county === null || checkedKey === county.fingerprint ? null : (
        <Notice meaning="warn">
          县级公钥还没有电话核对，签名是不是县级医保局的还不能确定。请先核对，再安装。
          <FingerprintCheck fingerprint={county.fingerprint} />
        </Notice>
      )}
      <PackDoubts pack={pack} />
      <DialogPart title="内容差异">
        <Differences preview={preview} />
      </DialogPart>
      <DialogPart title="受影响的申请">
        {replacesInUse ? null : (
          <Notice meaning="info">安装后不会自动改用。下面是改用它以后会变的申请；改用请在安装后另行办理。</Notice>
        )}
        <AffectedList affected={affected} />
      </DialogPart>
      <ReasonForm
        label="安装的依据或原因"
        hint={
          replacesInUse
            ? '安装后，本机立即按它测算；已确认而金额会变的申请，封批前要退回重新测算。已封批的不受影响。'
            : '会记入操作记录。'
        }
        verb="安装"
        isBusy={install.isPending}
        onConfirm={confirm}
        onClose={onClose}
      />
    </PackDialog>
  );
}
