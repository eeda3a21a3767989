import type { Page } from '@playwright/test';

/** What becomes of the page's questions to the service: answered, left waiting, or refused. */
export type AnswerMode = 'as-is' | 'hold' | 'fail';

/** Without these no page is shown at all. */
const ALWAYS = ['app/', 'session/', 'preference/'] as const;

/**
 * Steps between the page and the service, in the preload's world where the line is; holds until the page is loaded anew.
 * Gives the switch: what was held is answered with the next mode.
 */
export async function controlAnswers(page: Page): Promise<(mode: AnswerMode) => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  const worlds: { readonly id: number; readonly name: string }[] = [];
  line.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await line.send('Runtime.enable');
  const world = worlds.find(({ name }) => name.startsWith('Electron Isolated'));
  if (world === undefined) throw new Error(`No preload among ${worlds.map(({ name }) => name).join(', ')}`);
  const run = async (expression: string): Promise<void> => {
    const { exceptionDetails } = await line.send('Runtime.evaluate', { contextId: world.id, expression });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  };
  await run(`(${stepBetween.toString()})(${JSON.stringify(ALWAYS)})`);
  return async (mode) => await run(`answers.become(${JSON.stringify(mode)})`);
}

/** Runs in the preload's world. */
function stepBetween(always: readonly string[]): void {
  type Asked = { readonly id: number; readonly channel: string };
  const send = MessagePort.prototype.postMessage;
  let mode: string = 'as-is';
  let held: (readonly [MessagePort, Asked])[] = [];
  const settle = (port: MessagePort, asked: Asked): void => {
    if (mode === 'as-is') send.call(port, asked);
    else if (mode === 'hold') held.push([port, asked]);
    else {
      const data = { id: asked.id, result: { ok: false, error: { code: 'INTERNAL', detail: { ref: '7f3a' } } } };
      setTimeout(() => port.onmessage?.(new MessageEvent('message', { data })));
    }
  };
  MessagePort.prototype.postMessage = function postMessage(this: MessagePort, asked: Asked): void {
    if (always.some((start) => asked.channel.startsWith(start))) send.call(this, asked);
    else settle(this, asked);
  };
  Object.assign(globalThis, {
    answers: {
      become: (next: string) => {
        mode = next;
        const waiting = held;
        held = [];
        for (const [port, asked] of waiting) settle(port, asked);
      },
    },
  });
}
