import type { ToService } from '#shared/contract/host.ts';
import { assertNever } from '#shared/result.ts';
import { createService, type Service } from './create-service.ts';
import { parentPort, type ServicePort } from './host/parent-port.ts';

/** The utility process: takes its paths from main, then ports of windows, and ends when main says so. */
const main = parentPort();
let service: Service | null = null;

function started(): Service {
  if (service === null) throw new Error('A message came before init');
  return service;
}

async function drain(): Promise<void> {
  await service?.drain();
  main.postMessage({ kind: 'drained' });
  // The message leaves with the next turn of the loop; exiting at once would swallow it.
  setImmediate(() => process.exit(0));
}

function receive(message: ToService, [port]: readonly ServicePort[]): void {
  switch (message.kind) {
    case 'init':
      service = createService(message, main.postMessage.bind(main));
      main.postMessage({ kind: 'ready' });
      return;
    case 'port':
      if (port !== undefined) started().attach(port);
      return;
    case 'host-reply':
      started().receive(message);
      return;
    case 'lock':
      service?.lockSoon();
      return;
    case 'pulse':
      main.postMessage({ kind: 'pulse' });
      return;
    case 'drain':
      void drain();
      return;
    default:
      assertNever(message);
  }
}

// A bug outside any request: nothing is known to be sound any more. Main starts a new service; what was saved is saved.
process.on('uncaughtException', (thrown) => {
  service?.crashed(thrown);
  process.exit(1);
});

main.on('message', ({ data, ports }) => receive(data, ports));
