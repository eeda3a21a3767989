import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import type { EnrolCodeView } from '../../api/views.ts';
import { useSessionView } from '../../client/use-session.ts';
import css from './devices.module.css';

type CodeLetterProps = { readonly code: EnrolCodeView; readonly onClose: () => void };

/** A code, shown this once; on paper it is a letter to the township. Only the button takes it away. */
export function CodeLetter({ code, onClose }: CodeLetterProps) {
  const session = useSessionView();
  const isHere = session.data?.isSignedIn === true;
  return (
    <>
      <Modal
        opened={isHere}
        onClose={onClose}
        title={`${code.pc} 的登记码`}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
      >
        <p className={css['effect']}>
          只显示这一次，只能登记这一台，只能用一次，{code.until} 前有效。请当面、在电话里或用信告知，不要发在群里。
        </p>
        {code.formerPcs.length === 0 ? null : (
          <p className={css['effect']}>
            它以前的编号 {code.formerPcs.join('、')} 已记为核实，这些编号的申请不另外留核。
          </p>
        )}
        <div className={css['code']} role="group" aria-label="登记码">
          {code.code}
        </div>
        <div className={css['end']}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden />}
            onClick={() => window.print()}
          >
            打印通知
          </Button>
          <Button onClick={onClose} data-autofocus>
            已经告诉乡镇
          </Button>
        </div>
      </Modal>
      {isHere ? createPortal(<Letter code={code} />, document.body) : null}
    </>
  );
}

/** Nothing on the screen; on paper the only thing. */
function Letter({ code: { pc, code, until, countyName } }: { readonly code: EnrolCodeView }) {
  return (
    <section className={css['letter']} data-letter aria-hidden>
      <h1>电脑登记通知</h1>
      <dl>
        <dt>电脑编号</dt>
        <dd>{pc}</dd>
        <dt>登记码</dt>
        <dd className={css['printed']}>{code}</dd>
        <dt>有效期至</dt>
        <dd>{until}</dd>
      </dl>
      <ol>
        <li>在这台电脑上由管理员打开「设置 › 县级联网」。</li>
        <li>导入县级公钥文件，在电话里与县里逐组核对核对码。</li>
        <li>填写县级服务的地址，输入上面的登记码，点「登记」。连不上网的，导出登记申请，拷到 U 盘交县里办理。</li>
      </ol>
      <p>登记码只能登记这一台电脑，只能用一次。请勿拍照、转发；登记成功后请销毁本通知。</p>
      <p className={css['sender']}>{countyName}</p>
    </section>
  );
}
