import { useRef, useState } from 'react';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Fingerprint } from '../../county-key/fingerprint.tsx';
import { useCheckedKey } from '../../county-key/use-checked-key.ts';

type NextKeyDialogProps = { readonly id: string; readonly onClose: () => void };

/** Changes to the county's next keys once their fingerprint was heard over the telephone. */
export function NextKeyDialog({ id, onClose }: NextKeyDialogProps) {
  const { data, error } = useChannel('sync/nextKey', { id });
  const take = useAction('sync/takeKey', ['sync/items', 'sync/state', 'app/status']);
  const [, check] = useCheckedKey();
  const [code, setCode] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const submit = () => {
    if (data === undefined) return;
    // By its promise: once it is done this item is gone, and what hangs on it would not be called.
    void take.mutateAsync({ id, code }).then(
      () => {
        check(data.next.fingerprint);
        notifyDone('已更换县级公钥。以后封的批次用新公钥；以前的批次和回执照旧有效。');
        onClose();
      },
      // Said in the dialog.
      () => undefined,
    );
  };
  return (
    <FormDialog
      title="更换县级公钥"
      verb="核对无误，更换"
      form={form}
      isBusy={take.isPending}
      failure={take.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {data === undefined ? (
        error === null ? (
          <Loading lines={3} />
        ) : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(error)}
          </Notice>
        )
      ) : (
        <>
          <Facts
            facts={[
              { name: '现在的编号', value: data.present.keyId },
              { name: '现在的核对码', value: <Fingerprint text={data.present.fingerprint} /> },
              { name: '新的编号', value: data.next.keyId },
              { name: '新的核对码', value: <Fingerprint text={data.next.fingerprint} hidesLast /> },
            ]}
          />
          <p>
            更换通知的签名与现在的公钥一致。请打电话给县级医保局，由对方从头读新的核对码：前面各组与这里一致，再填对方读的最后一组。
          </p>
          <TextField
            label="对方读的最后一组（四位）"
            isRequired
            inputMode="numeric"
            maxLength={8}
            value={code}
            onChange={setCode}
            data-autofocus
          />
        </>
      )}
    </FormDialog>
  );
}
