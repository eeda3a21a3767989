import { SegmentedField } from '../field/segmented-field.tsx';
import { AccountHint } from '../../people/file/account-hint.tsx';
import { AccountUsers } from '../../people/file/account-users.tsx';
import { TextField } from '../field/text-field.tsx';
import { tidyDay } from '../field/tidy.ts';
import { changeAccount, changePerson } from '../form/form-change.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import { AgentFields } from './agent-fields.tsx';
import { IdNumberField } from './id-number-field.tsx';
import { IdentityRows } from './identity/identity-rows.tsx';
import { InsuredFields } from './insured-fields.tsx';
import { KnownPerson } from './known-person.tsx';
import { OpeningRows } from './openings/opening-rows.tsx';
import { AccountText, PersonText } from './person-text.tsx';
import { RosterFacts } from './roster/roster-facts.tsx';
import { SilentFields } from './silent-fields.tsx';
import { TwinHint } from './twin-hint.tsx';
import css from './person.module.css';

const INSURANCES = [
  { value: 'resident', label: '居民医保' },
  { value: 'employee', label: '职工医保' },
  { value: 'none', label: '未参保' },
] as const;

const ACCOUNT_KINDS = [
  { value: 'card', label: '银行卡' },
  { value: 'passbook', label: '存折' },
] as const;

/** Who applies, who is paid, and what the person is recognised as. */
export function PersonSection() {
  const session = useIntakeSession();
  const insurance = useIntake((state) => state.form.person.insurance);
  const accountKind = useIntake((state) => state.form.account.kind);
  const account = useIntake((state) => state.form.account);
  const idNumber = useIntake((state) => state.form.person.idNumber);
  const id = useIntake((state) => state.detail.id);
  const applicationDate = useIntake((state) => state.form.applicationDate);
  return (
    <div className={css['section']}>
      <div className={css['fields']}>
        <IdNumberField />
        <SilentFields />
        <PersonText field="name" label="姓名" />
        <PersonText field="phone" label="联系电话" />
        <SegmentedField
          label="参保类型"
          path="person.insurance"
          help="insurance"
          value={insurance}
          options={INSURANCES}
          onChoose={(value) => session.change(changePerson({ insurance: value }))}
        />
        <PersonText field="village" label="村（社区）" />
        <PersonText field="address" label="住址" className={css['address']} />
        <TextField
          label="申请日期"
          path="applicationDate"
          help="applicationDate"
          value={applicationDate}
          tidy={tidyDay}
          onType={(typed) => session.change((form) => ({ ...form, applicationDate: typed }))}
        />
        <InsuredFields />
      </div>
      <KnownPerson />
      <TwinHint />
      <fieldset className={css['group']}>
        <legend className={css['legend']}>收款账户</legend>
        <div className={css['account']}>
          <SegmentedField
            label="账户种类"
            path="account.kind"
            help="accountKind"
            value={accountKind}
            options={ACCOUNT_KINDS}
            onChoose={(kind) => session.change(changeAccount({ kind }))}
          />
          <AccountText field="holder" label="户名" />
          <AccountText field="bank" label="开户银行" />
          <AccountText field="number" label="收款账号" />
        </div>
        <AccountHint idNumber={idNumber} account={account} applicationId={id} />
        <AccountUsers idNumber={idNumber} number={account.number} />
      </fieldset>
      <RosterFacts />
      <IdentityRows />
      <OpeningRows />
      <AgentFields />
    </div>
  );
}
