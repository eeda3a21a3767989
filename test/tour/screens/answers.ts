import type { Page } from '@playwright/test';

/** What becomes of the page's questions to the service: answered, left waiting, or refused. */
export type AnswerMode = 'as-is' | 'hold' | 'fail';

export type Answers = {
  /** The switch: what was held is answered with the next mode. */
  readonly become: (mode: AnswerMode) => Promise<void>;
  /** Loads the page anew where it stands, knowing nothing, in this mode from its first question on. */
  readonly reload: (mode: AnswerMode) => Promise<void>;
};

/** Without these no page is shown at all. */
const ALWAYS = ['app/', 'session/', 'preference/'] as const;

/** Steps between the page and the service, in the preload's world where the line is, whenever the page is loaded. */
export async function controlAnswers(page: Page): Promise<Answers> {
  const line = await page.context().newCDPSession(page);
  let world: number | null = null;
  let mode: AnswerMode = 'as-is';
  const run = async (expression: string): Promise<void> => {
    if (world === null) throw new Error('No preload');
    const { exceptionDetails } = await line.send('Runtime.evaluate', { contextId: world, expression });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  };
  let isBetween = Promise.resolve();
  line.on('Runtime.executionContextCreated', ({ context }) => {
    if (!context.name.startsWith('Electron Isolated')) return;
    world = context.id;
    // Long before the page has read its own script, which asks first.
    isBetween = run(`(${stepBetween.toString()})(${JSON.stringify(ALWAYS)}, ${JSON.stringify(mode)})`);
  });
  await line.send('Runtime.enable');
  await isBetween;
  return {
    become: async (next) => {
      mode = next;
      await run(`answers.become(${JSON.stringify(next)})`);
    },
    reload: async (next) => {
      mode = next;
      await page.reload();
      await isBetween;
    },
  };
}

/** Runs in the preload's world. */
function stepBetween(always: readonly string[], first: string): void {
  type Asked = { readonly id: number; readonly channel: string };
  const send = MessagePort.prototype.postMessage;
  let mode = first;
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
