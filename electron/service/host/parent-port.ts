import type { FromService, ToService } from '#shared/contract/host.ts';

/** A MessagePort as the service uses it: Electron's in the app, one of worker_threads in tests. */
export type ServicePort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown;
  readonly start: () => void;
  readonly close: () => void;
};

/** What Electron gives a utility process to talk to main with. */
export type ParentPort = {
  readonly postMessage: (message: FromService) => void;
  readonly on: (
    event: 'message',
    listener: (message: { readonly data: ToService; readonly ports: readonly ServicePort[] }) => void,
  ) => unknown;
};

/** The port to main; throws outside a utility process. */
export function parentPort(): ParentPort {
  // Electron adds it to `process`; the service does not import Electron for its types.
  const { parentPort: port } = process as { readonly parentPort?: ParentPort };
  if (port === undefined) throw new Error('The service runs only as a utility process');
  return port;
}
