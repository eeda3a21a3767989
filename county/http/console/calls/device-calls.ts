import { instantOf } from '#shared/instant.ts';
import { CODE_DAYS, enrolCode, spokenCode } from '../../../enrol/enrol-code.ts';
import { deviceViews } from '../device-views.ts';
import type { ConsoleHandlers } from '../caller.ts';
import { valueOf } from '../console-refusal.ts';

const DAY_MS = 86_400_000;

/** The PCs of the townships: how each stands, a code for a new one, and the end of one. */
export const deviceCalls: Pick<ConsoleHandlers, 'devices' | 'make-code' | 'revoke-device'> = {
  devices: async (_input, { service: { books } }) => {
    const [views, states] = await Promise.all([deviceViews(books), books.queries.deviceStates()]);
    return {
      devices: views.map((view) => {
        const {
          held = 0,
          open = 0,
          unfetched = 0,
          seenAt = null,
        } = states.find(({ device }) => device === view.device) ?? {};
        return { ...view, held, open, unfetched, seenAt };
      }),
    };
  },

  'make-code': async ({ pc, formerPcs }, { service: { books, machine, countyName }, signedIn }) => {
    const code = enrolCode(machine.random);
    const until = instantOf(machine.clock() + CODE_DAYS * DAY_MS);
    valueOf(await books.makeCode({ code, pc, until, by: signedIn.user.user, formerPcs }));
    return { pc, code: spokenCode(code), until: until.slice(0, 10), countyName, formerPcs };
  },

  'revoke-device': async ({ device, reason }, { service: { books }, signedIn }) =>
    valueOf(await books.revoke({ device, reason: reason.trim(), by: signedIn.user.user })),
};
