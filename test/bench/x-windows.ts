import { connect, type Socket } from 'node:net';

/** When a window of at least this width first shows; smaller ones are Chromium's helpers. */
const SMALLEST_WIDTH = 400;

const SUBSTRUCTURE_NOTIFY = 0x80000;
const EVENT_BYTES = 32;
const [CREATE_NOTIFY, MAP_NOTIFY, CONFIGURE_NOTIFY] = [16, 19, 22];

export type ShownWindows = {
  /** Resolves with the wall clock in ms at which the next large window shows on the screen. */
  readonly next: () => Promise<number>;
  readonly close: () => void;
};

/**
 * Listens to the X server: only it knows when a window is really on the screen, and asking it disturbs neither app.
 * `display` as in `:3`, on this machine, without access control, as `startXvfb` makes it.
 */
export async function watchWindows(display: string): Promise<ShownWindows> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:/, '')}`);
  const root = await openDisplay(socket);
  const select = Buffer.alloc(16);
  select.writeUInt8(2, 0); // ChangeWindowAttributes
  select.writeUInt16LE(4, 2);
  select.writeUInt32LE(root, 4);
  select.writeUInt32LE(1 << 11, 8); // the event mask follows
  select.writeUInt32LE(SUBSTRUCTURE_NOTIFY, 12);
  socket.write(select);

  const widths = new Map<number, number>();
  let waiting: ((at: number) => void) | null = null;
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    const at = performance.timeOrigin + performance.now();
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= EVENT_BYTES) {
      const kind = rest.readUInt8(0) & 0x7f;
      const window = rest.readUInt32LE(8);
      if (kind === CREATE_NOTIFY) widths.set(window, rest.readUInt16LE(16));
      if (kind === CONFIGURE_NOTIFY) widths.set(window, rest.readUInt16LE(20));
      if (kind === MAP_NOTIFY && (widths.get(window) ?? 0) >= SMALLEST_WIDTH) waiting?.(at);
      rest = rest.subarray(EVENT_BYTES);
    }
  });
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
      }),
    close: () => socket.destroy(),
  };
}

/** Says hello and gives the root window's id. */
function openDisplay(socket: Socket): Promise<number> {
  const hello = Buffer.alloc(12);
  hello.write('l', 0);
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < 8 || answer.length < 8 + 4 * answer.readUInt16LE(6)) return;
      socket.off('data', onData);
      if (answer.readUInt8(0) !== 1) {
        reject(new Error('The X server refused the connection'));
        return;
      }
      const vendor = Math.ceil(answer.readUInt16LE(24) / 4) * 4;
      resolve(answer.readUInt32LE(40 + vendor + 8 * answer.readUInt8(29)));
    };
    socket.on('data', onData);
    socket.once('error', reject);
  });
}
