import { type RefObject, useRef, useState } from 'react';
import type { Role } from '#shared/domain/role.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { NO_PROBLEMS, type UserProblems } from './check-user.ts';
import { RoleChoice } from './role-choice.tsx';

/** What is typed about a user, and what is wrong with it. */
export type UserForm = {
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly problems: UserProblems;
  readonly setName: (name: string) => void;
  readonly setRoles: (roles: readonly Role[]) => void;
  /** Says what is wrong; the first field of it gets the focus. */
  readonly show: (found: UserProblems) => void;
  /** Takes back what was said at these fields, because somebody types there. */
  readonly clear: (...fields: readonly (keyof UserProblems)[]) => void;
};

/** One form for a new user and one that is changed. */
export function useUserForm(start: { readonly name: string; readonly roles: readonly Role[] }): UserForm {
  const [name, setName] = useState(start.name);
  const [roles, setRoles] = useState(start.roles);
  const [problems, setProblems] = useState<UserProblems>(NO_PROBLEMS);
  const ref = useRef<HTMLFormElement>(null);
  return {
    ref,
    name,
    roles,
    problems,
    setName,
    setRoles,
    show: (found) => {
      setProblems(found);
      focusFirstProblem(ref);
    },
    clear: (...fields) =>
      setProblems((now) => ({ ...now, ...Object.fromEntries(fields.map((field) => [field, null])) })),
  };
}

/** 姓名 and 角色. */
export function UserFields({ of, hint }: { readonly of: UserForm; readonly hint?: string }) {
  return (
    <>
      <TextField
        label="姓名"
        isRequired
        data-autofocus
        maxLength={50}
        value={of.name}
        onChange={(text) => {
          of.setName(text);
          of.clear('name');
        }}
        problem={of.problems.name}
        {...(hint === undefined ? {} : { hint })}
      />
      <RoleChoice
        roles={of.roles}
        onChange={(next) => {
          of.setRoles(next);
          of.clear('roles');
        }}
        problem={of.problems.roles}
      />
    </>
  );
}
