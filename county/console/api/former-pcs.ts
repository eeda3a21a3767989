/** As many letters as a township has besides the one of now. */
export const MOST_FORMER_PCS = 25;

/** Whether a PC may have had this name before its data moved: the same township, another letter. */
export const isFormerPc = (former: string, pc: string): boolean =>
  former !== pc && former.slice(0, -1) === pc.slice(0, -1);
