/** Where a backup lies, in words. */
export const PLACES = { local: '本机', second: '第二处', other: '所选文件夹' } as const;
