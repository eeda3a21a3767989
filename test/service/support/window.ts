import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { compilePack } from '#rules';
import type {
  FromService,
  HostCall,
  HostErrorCode,
  HostValues,
  InitMessage,
  ServiceMessage,
} from '#shared/contract/host.ts';
import type { ChannelInput, ChannelName, ChannelOutput } from '#shared/contract/index.ts';
import { toDay } from '#shared/day.ts';
import type { Result } from '#shared/result.ts';
import type { Clock } from '../../../electron/service/context.ts';
import { instantOf } from '#shared/instant.ts';
import { createService, type Service } from '../../../electron/service/create-service.ts';
import type { ServicePort } from '../../../electron/service/host/parent-port.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { FIXED_CLOCK, STATION } from '../../support/invented-case.ts';
import '../../support/remember/remember-scrypt.ts';

/** A clock the test moves. */
export type TestClock = Clock & { readonly pass: (seconds: number) => void };

export function testClock(start = FIXED_CLOCK): TestClock {
  let passedMs = 0;
  const now = (): string => instantOf(Date.parse(start) + passedMs);
  return {
    now,
    today: () => toDay(now().slice(0, 10)),
    elapsedMs: () => passedMs,
    pass: (seconds) => {
      passedMs += seconds * 1000;
    },
  };
}

/** One page, as small as a PDF reader takes it. */
export const TINY_PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type /Page>>endobj\n%%EOF\n', 'latin1'));

/** A host reply before it is given its number. */
type HostAnswer =
  | { readonly ok: true; readonly value: HostValues[keyof HostValues] }
  | { readonly ok: false; readonly error: HostErrorCode };

/** What main would do: papers are one tiny page, chosen places lie in a folder of the test. */
export type PlayedHost = { readonly calls: HostCall[]; answer: (call: HostCall) => Promise<HostAnswer> };

/** A running service with its window's end of the line. */
export type Window = {
  readonly dataDir: string;
  readonly clock: TestClock;
  readonly host: PlayedHost;
  readonly events: unknown[];
  /** Any channel, any input, over a real port: what arrives is a structured clone. */
  readonly invoke: (channel: string, input: unknown) => Promise<Result<unknown>>;
  /** A channel of the contract whose success is expected. */
  readonly ask: <N extends ChannelName>(name: N, input: ChannelInput<N>) => Promise<ChannelOutput<N>>;
  /** A channel whose failure is expected: its code and detail. */
  readonly refused: <N extends ChannelName>(name: N, input: ChannelInput<N>) => Promise<unknown>;
  readonly service: Service;
  /** Ends this service and starts another one on the same profile. */
  readonly restart: () => Promise<Window>;
  readonly close: () => Promise<void>;
};

const asServicePort = (port: MessagePort): ServicePort => ({
  postMessage: (message) => port.postMessage(message),
  on: (event, listener) => port.on(event, (data: unknown) => listener({ data })),
  start: () => port.start(),
  close: () => port.close(),
});

function playHost(dataDir: string): PlayedHost {
  const saved = join(dataDir, '..', 'saved');
  mkdirSync(saved, { recursive: true });
  return {
    calls: [],
    answer: async (call) => {
      switch (call.call) {
        case 'pdf':
          return { ok: true, value: TINY_PDF };
        case 'saveFile': {
          const path = join(saved, call.suggestedName);
          writeFileSync(path, call.bytes);
          return { ok: true, value: { path } };
        }
        case 'chooseFolder':
        case 'openFile':
          return { ok: true, value: null };
        case 'printers':
          return { ok: true, value: { printers: [] } };
        case 'print':
          return { ok: true, value: { isSent: true } };
      }
    },
  };
}

/** Starts a service as main does, on a profile folder of its own. */
export function openWindow(dataDir: string, packsDir: string, clock: TestClock = testClock()): Window {
  const host = playHost(dataDir);
  const init: InitMessage = {
    kind: 'init',
    dataDir,
    packsDir,
    sqliteBinding: process.env['AID_SQLITE_BINDING'] ?? '',
    rosterReader: process.env['AID_ROSTER_READER'] ?? '',
    version: '0.1.0',
  };
  const post = (message: FromService): void => {
    if (message.kind !== 'host') return;
    const { kind: _, id, ...call } = message;
    host.calls.push(call);
    void host.answer(call).then((answer) => service.receive({ id, ...answer }));
  };
  const service = createService(init, post, clock);
  const { port1, port2 } = new MessageChannel();
  service.attach(asServicePort(port2));
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const events: unknown[] = [];
  let lastId = 0;
  port1.on('message', (message: ServiceMessage) => {
    if ('event' in message) events.push(message);
    else waiting.get(message.id)?.(message.result);
  });
  const invoke = (channel: string, input: unknown): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      port1.postMessage({ id: lastId, channel, input });
    });
  const close = async (): Promise<void> => {
    await service.drain();
    port1.close();
  };
  return {
    dataDir,
    clock,
    host,
    events,
    invoke,
    ask: async (name, input) => {
      const result = await invoke(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail)}`);
      return result.value as ChannelOutput<typeof name>; // the router has parsed it
    },
    refused: async (name, input) => {
      const result = await invoke(name, input);
      return result.ok ? result : result.error;
    },
    service,
    restart: async () => {
      await close();
      return openWindow(dataDir, packsDir, clock);
    },
    close,
  };
}

/** A folder for one test with the compiled pack in it, and how to remove it. */
export function testFolder(): { readonly dataDir: string; readonly packsDir: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'aid-service-'));
  const [dataDir, packsDir] = [join(root, 'data'), join(root, 'packs')];
  mkdirSync(packsDir);
  writeFileSync(join(packsDir, 'benxi-2023.json'), compilePack(BENXI));
  return { dataDir, packsDir, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The first run of the invented station; gives the recovery code. */
export async function setUp(window: Window, countyKey = ''): Promise<string> {
  const { recoveryCode } = await window.ask('setup/create', {
    townshipName: STATION.townshipName,
    townshipCode: STATION.townshipCode,
    pcLetter: STATION.pcLetter,
    pack: 'benxi-2023',
    userName: STATION.userName,
    password: STATION.password,
    countyKey,
  });
  return recoveryCode;
}

/** Opens the locked station with its password, or another. */
export async function unlock(window: Window, password: string = STATION.password): Promise<Result<unknown>> {
  const status = await window.ask('app/status', {});
  if (status.state !== 'locked') throw new Error(`Not locked but ${status.state}`);
  return window.invoke('session/unlock', { userId: status.users[0]?.id ?? '', password });
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
