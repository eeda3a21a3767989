import { z } from 'zod';

/** What became of one paper of the checklist. */
export const materialState = z.strictObject({
  /** Id of the line, as `materialLines` gives it. */
  line: z.string().min(1).max(40),
  /** Empty: not handed in. */
  got: z.enum(['', 'original', 'copy']),
  /** How the clerk has it: looked at, or scanned as well. */
  checked: z.enum(['', 'seen', 'scanned']),
  /** Where the paper itself went. */
  after: z.enum(['', 'kept', 'returned']),
});
export type MaterialState = z.infer<typeof materialState>;

/** More lines than any checklist has. */
export const MOST_MATERIALS = 60;

/** A line about which nothing was said. */
export const untouchedMaterial = (line: string): MaterialState => ({ line, got: '', checked: '', after: '' });

/** Where on the list the person has got; the words of the screen. */
export const GOT_WORDS = { '': '未交', original: '原件', copy: '复印件' } as const;
export const CHECKED_WORDS = { '': '未核', seen: '已看', scanned: '已扫描' } as const;
export const AFTER_WORDS = { '': '未定', kept: '留存', returned: '退还' } as const;
