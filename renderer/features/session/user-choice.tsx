import css from './session.module.css';

export type User = { readonly id: string; readonly name: string };

type UserChoiceProps = {
  readonly users: readonly User[];
  readonly userId: string;
  readonly onUser: (id: string) => void;
};

/** Who wants in. With one user there is nothing to choose, but the name is shown. */
export function UserChoice({ users, userId, onUser }: UserChoiceProps) {
  return (
    <fieldset className={css['users']}>
      <legend className={css['legend']}>用户</legend>
      {users.map((user) => (
        <label key={user.id} className={css['user']}>
          <input
            type="radio"
            name="user"
            value={user.id}
            checked={user.id === userId}
            onChange={() => onUser(user.id)}
          />
          {user.name}
        </label>
      ))}
    </fieldset>
  );
}
