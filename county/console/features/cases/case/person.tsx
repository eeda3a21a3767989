import { categoryName } from '#shared/settlement/category.ts';
import { Facts } from '../../../../../renderer/ui/page/facts.tsx';
import type { CaseView } from '../../../api/views.ts';

const SEX_WORDS = { male: '男', female: '女' } as const;
const ACCOUNT_WORDS = { card: '银行卡', passbook: '存折' } as const;
const orDash = (text: string): string => (text === '' ? '—' : text);

/** Who the aid is for, under which identity, and where it is to be paid. */
export function Person({ content }: { readonly content: CaseView['content'] }) {
  const { person, account, identities } = content;
  return (
    <Facts
      facts={[
        { name: '姓名', value: `${person.name}（${SEX_WORDS[person.sex]}，${person.birthDate} 出生）` },
        { name: '身份证号', value: person.idNumber },
        {
          name: '救助身份',
          value:
            identities.length === 0
              ? '—'
              : identities
                  .map(
                    ({ category, from, to, source }) =>
                      `${categoryName(category)} ${from} 起${to === null ? '' : `至 ${to}`}（${orDash(source)}）`,
                  )
                  .join('；'),
        },
        { name: '住址', value: orDash([person.village, person.address].filter((part) => part !== '').join(' ')) },
        { name: '电话', value: orDash(person.phone) },
        {
          name: '收款账户',
          value:
            account.number === ''
              ? '未填写'
              : `${account.holder} ${orDash(account.bank)} ${ACCOUNT_WORDS[account.kind]} ${account.number}`,
        },
        ...(content.application.note === '' ? [] : [{ name: '备注', value: content.application.note }]),
      ]}
    />
  );
}
