import { beforeEach, expect, test } from 'vitest';
import type { Request, ServiceMessage } from '#shared/contract/host.ts';
import { createBridge, type BridgeParts, type Port } from '../../electron/preload/bridge.ts';

/** The service's end of a port, driven by hand. */
type Line = {
  readonly port: Port;
  readonly sent: Request[];
  readonly say: (message: ServiceMessage) => void;
  readonly isClosed: () => boolean;
};

function makeLine(): Line {
  const sent: Request[] = [];
  let closed = false;
  const port: Port = {
    onmessage: null,
    postMessage: (message) => void sent.push(message),
    close: () => {
      closed = true;
    },
  };
  return { port, sent, say: (message) => port.onmessage?.({ data: message }), isClosed: () => closed };
}

const LOST = { ok: false, error: { code: 'SERVICE_RESTARTED' } };

let parts: BridgeParts;
beforeEach(() => {
  parts = createBridge();
});

test('each reply goes to its own request, in whatever order they come', async () => {
  const line = makeLine();
  parts.attach(line.port);
  const [first, second] = [parts.bridge.invoke('a', 1), parts.bridge.invoke('b', { 姓名: '张某' })];
  expect(line.sent).toEqual([
    { id: 1, channel: 'a', input: 1 },
    { id: 2, channel: 'b', input: { 姓名: '张某' } },
  ]);
  line.say({ id: 2, result: { ok: true, value: 'second' } });
  line.say({ id: 1, result: { ok: true, value: 'first' } });
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, value: 'first' },
    { ok: true, value: 'second' },
  ]);
});

test('what is asked before a service is there is sent once it is, and is not lost with one that never took it', async () => {
  const early = parts.bridge.invoke('early', null);
  parts.lose();
  const line = makeLine();
  parts.attach(line.port);
  expect(line.sent).toEqual([{ id: 1, channel: 'early', input: null }]);
  line.say({ id: 1, result: { ok: true, value: 1 } });
  expect(await early).toEqual({ ok: true, value: 1 });
});

test('a service that dies answers all it owed with SERVICE_RESTARTED, and its port is closed', async () => {
  const line = makeLine();
  parts.attach(line.port);
  const owed = [parts.bridge.invoke('a', 1), parts.bridge.invoke('b', 2)];
  parts.lose();
  expect(await Promise.all(owed)).toEqual([LOST, LOST]);
  expect(line.isClosed()).toBe(true);
});

test('after a death the next service is used, and the page hears of the loss and of the return', async () => {
  const heard: unknown[] = [];
  parts.bridge.on('service-lost', () => heard.push('lost'));
  parts.bridge.on('service-back', () => heard.push('back'));
  parts.attach(makeLine().port);
  expect(heard).toEqual([]);
  parts.lose();
  const between = parts.bridge.invoke('between', null);
  const next = makeLine();
  parts.attach(next.port);
  expect(heard).toEqual(['lost', 'back']);
  next.say({ id: 1, result: { ok: true, value: 'again' } });
  expect(await between).toEqual({ ok: true, value: 'again' });
});

test('a port that replaces a living one does not leave a call unanswered', async () => {
  const first = makeLine();
  parts.attach(first.port);
  const owed = parts.bridge.invoke('a', 1);
  parts.attach(makeLine().port);
  expect(await owed).toEqual(LOST);
  expect(first.isClosed()).toBe(true);
});

test('events reach every listener of their name until it stops listening', () => {
  const line = makeLine();
  parts.attach(line.port);
  const [one, two, other]: unknown[][] = [[], [], []];
  const stop = parts.bridge.on('told', (payload) => one?.push(payload));
  parts.bridge.on('told', (payload) => two?.push(payload));
  parts.bridge.on('else', (payload) => other?.push(payload));
  line.say({ event: 'told', payload: 1 });
  stop();
  line.say({ event: 'told', payload: 2 });
  expect([one, two, other]).toEqual([[1], [1, 2], []]);
});

test('an input that is too large is refused before it is sent', async () => {
  const line = makeLine();
  parts.attach(line.port);
  expect(await parts.bridge.invoke('a', 'x'.repeat(2 ** 25))).toEqual({
    ok: false,
    error: { code: 'INPUT_TOO_LARGE' },
  });
  expect(line.sent).toEqual([]);
});
