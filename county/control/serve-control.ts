import { chmodSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type ControlAnswer, type ControlRequest, controlRequestSchema, MOST_LINE_BYTES } from './control-line.ts';

/**
 * Listens on a socket in the county's folder for commands of the tool. Whoever may enter the folder may read its keys anyway, so
 * nothing more is asked. Gives what ends it. The caller holds the folder: an older socket is nobody's.
 */
export async function serveControl(
  path: string,
  run: (request: ControlRequest) => Promise<ControlAnswer>,
): Promise<() => Promise<void>> {
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > MOST_LINE_BYTES) socket.destroy();
      else if (text.endsWith('\n')) void answer(socket, text);
    });
  });

  async function answer(socket: Socket, line: string): Promise<void> {
    try {
      const done = await run(controlRequestSchema.parse(JSON.parse(line)));
      socket.end(`${JSON.stringify(done)}\n`);
    } catch {
      // A fault of the service: it is in its log, and the tool says that there was no answer.
      socket.destroy();
    }
  }

  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o600);
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
}
