import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Fate } from './line-faults.ts';

const SLOW_BYTES = 1_500;
const SLOW_MS = 3;

const page = (status: string, head: string, body: string): string =>
  `HTTP/1.1 ${status}\r\n${head}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
const html = 'content-type: text/html\r\n';
const problem = 'aid-county: 1\r\ncontent-type: application/problem+json\r\n';

/** What some other machine on the way answers in the county's place. */
const STRANGERS = {
  'captive portal': page('200 OK', html, '<html><body>请先登录网络</body></html>'),
  'server error': page('503 Service Unavailable', problem, '{"code":"stopping","title":"正在停止"}'),
  'too many': page('429 Too Many Requests', `${problem}retry-after: 1\r\n`, '{"code":"too_many","title":"请稍候"}'),
} as const;

export type FaultProxy = {
  readonly port: number;
  /** Sets what becomes of the connections from now on. */
  readonly use: (next: () => Fate) => void;
  readonly close: () => Promise<void>;
};

type Parts = {
  /** Where the county listens now. */
  readonly target: () => number;
  /** From which address of this machine a connection comes to it: so that the county sees many PCs. */
  readonly from: string;
  /** A connection from which nothing will ever come: the PC's patience is at its end. */
  readonly onStuck: () => void;
  readonly onFault: (fate: Fate) => void;
  /** TLS runs through: any bit may flip. Else only what a checksum or a signature covers. */
  readonly isSealed: boolean;
};

/** A line between one PC and its county whose every connection has its own fate. */
export async function faultProxy(parts: Parts): Promise<FaultProxy> {
  let next: () => Fate = () => ({ fault: 'none', after: 0, bit: 0 });
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    socket.setNoDelay(true);
    return socket.on('error', () => undefined).on('close', () => open.delete(socket));
  };
  const server: Server = createServer({ allowHalfOpen: true }, (inner) => {
    const fate = next();
    parts.onFault(fate);
    pass(keep(inner), fate, parts, keep);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('No port');
  return {
    port: at.port,
    use: (fates) => {
      next = fates;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(inner: Socket, fate: Fate, parts: Parts, keep: (socket: Socket) => Socket): void {
  const { fault, after } = fate;
  if (fault === 'refuse') return void inner.resetAndDestroy();
  if (fault === 'silence') return void inner.resume().once('data', parts.onStuck);
  if (fault === 'captive portal' || fault === 'server error' || fault === 'too many')
    return void inner.once('data', () => inner.end(STRANGERS[fault])).resume();
  const outer = keep(
    connect({ port: parts.target(), host: '127.0.0.1', localAddress: parts.from, allowHalfOpen: true }),
  );
  const reset = (): void => {
    inner.resetAndDestroy();
    outer.resetAndDestroy();
  };
  outer.once('error', reset);
  inner.once('error', () => outer.destroy());
  inner.once('close', () => outer.destroy());
  outer.once('close', () => inner.destroySoon());

  let [up, down] = [0, 0];
  const sent: Buffer[] = [];
  inner.on('data', (piece: Buffer) => {
    const whole = fault === 'flip up' ? flipped(piece, up, fate, parts.isSealed ? 0 : bodyAt(sent, piece)) : piece;
    const left = Math.max(0, after - up);
    up += piece.length;
    if (fault === 'flip up' || fault === 'duplicate') sent.push(piece);
    if ((fault === 'reset up' || fault === 'cut up') && up > after) {
      outer.write(whole.subarray(0, left));
      if (fault === 'reset up') return reset();
      inner.pause();
      return void outer.end();
    }
    if (fault === 'slow') return trickle(inner, outer, whole);
    outer.write(whole);
  });
  inner.on('end', () => outer.end());

  const got: Buffer[] = [];
  outer.on('data', (piece: Buffer) => {
    const left = Math.max(0, after - down);
    const isFile = fault === 'flip down' && (parts.isSealed || isFileAnswer(got, piece));
    const whole = isFile ? flipped(piece, down, fate, parts.isSealed ? 0 : bodyAt(got, piece)) : piece;
    down += piece.length;
    if (fault === 'flip down') got.push(piece);
    if (fault === 'answer lost') return reset();
    if (fault === 'answer lost in silence') return parts.onStuck();
    if ((fault === 'reset down' || fault === 'cut down') && down > after) {
      inner.write(whole.subarray(0, left));
      return fault === 'reset down' ? reset() : void inner.end();
    }
    if (fault === 'half-close') return void inner.end(whole.subarray(0, Math.ceil(whole.length / 2)));
    inner.write(whole);
  });
  outer.on('end', () => {
    inner.end();
    if (fault === 'duplicate') again(parts, sent, keep);
  });
}

/** The very same bytes once more, as a line that doubles packets or a broken proxy does; nobody reads the answer. */
function again({ target, from }: Parts, sent: readonly Buffer[], keep: (socket: Socket) => Socket): void {
  const outer = keep(connect({ port: target(), host: '127.0.0.1', localAddress: from }));
  outer.resume().end(Buffer.concat(sent));
}

function trickle(inner: Socket, outer: Socket, bytes: Buffer): void {
  inner.pause();
  let at = 0;
  const next = (): void => {
    if (outer.destroyed) return;
    if (at >= bytes.length) return void inner.resume();
    outer.write(bytes.subarray(at, at + SLOW_BYTES));
    at += SLOW_BYTES;
    setTimeout(next, SLOW_MS);
  };
  next();
}

/** Where the body begins in a piece whose head may lie in those before; its end when it holds none. */
function bodyAt(before: readonly Buffer[], piece: Buffer): number {
  const earlier = Buffer.concat(before);
  const at = Buffer.concat([earlier, piece]).indexOf('\r\n\r\n');
  return at < 0 ? piece.length : Math.max(0, at + 4 - earlier.length);
}

const isFileAnswer = (before: readonly Buffer[], piece: Buffer): boolean =>
  Buffer.concat([...before, piece])
    .subarray(0, 2_000)
    .toString('latin1')
    .toLowerCase()
    .includes('octet-stream');

/** One bit of a piece the other way round, behind its head; unchanged when the place lies elsewhere. */
function flipped(piece: Buffer, passed: number, { after, bit }: Fate, from: number): Buffer {
  if (passed > after || from >= piece.length) return piece;
  const copy = Buffer.from(piece);
  const at = from + (after % (piece.length - from));
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}
