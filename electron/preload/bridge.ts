import type { Bridge, Request, ServiceMessage } from '#shared/contract/host.ts';
import { fail, type Result } from '#shared/result.ts';
import { isTooLarge } from './input-size.ts';

/** The part of a MessagePort that is used here; tests give one of Node's. */
export type Port = {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  readonly postMessage: (message: Request) => void;
  readonly close: () => void;
};

type Settle = (result: Result<unknown>) => void;

export type BridgeParts = {
  readonly bridge: Bridge;
  /** Uses this port from now on: the first one, or the one of a restarted service. */
  readonly attach: (port: Port) => void;
  /** The service is dead: what it had not answered is answered with `SERVICE_RESTARTED`. */
  readonly lose: () => void;
};

/**
 * The page's end of the line to the service. The port itself never reaches the page. Calls made while no service is
 * there wait for the next one.
 */
export function createBridge(): BridgeParts {
  const pending = new Map<number, Settle>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let waiting: readonly Request[] = [];
  let port: Port | null = null;
  let wasLost = false;
  let lastId = 0;

  const emit = (event: string, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };

  const receive = (message: ServiceMessage): void => {
    if ('event' in message) {
      emit(message.event, message.payload);
      return;
    }
    pending.get(message.id)?.(message.result);
    pending.delete(message.id);
  };

  const lose = (): void => {
    port?.close();
    port = null;
    wasLost = true;
    // What was never sent is not lost: the next service gets it.
    const unsent = new Set(waiting.map(({ id }) => id));
    for (const [id, settle] of pending) {
      if (unsent.has(id)) continue;
      settle(fail('SERVICE_RESTARTED'));
      pending.delete(id);
    }
    emit('service-lost', {});
  };

  return {
    bridge: {
      invoke: (channel, input) => {
        if (isTooLarge(input)) return Promise.resolve(fail('INPUT_TOO_LARGE'));
        lastId += 1;
        const request: Request = { id: lastId, channel, input };
        if (port === null) waiting = [...waiting, request];
        else port.postMessage(request);
        return new Promise((resolve) => pending.set(request.id, resolve));
      },
      on: (event, listener) => {
        const known = listeners.get(event) ?? new Set();
        listeners.set(event, known.add(listener));
        return () => void known.delete(listener);
      },
    },
    attach: (next) => {
      // A port that comes while one is alive: whoever holds the other end of the old one is gone all the same.
      if (port !== null) lose();
      port = next;
      next.onmessage = ({ data }) => receive(data as ServiceMessage);
      for (const request of waiting) next.postMessage(request);
      waiting = [];
      if (wasLost) emit('service-back', {});
      wasLost = false;
    },
    lose,
  };
}
