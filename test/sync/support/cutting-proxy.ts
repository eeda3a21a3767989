import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a line does to one connection: cuts it after so many bytes up, or down; null: lets it be. */
export type Cut = { readonly up?: number; readonly down?: number };

/** A line to a port of this machine whose every connection is cut as told; `used` counts them. */
export async function cuttingProxy(port: number, cutOf: (connection: number) => Cut | null) {
  let used = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((inner) => {
    const cut = cutOf(used++);
    const outer = connect(port, '127.0.0.1');
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    relay(inner, outer, cut?.up);
    relay(outer, inner, cut?.down);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    used: () => used,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** Passes on what comes until `most` bytes have; then both ends are reset. */
function relay(from: Socket, to: Socket, most: number | undefined): void {
  let passed = 0;
  from.on('data', (bytes) => {
    const left = most === undefined ? bytes.length : Math.max(0, most - passed);
    passed += bytes.length;
    if (left > 0) to.write(bytes.subarray(0, left));
    if (most === undefined || passed <= most) return;
    from.resetAndDestroy();
    to.resetAndDestroy();
  });
  from.on('end', () => to.end());
}
