import { giveBack } from '../enrol/give-back.ts';
import { type BatchKey, type Spool, spoolName } from '../spool/spool.ts';

/** A file is in memory several times while it is read, and each may have 64 MiB: more wait for their turn. */
const MOST_AT_ONCE = 3;

/** Reads whole files into the books, each once at a time however many ask for it. */
export type Intake<Taken> = {
  /** Starts reading a file, or joins the reading under way. */
  readonly take: (key: BatchKey) => Promise<Taken>;
  /** Resolves when nothing is being read. */
  readonly idle: () => Promise<void>;
};

/** `take` reads one file of `spool`, which is given back first where that is due; `onTaken` hears each outcome once. */
export function makeIntake<Taken>(
  spool: Spool,
  take: (key: BatchKey) => Promise<Taken>,
  onTaken: (taken: Taken) => void,
): Intake<Taken> {
  const running = new Map<string, Promise<Taken>>();

  let free = MOST_AT_ONCE;
  const waiting: (() => void)[] = [];
  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
  }
  function leave(): void {
    const next = waiting.shift();
    // The place goes to whoever waits longest without becoming free in between.
    if (next === undefined) free += 1;
    else next();
  }

  async function run(key: BatchKey, name: string): Promise<Taken> {
    await enter();
    try {
      await giveBack(spool, key);
      const taken = await take(key);
      onTaken(taken);
      return taken;
    } finally {
      leave();
      running.delete(name);
    }
  }

  return {
    take: (key) => {
      const name = `${key.device}/${spoolName(key)}`;
      const under = running.get(name);
      if (under !== undefined) return under;
      const taking = run(key, name);
      running.set(name, taking);
      return taking;
    },
    idle: async () => void (await Promise.allSettled(running.values())),
  };
}
