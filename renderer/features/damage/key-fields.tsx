import { PasswordField } from '../../ui/field/password-field.tsx';
import { UserChoice, type User } from '../session/user-choice.tsx';

type KeyFieldsProps = {
  readonly users: readonly User[];
  readonly userId: string;
  readonly password: string;
  readonly onUser: (id: string) => void;
  readonly onPassword: (password: string) => void;
  /** What the last try failed with; empty when it did not. */
  readonly problem: string;
};

/** Whose password opens it. */
export function KeyFields({ users, userId, password, onUser, onPassword, problem }: KeyFieldsProps) {
  return (
    <>
      <UserChoice users={users} userId={userId} onUser={onUser} />
      <PasswordField
        label="密码"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={onPassword}
        problem={problem === '' ? null : { severity: 'wrong', text: problem }}
      />
    </>
  );
}
