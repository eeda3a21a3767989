import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { isInRegion, regionDigits } from '#shared/policy/in-region.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { effectiveRange } from '../effective-range.ts';
import { timeDoubt } from '../pack-fit.ts';
import { AffectedList } from './affected-list.tsx';
import { DialogPart, PackDialog } from './pack-dialog.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useAffected } from './use-affected.ts';
import css from './install.module.css';

/** Has this PC settle with another installed pack, after showing whom that affects. */
export function ChoosePack({ pack }: { readonly pack: PackSummary }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        改用这个政策包
      </Button>
      {isOpen ? <ChooseDialog pack={pack} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const elsewhere = ({ region, regionCode }: PackSummary, townshipCode: string): string =>
  `本机乡镇代码 ${townshipCode} 不属于${region}（代码以 ${regionDigits(regionCode)} 开头）。这是别处的政策，改用后测算出的金额不能作数。请先核对乡镇代码和政策包，确实需要时再改用。`;

function ChooseDialog({ pack, onClose }: { readonly pack: PackSummary; readonly onClose: () => void }) {
  const { station, today } = useSession();
  const overdue = timeDoubt(pack, today);
  const affected = useAffected({ kind: 'installed', pack: pack.id });
  const choose = useAction('policy/choose', ['app/status', 'policy/localParameters', 'application/list']);
  const confirm = (reason: string) => {
    affected.stop();
    // The page goes over to the new pack before this call ends, and takes the dialog with it; the sentence must come.
    choose.mutateAsync({ pack: pack.id, reason }).then(() => {
      notifyDone(`本机改用「${pack.title}」。`);
      onClose();
    }, notifyFailure);
  };
  return (
    <PackDialog title={`改用「${pack.title}」`} onClose={onClose}>
      <div className={css['notices']}>
        {isInRegion(station.townshipCode, pack.regionCode) ? null : (
          <Notice meaning="danger">{elsewhere(pack, station.townshipCode)}</Notice>
        )}
        <Notice meaning="warn">
          {pack.region}，{effectiveRange(pack)}
          。改用后，本机的草稿和已受理的申请都按它测算；出院（就诊）日期不在执行时间内的票据不能测算。已确认的测算仍按原来的政策包。
        </Notice>
        {overdue === null ? null : <Notice meaning="warn">{overdue}</Notice>}
      </div>
      <DialogPart title="受影响的申请">
        <AffectedList affected={affected} />
      </DialogPart>
      <ReasonForm
        label="改用的依据或原因"
        hint="会记入操作记录。以后可以再改回来。"
        verb="改用"
        isBusy={choose.isPending}
        onConfirm={confirm}
        onClose={onClose}
      />
    </PackDialog>
  );
}
