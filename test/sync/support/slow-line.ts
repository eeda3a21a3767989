import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '../../faults/support/random.ts';

/** One packet of a line, and what it takes at 64 kbit/s. */
const PACKET = 1_460;
const BYTES_A_MS = 8;
const ROUND_TRIP_MS = 100;
/** What a sender waits before it sends a lost packet again; twice as long each time. */
const FIRST_WAIT_MS = 300;
const FIRST_WAIT_OF_A_CALL_MS = 1_000;
/** The window and the county give up a connection on which nothing moved this long. */
const SILENT_MS = 20_000;

export type SlowLineParts = {
  readonly random: Random;
  /** Share of all packets that never arrive, 0–1. */
  readonly loss: number;
  /** Share of all packets at which the connection is reset. */
  readonly resets: number;
};

/**
 * A line of 64 kbit/s to a port of this machine on which packets get lost. Its time is counted, not waited for: what the same
 * bytes and the waits after each loss would take. A wait that is longer than both sides' patience ends the connection.
 */
export async function slowLine(port: number, { random, loss, resets }: SlowLineParts) {
  const told = { ms: 0, up: 0, connections: 0, broken: 0, longestCallMs: 0, offsets: [] as number[] };
  const open = new Set<Socket>();

  /** The waits until a packet is through; false: nobody waits that long. */
  function travel(firstWait: number): boolean {
    let [wait, silent] = [firstWait, 0];
    while (random.chance(loss)) {
      silent += wait;
      wait *= 2;
      if (silent > SILENT_MS) {
        told.ms += SILENT_MS;
        return false;
      }
    }
    told.ms += silent;
    return true;
  }

  /** Passes on what gets through, and says false when the connection broke in it: whatever pieces the bytes come in. */
  function carrier(to: Socket): (bytes: Buffer) => boolean {
    let room = 0;
    return (bytes) => {
      for (let at = 0; at < bytes.length;) {
        if (room === 0) {
          if (!travel(FIRST_WAIT_MS) || random.chance(resets)) return false;
          room = PACKET;
        }
        const part = bytes.subarray(at, at + room);
        told.ms += part.length / BYTES_A_MS;
        to.write(part);
        at += part.length;
        room -= part.length;
      }
      return true;
    };
  }

  const server: Server = createServer((inner) => {
    told.connections += 1;
    const begun = told.ms;
    const outer = connect(port, '127.0.0.1');
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    const end = (): void => {
      told.broken += 1;
      inner.resetAndDestroy();
      outer.resetAndDestroy();
    };
    told.ms += ROUND_TRIP_MS;
    if (!travel(FIRST_WAIT_OF_A_CALL_MS)) return end();
    const [up, down] = [carrier(outer), carrier(inner)];
    inner.on('data', (bytes: Buffer) => {
      told.up += bytes.length;
      if (!up(bytes)) end();
    });
    outer.on('data', (bytes: Buffer) => {
      const offset = /^upload-offset: (\d+)\r$/im.exec(bytes.toString('latin1'))?.[1];
      if (offset !== undefined) told.offsets.push(Number(offset));
      told.ms += ROUND_TRIP_MS;
      if (!down(bytes)) end();
      told.longestCallMs = Math.max(told.longestCallMs, told.ms - begun);
    });
    inner.on('end', () => outer.end());
    outer.on('end', () => inner.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    told,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
