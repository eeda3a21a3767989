import { useState } from 'react';
import { Facts } from '../../../../renderer/ui/page/facts.tsx';
import type { PackLookView } from '../../api/publish-views.ts';
import { useAct, useAsk } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { FileField, type ReadFile } from './file-field.tsx';
import type { PublishDialogProps } from './publish-dialog.ts';
import css from './publish.module.css';
import { toOf, ToField } from './to-field.tsx';

/** A signed policy pack for the PCs; the county settles by it from then on. */
export function PublishPack({ devices, onDone, onClose }: PublishDialogProps) {
  const [file, setFile] = useState<ReadFile | null>(null);
  const [to, setTo] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const look = useAsk('look-pack');
  const act = useAct('publish-pack');
  const read = (chosen: ReadFile | null): void => {
    setFile(chosen);
    look.reset();
    act.reset();
    if (chosen !== null) look.mutate({ base64: chosen.base64 });
  };
  const submit = (): void => {
    setTried(true);
    if (file === null || look.data === undefined) return;
    act.mutate(
      { to: toOf(to), base64: file.base64 },
      {
        onSuccess: ({ pack, version, rechecked }) =>
          onDone(
            `已下发政策包 ${pack} 第 ${version} 版，县级从现在起也按它复算。` +
              (rechecked === 0 ? '' : `等它的 ${rechecked} 件案件已重新复算。`),
          ),
      },
    );
  };
  return (
    <FormDialog
      title="下发政策包"
      verb="下发"
      isBusy={look.isPending || act.isPending}
      failure={act.error ?? look.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <FileField
        label="政策包文件"
        hint="用本县政策密钥签名的 .aidpack 文件。"
        accept=".aidpack"
        problem={isTried && file === null ? { severity: 'wrong', text: '请选择政策包文件。' } : null}
        onRead={read}
      />
      {look.data === undefined ? null : <PackLook look={look.data} />}
      <ToField devices={devices} to={to} onChange={setTo} />
      <p className={css['line']}>
        下发后县级马上按它复算，不能收回；要改就再发一个版本更高的。乡镇由管理员比较后安装。
      </p>
    </FormDialog>
  );
}

const PackLook = ({ look }: { readonly look: PackLookView }) => (
  <section className={css['look']} aria-label="政策包内容">
    <Facts
      facts={[
        { name: '政策', value: look.title },
        { name: '文号', value: look.documentNumber ?? '没有' },
        { name: '名称和版本', value: `${look.pack} 第 ${look.version} 版` },
        { name: '施行', value: `${look.from} 至 ${look.to ?? '另行通知'}` },
        { name: '签名', value: look.signer },
        { name: '校验值', value: <span className={css['hash']}>{look.hash}</span> },
      ]}
    />
  </section>
);
