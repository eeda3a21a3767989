/** What somebody may do on this PC. One person can hold several. */
export const ROLES = ['clerk', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The one word for each role. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: '受理员',
  reviewer: '复核员',
  admin: '管理员',
};
