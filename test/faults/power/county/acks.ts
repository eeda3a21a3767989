import { z } from 'zod';
import { assertNever } from '#shared/result.ts';

const batch = { pc: z.string(), seq: z.number(), hash: z.string() };

/** What the county said it has, to whom it may concern: one line of a child each. From that moment it may not be lost. */
export const ackSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enrolled'), device: z.string() }),
  z.strictObject({ kind: z.literal('user'), user: z.string() }),
  /** Bytes of an upload that need not be sent again. */
  z.strictObject({ kind: z.literal('offset'), ...batch, device: z.string(), offset: z.number() }),
  z.strictObject({ kind: z.literal('receipt'), ...batch, device: z.string(), file: z.string() }),
  z.strictObject({ kind: z.literal('feed'), device: z.string(), end: z.number(), digest: z.string() }),
  z.strictObject({ kind: z.literal('decided'), number: z.string(), fen: z.number() }),
  z.strictObject({ kind: z.literal('paid'), number: z.string(), fen: z.number() }),
]);
export type Ack = z.infer<typeof ackSchema>;

/** Everything that was acknowledged on one county's disk so far. */
export class Acks {
  readonly enrolled = new Set<string>();
  readonly users = new Set<string>();
  readonly offsets = new Map<string, Extract<Ack, { kind: 'offset' }>>();
  readonly receipts = new Map<string, Extract<Ack, { kind: 'receipt' }>>();
  readonly feeds = new Map<string, Extract<Ack, { kind: 'feed' }>>();
  readonly decided = new Map<string, number>();
  readonly paid = new Map<string, number>();

  get size(): number {
    const parts = [this.enrolled, this.users, this.offsets, this.receipts, this.feeds, this.decided, this.paid];
    return parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes down a line; lines that are none (cut off by the end of the process) mean nothing was said. */
  add(ack: Ack): void {
    switch (ack.kind) {
      case 'enrolled':
        return void this.enrolled.add(ack.device);
      case 'user':
        return void this.users.add(ack.user);
      case 'offset':
        return void this.offsets.set(`${ack.pc} ${ack.seq}`, ack);
      case 'receipt':
        return void this.receipts.set(`${ack.pc} ${ack.seq}`, ack);
      case 'feed':
        return void this.feeds.set(ack.device, ack);
      case 'decided':
        return void this.decided.set(ack.number, ack.fen);
      case 'paid':
        return void this.paid.set(ack.number, ack.fen);
      default:
        return assertNever(ack);
    }
  }

  /** How many batches of a PC have their receipt. */
  received(pc: string): number {
    return [...this.receipts.values()].filter((each) => each.pc === pc).length;
  }
}

export function readAck(line: string): Ack | null {
  try {
    return ackSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
