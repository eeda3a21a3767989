import type { Books, Taken } from '../books/books.ts';
import { type BatchKey, spoolName } from '../spool/spool.ts';

/** Reads whole batches into the books, each once at a time however many ask for it. */
export type Intake = {
  /** Starts reading a batch, or joins the reading under way. */
  readonly take: (key: BatchKey) => Promise<Taken>;
  /** Resolves when nothing is being read. */
  readonly idle: () => Promise<void>;
};

/** `onTaken` hears each outcome once. */
export function makeIntake(books: Books, onTaken: (taken: Taken) => void): Intake {
  const running = new Map<string, Promise<Taken>>();

  async function run(key: BatchKey, name: string): Promise<Taken> {
    try {
      const taken = await books.takeBatch(key);
      onTaken(taken);
      return taken;
    } finally {
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
