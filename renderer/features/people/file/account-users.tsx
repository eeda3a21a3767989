import type { ChannelOutput } from '#shared/contract/index.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { Notice } from '../../../ui/page/notice.tsx';

type AccountUsersProps = { readonly idNumber: string; readonly number: string };
type User = ChannelOutput<'person/accountUsers'>['rows'][number];

/** Shorter than any account: nobody is looked for while it is being typed. */
const SHORTEST = 8;

const wordsOf = ({ name, village, isHousehold }: User): string => {
  const where = isHousehold ? '同一户' : village;
  return where === '' ? name : `${name}（${where}）`;
};

/** Others are paid by the same account: usual in a family, and worth a look otherwise. Nothing is held up by it. */
export function AccountUsers({ idNumber, number }: AccountUsersProps) {
  const isTyped = number.replaceAll(/\s/g, '').length >= SHORTEST;
  const { data } = useChannel('person/accountUsers', { idNumber, number }, { enabled: isTyped });
  if (data === undefined || data.total === 0) return null;
  const { rows, total } = data;
  const isFamily = rows.length === total && rows.every(({ isHousehold }) => isHousehold);
  return (
    <Notice meaning="info">
      这个收款账户还有 {total} 人在用：{rows.map(wordsOf).join('、')}
      {total > rows.length ? ' 等' : ''}。
      {isFamily ? '都是同一户的人。' : '家里人代领是常有的；不是一家人的，请核对银行卡和代办的手续。'}
    </Notice>
  );
}
