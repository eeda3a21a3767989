/**
 * The smallest service that speaks the whole protocol of `shared/contract/host.ts`: main and preload are tested with
 * it, so that a fault of the real service is never taken for one of theirs.
 */
import type { FromService, HostCall, HostReply, InitMessage, Request, ToService } from '#shared/contract/host.ts';
import { ok } from '#shared/result.ts';

const parent = process.parentPort;
const tell = (message: FromService): void => parent.postMessage(message);
const replies = new Map<number, (reply: HostReply) => void>();
let init: InitMessage | null = null;
let lastHostCall = 0;

parent.on('message', ({ data, ports: [port] }) => {
  const message = data as ToService;
  switch (message.kind) {
    case 'init':
      init = message;
      if (process.env['AID_TEST_DIE_AT_ONCE'] === '1') process.exit(3);
      tell({ kind: 'ready' });
      return;
    case 'port':
      port?.on('message', (event) => {
        const { id, channel, input } = event.data as Request;
        void answer(channel, input).then((value) => port.postMessage({ id, result: ok(value) }));
        if (channel === 'ask-for-event') port.postMessage({ event: 'told', payload: input });
      });
      port?.start();
      return;
    case 'pulse':
      tell({ kind: 'pulse' });
      return;
    case 'drain':
      tell({ kind: 'drained' });
      process.exit(0);
      return;
    case 'lock':
      return;
    case 'host-reply':
      replies.get(message.id)?.(message);
  }
});

function answer(channel: string, input: unknown): Promise<unknown> {
  switch (channel) {
    case 'init':
      return Promise.resolve(init);
    case 'pid':
      return Promise.resolve(process.pid);
    case 'never':
      return new Promise(() => undefined);
    case 'host':
      return new Promise((resolve) => {
        lastHostCall += 1;
        replies.set(lastHostCall, resolve);
        tell({ ...(input as HostCall), kind: 'host', id: lastHostCall });
      });
    default:
      return Promise.resolve({ channel, input });
  }
}
