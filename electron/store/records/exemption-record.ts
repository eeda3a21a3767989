import type { ExemptFact } from '#shared/domain/exemption/exempt-fact.ts';
import type { SinglePersonPermit } from '../records.ts';

/** What is asked to be set aside, and why. */
export type ExemptionInput = {
  /** Key of the bill line. */
  readonly visit: string;
  readonly fact: ExemptFact;
  /** What 核查 said of it when it was asked. */
  readonly found: string;
  readonly reason: string;
  /** The document or statement it rests on. */
  readonly evidence: string;
};

export type ExemptionRecord = ExemptionInput & {
  readonly id: string;
  readonly applicationId: string;
  readonly applicationRevision: number;
  /** `asked`: waits for the second person · `signed`: in force · the others count no more. */
  readonly state: 'asked' | 'signed' | 'declined' | 'withdrawn';
  readonly askedAt: string;
  readonly askedBy: string;
  readonly askedById: string;
  /** Of the second person; null until then. */
  readonly decided: {
    readonly at: string;
    readonly by: string;
    readonly byId: string;
    /** Why it was declined or withdrawn; empty when it was signed. */
    readonly reason: string;
    /** The county's permit under which whoever asked signed as well. */
    readonly permit: SinglePersonPermit | null;
  } | null;
};
