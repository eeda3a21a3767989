import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** An address that moves: what comes to its port is passed to another one, as the name or virtual address of a server is. */
export type Relay = {
  readonly port: number;
  /** Where it leads from now on; null: nowhere. Those who are connected are not. */
  readonly to: (port: number | null) => void;
  readonly close: () => Promise<void>;
};

export async function relayTo(first: number): Promise<Relay> {
  let target: number | null = first;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (target === null) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      // Closing says it too.
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    to: (port) => {
      target = port;
      cut();
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
