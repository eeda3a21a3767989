/** Where 设置 speaks of the recovery code, as the end of its address. */
export const RECOVERY_PLACE = 'recovery';
