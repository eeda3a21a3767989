/** What lies in the profile folder beside the two copies of `keys.json`. */
export const DATABASE_NAME = 'app.db';
export const HEAD_LOG_NAME = 'head.log';
export const ATTACHMENTS_NAME = 'attachments';
export const BACKUPS_NAME = 'backups';
