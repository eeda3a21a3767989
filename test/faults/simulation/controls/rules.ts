/** Rules of the protocol that a control run takes out, one by one, to see the checks find it. */
export const RULES = [
  'seal is immutable',
  'acknowledged after it is synced',
  'epoch is raised by a restore',
  'kept until durable and backed up',
  'batches are chained',
  'a hash tells batches apart',
  'paid once',
  'feed in order',
  'PCs say what they have seen',
  'a PC out of use is not heard',
  'a restore takes the second journal',
  'a restore goes on behind the last number',
  'the keys of before are kept',
] as const;
export type Rule = (typeof RULES)[number];
/** The rules that are out. */
export type Rules = ReadonlySet<Rule>;
