import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import type { FromService, HostCall, HostValues, InitMessage, ToService } from '#shared/contract/host.ts';
import { answerHostCall } from './answer-host-call.ts';
import type { Connect } from './ports.ts';
import { type Patience, watchPulse } from './pulse.ts';

/** A service that dies more often than this within a minute would die for ever. */
const MAX_DEATHS = 3;
const DEATH_WINDOW_MS = 60_000;

/** How long the service may take to finish its work at the end. */
const DRAIN_MS = 5_000;

export type ServiceHostOptions = {
  readonly servicePath: string;
  readonly init: InitMessage;
  readonly onHostCall: (call: HostCall) => Promise<HostValues[keyof HostValues]>;
  /** The service died; a new one is being started. */
  readonly onLost: () => void;
  /** A service is there to take a port: at the start, and after each death. */
  readonly onReady: () => void;
  /** It keeps dying; no new one is started. */
  readonly onGivenUp: () => void;
  readonly patience: Patience;
  /** It runs and answers nothing; true: end it, and start a new one. `answered` is aborted when it does answer, or is gone. */
  readonly onSilent: (answered: AbortSignal) => Promise<boolean>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
};

export type ServiceHost = {
  /** Gives a frame a fresh port to the running service. */
  readonly connect: Connect;
  /** Ends the service and starts a new one, as after a death (development only). */
  readonly restart: () => void;
  /** Has the session locked, after the window has saved what is typed. */
  readonly lock: () => void;
  /** Lets the service finish and ends it; resolves when it is gone, after five seconds at the latest. */
  readonly drain: () => Promise<void>;
};

/** Starts the service as a utility process and keeps it alive. */
export function startServiceHost(options: ServiceHostOptions): ServiceHost {
  let deaths: readonly number[] = [];
  let draining = false;
  let silence = new AbortController();
  const heard = watchPulse(options.patience, {
    ask: () => {
      const isRunning = child.pid !== undefined;
      if (isRunning) send(child, { kind: 'pulse' });
      return isRunning;
    },
    onSilent: () => void endSilent(),
    onOver: () => silence.abort(),
  });
  let child = fork();

  async function endSilent(): Promise<void> {
    silence = new AbortController();
    const { pid } = child;
    const isUnwanted = await options.onSilent(silence.signal);
    // One that stands still hears no milder word.
    if (isUnwanted && pid !== undefined && pid === child.pid) process.kill(pid, 'SIGKILL');
    // Whoever waits is asked again when it stays silent.
    else heard();
  }

  function fork(): UtilityProcess {
    const forked = utilityProcess.fork(options.servicePath, [], { serviceName: 'aid-service', stdio: 'inherit' });
    forked.on('message', (message: FromService) => receive(forked, message));
    forked.once('exit', onExit);
    send(forked, options.init);
    return forked;
  }

  function receive(from: UtilityProcess, message: FromService): void {
    if (message.kind === 'ready') {
      options.onReady();
    } else if (message.kind === 'pulse') {
      heard();
    } else if (message.kind === 'host') {
      void answerHostCall(message, options.onHostCall).then((reply) => send(from, { kind: 'host-reply', ...reply }));
    }
  }

  function onExit(): void {
    heard();
    if (draining) return;
    const now = options.now();
    deaths = [...deaths.filter((at) => now - at < DEATH_WINDOW_MS), now];
    if (deaths.length > MAX_DEATHS) {
      options.onGivenUp();
      return;
    }
    options.onLost();
    child = fork();
  }

  return {
    connect: (frame, page) => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: 'port' } satisfies ToService, [port1]);
      frame.postMessage('service-port', page, [port2]);
    },
    restart: () => void child.kill(),
    lock: () => {
      if (child.pid !== undefined) send(child, { kind: 'lock' });
    },
    drain: () =>
      new Promise((resolve) => {
        draining = true;
        if (child.pid === undefined) {
          resolve();
          return;
        }
        const timer = setTimeout(() => child.kill(), DRAIN_MS);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        send(child, { kind: 'drain' });
      }),
  };
}

function send(child: UtilityProcess, message: ToService): void {
  child.postMessage(message);
}
