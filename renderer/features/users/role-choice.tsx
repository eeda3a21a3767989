import { type Role, ROLE_WORDS, ROLES } from '#shared/domain/role.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { ROLE_WORK } from './role-words.ts';
import css from './users.module.css';

type RoleChoiceProps = {
  readonly roles: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  readonly problem: FieldProblem | null;
};

/** One box per role, each with what it allows. */
export function RoleChoice({ roles, onChange, problem }: RoleChoiceProps) {
  return (
    <fieldset className={css['roles']} aria-describedby={problem === null ? undefined : 'role-problem'}>
      <legend className={css['legend']}>角色（可多选）</legend>
      {ROLES.map((role) => (
        <label key={role} className={css['role']}>
          <input
            type="checkbox"
            aria-invalid={problem !== null}
            checked={roles.includes(role)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...roles, role] : roles.filter((each) => each !== role))
            }
          />
          <span className={css['roleName']}>{ROLE_WORDS[role]}</span>
          <span className={css['roleWork']}>{ROLE_WORK[role]}</span>
        </label>
      ))}
      {problem === null ? null : (
        <p id="role-problem" className={css['problem']} role="alert">
          {problem.text}
        </p>
      )}
    </fieldset>
  );
}
