import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../client/use-session.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { FingerprintCheck } from '../county-key/fingerprint-check.tsx';
import { useCheckedKey } from '../county-key/use-checked-key.ts';

/** What is still to be done about the county's key before a batch can be sealed, or should be. */
export function KeyNotice() {
  const { county } = useSession().station;
  const [checkedKey] = useCheckedKey();
  if (county === null)
    return (
      <Notice
        meaning="warn"
        action={
          <Anchor component={Link} to="/settings" size="sm">
            去导入公钥
          </Anchor>
        }
      >
        还没有导入县级公钥，暂时不能封批。批次文件要用县级公钥加密，只有县级医保局能打开。
      </Notice>
    );
  if (checkedKey === county.fingerprint) return null;
  return (
    <Notice meaning="warn">
      {county.name}的公钥还没有电话核对。送出第一个批次之前，请先核对一次。
      <FingerprintCheck fingerprint={county.fingerprint} />
    </Notice>
  );
}
