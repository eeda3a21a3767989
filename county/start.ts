import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { buildApp } from './app.ts';
import { sessionKeys } from './auth/session-keys.ts';
import { isCommand, runCommand } from './commands/run-command.ts';
import { makeFirstUser } from './commands/password-command.ts';
import { scrubCounty } from './commands/scrub-command.ts';
import { openCounty, type OpenCounty } from './config/open-county.ts';
import type { CountyOptions } from './config/options.ts';
import { type Machine, now } from './context.ts';
import { type ControlAnswer, type ControlRequest, CONTROL_SOCKET } from './control/control-line.ts';
import { serveControl } from './control/serve-control.ts';
import { consoleSessions } from './http/console/console-session.ts';
import { makeIntake } from './http/intake.ts';
import { makeMetrics } from './http/metrics.ts';
import { rateLimit } from './http/rate-limit.ts';
import { UPLOAD_KEPT_MS } from './http/routes/upload-routes.ts';
import type { Service } from './http/service.ts';
import { uploadWriters } from './http/upload-writers.ts';

const HOUR_MS = 3_600_000;
/** Running requests get this long when the service is asked to stop. */
const DRAIN_MS = 15_000;
/** How often batches that came again get into the tables where nothing else asks for it: each time all tables are made anew. */
const MEND_MS = 300_000;
/** Hour of the night (+08:00) at which everything stored is hashed again. */
const SCRUB_HOUR = '02';

/** A whole township may come through one address; a PC sends one piece after the other. */
const LIMITS = {
  enrol: { burst: 20, perSecond: 0.2 },
  address: { burst: 600, perSecond: 60 },
  device: { burst: 400, perSecond: 60 },
} as const;

export type StartInput = {
  readonly options: CountyOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly machine: Machine;
  readonly packsFolder: string;
  /** Where the built console lies; left out: the service has none. */
  readonly consoleFolder?: string;
  readonly logStream?: Writable;
};

/** A service that listens. */
export type RunningCounty = {
  readonly address: string;
  readonly county: OpenCounty;
  /** Shown once, at the very first start. */
  readonly firstUser: { readonly user: string; readonly password: string } | null;
  /** Turns new requests away, lets running ones end, closes everything. */
  readonly stop: () => Promise<void>;
};

/** Opens the county, takes up what was left unread, and listens. */
export async function startCounty({
  options,
  env,
  machine,
  packsFolder,
  consoleFolder,
  logStream,
}: StartInput): Promise<RunningCounty> {
  const county = await openCounty(options, env, machine, packsFolder);
  try {
    return await startOpened(county, {
      options,
      machine,
      ...(consoleFolder === undefined ? {} : { consoleFolder }),
      ...(logStream === undefined ? {} : { logStream }),
    });
  } catch (error) {
    // A port that is taken, for one: the folder is let go again.
    await county.close();
    throw error;
  }
}

async function startOpened(
  county: OpenCounty,
  { options, machine, consoleFolder, logStream }: Omit<StartInput, 'env' | 'packsFolder'>,
): Promise<RunningCounty> {
  const { books, spool, papers } = county;
  let isStopping = false;
  const metrics = makeMetrics();
  const papersIntake = makeIntake(papers.spool, papers.take, ({ outcome }) => metrics.takenPapers(outcome));
  const intake = makeIntake(spool, books.takeBatch, (taken) => {
    metrics.taken(taken.outcome);
    // Beside the answer: no batch waits for papers.
    if (taken.outcome !== 'receipt' || !taken.isNew) return;
    const { device } = taken.receipt;
    inTurn('papers', () => takeWaiting(device));
  });
  const service: Service = {
    county: county.code,
    countyName: county.name,
    secret: county.secret,
    sessions: sessionKeys(county.dataKey, county.code),
    books,
    spool,
    intake,
    papers,
    papersIntake,
    writers: uploadWriters(machine.clock),
    metrics,
    limits: { enrol: rateLimit(LIMITS.enrol), address: rateLimit(LIMITS.address), device: rateLimit(LIMITS.device) },
    machine,
    isStopping: () => isStopping,
  };
  const app = buildApp(service, {
    ...options,
    console:
      consoleFolder === undefined
        ? null
        : { sessions: consoleSessions(county.dataKey, county.code), folder: consoleFolder },
    ...(logStream === undefined ? {} : { logStream }),
  });
  async function run({ command, ...input }: ControlRequest): Promise<ControlAnswer> {
    const said: ControlAnswer['said'] = [];
    const out = (text: string): void => void said.push({ to: 'out', text });
    const err = (text: string): void => void said.push({ to: 'err', text });
    if (!isCommand(command)) return { code: 2, said: [{ to: 'err', text: `服务不认识命令 ${command}，请升级。` }] };
    try {
      return { code: await runCommand(command, input, { county, machine, isServing: true, now, out, err }), said };
    } catch (error) {
      app.log.error({ err: error, command }, 'command');
      throw error;
    }
  }

  const listened = await app.listen({ host: options.host, port: options.port });
  // Fastify does not know that its server speaks TLS: it did not make it.
  const address = options.tls === null ? listened : listened.replace(/^http:/, 'https:');
  const firstUser = await makeFirstUser(books, machine.random);
  const endControl =
    county.form === 'folder' && process.platform !== 'win32'
      ? await serveControl(join(county.path, CONTROL_SOCKET), run)
      : async () => undefined;
  // What is whole in the spool and has no receipt: a crash came between. It is read beside the first requests.
  const replay = guard('replay', async () => {
    for (const { taken } of await books.takeAll()) metrics.taken(taken.outcome);
    for (const { outcome } of await papers.takeAll()) metrics.takenPapers(outcome);
    // A pack that came with a new version of the program, or was put into the folder.
    await books.recheckHeld();
  });
  let night: Promise<void> = replay;
  let lastScrub = '';
  const timer = setInterval(() => {
    night = guard('night', async () => {
      for (const each of [spool, papers.spool]) await each.expire(machine.clock() - UPLOAD_KEPT_MS);
      const [day, hour] = [now().slice(0, 10), now().slice(11, 13)];
      if (hour !== SCRUB_HOUR || day === lastScrub) return;
      lastScrub = day;
      const damaged = await scrubCounty(county);
      const damagedPapers = await papers.scrub();
      metrics.scrubbed(damaged.length + damagedPapers);
      if (damagedPapers > 0) app.log.error({ damaged: damagedPapers }, 'papers damaged, asked for again');
      if (damaged.length > 0) app.log.error({ damaged: damaged.length }, 'spool damaged, epoch raised');
    });
  }, HOUR_MS / 2);

  let turns: Promise<void> = Promise.resolve();
  function inTurn(what: string, work: () => Promise<void>): void {
    turns = turns.then(() => guard(what, work));
  }
  async function takeWaiting(device: string | null): Promise<void> {
    for (const { outcome } of await papers.takeWaiting(device)) metrics.takenPapers(outcome);
  }
  const mending = setInterval(() => {
    inTurn('mend', async () => {
      await books.mend();
      await takeWaiting(null);
    });
  }, MEND_MS);

  async function guard(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      app.log.error({ err: error }, what);
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearInterval(timer);
    clearInterval(mending);
    await endControl();
    const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
    await app.close();
    clearTimeout(cut);
    await intake.idle();
    await papersIntake.idle();
    await turns;
    await night;
    await county.close();
  }

  return { address, county, firstUser, stop };
}
