import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a line does to one connection: cuts it after so many bytes up, or down, or holds it until something has happened; null: lets it be. */
export type Cut = { readonly up?: number; readonly down?: number; readonly until?: Promise<unknown> };

/** A line to a port of this machine whose every connection is cut as told; `used` counts them, `cuts` those that died, `sent` the bytes up. */
export async function cuttingProxy(port: number, cutOf: (connection: number) => Cut | null) {
  let [used, cuts, sent] = [0, 0, 0];
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('error', () => undefined).on('close', () => open.delete(socket));
  };
  const server: Server = createServer((socket) => {
    const inner = keep(socket);
    inner.on('data', (bytes: Buffer) => (sent += bytes.length)).pause();
    const cut = cutOf(used++);
    void Promise.resolve(cut?.until).then(() => {
      const outer = keep(connect(port, '127.0.0.1'));
      relay(inner, outer, cut?.up, () => (cuts += 1));
      relay(outer, inner, cut?.down, () => (cuts += 1));
      inner.resume();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    used: () => used,
    cuts: () => cuts,
    sent: () => sent,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** Passes on what comes until `most` bytes have; then both ends are reset, which is said once. */
function relay(from: Socket, to: Socket, most: number | undefined, onCut: () => void): void {
  let passed = 0;
  from.on('data', (bytes) => {
    const left = most === undefined ? bytes.length : Math.max(0, most - passed);
    passed += bytes.length;
    if (left > 0) to.write(bytes.subarray(0, left));
    if (most === undefined || passed <= most) return;
    onCut();
    from.resetAndDestroy();
    to.resetAndDestroy();
  });
  from.on('end', () => to.end());
}
