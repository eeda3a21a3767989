import { checkPassword, type PasswordKind, storePassword } from '../../../auth/password.ts';
import type { User } from '../../../books/books.ts';
import type { SignedInView } from '../../../console/api/views.ts';
import { refuseHaste } from '../../authenticate.ts';
import { rateLimit } from '../../rate-limit.ts';
import type { Asked, ConsoleHandlers, SignedIn } from '../caller.ts';
import { ConsoleRefusal, valueOf } from '../console-refusal.ts';
import { oneByOne } from '../one-by-one.ts';

const SALT_BYTES = 16;
const LEAST_CHARACTERS = 10;
const LEAST_KINDS = 4;
/** Nobody mistypes more than this; whoever guesses waits half a minute for each try. */
const TRIES = { burst: 8, perSecond: 1 / 30 };
const ADDRESS_TRIES = { burst: 40, perSecond: 1 / 3 };

/** Compared against when there is no such user, so that the time to answer tells nothing. Of no password. */
const NOBODY = `scrypt$own$${2 ** 17}$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

type SessionHandlers = Pick<ConsoleHandlers, 'session' | 'sign-in' | 'sign-out' | 'change-password'>;

/** Coming in, going out, choosing one's own password. */
export function sessionCalls(): SessionHandlers {
  const perUser = rateLimit(TRIES);
  const perAddress = rateLimit(ADDRESS_TRIES);
  const inTurn = oneByOne();

  async function kindOf(asked: Asked, user: User | null, name: string, password: string): Promise<PasswordKind | null> {
    const { service, request } = asked;
    const nowMs = service.machine.clock();
    refuseHaste(perAddress, request.ip, nowMs);
    refuseHaste(perUser, name, nowMs);
    const kind = await inTurn(() => checkPassword(password, user?.password ?? NOBODY));
    return user?.active === true ? kind : null;
  }

  return {
    session: async (_input, asked) => {
      const { county, countyName } = asked.service;
      return asked.signedIn === null ? { isSignedIn: false, county, countyName } : viewOf(asked, asked.signedIn);
    },

    'sign-in': async ({ user: name, password }, asked) => {
      const user = await asked.service.books.user(name);
      const kind = await kindOf(asked, user, name, password);
      if (user === null || kind === null) throw new ConsoleRefusal('wrong_password');
      return enter(asked, user);
    },

    'sign-out': async (_input, { setCookie }) => {
      setCookie(null);
      return null;
    },

    'change-password': async ({ current, next }, caller) => {
      const { service, signedIn } = caller;
      const { user } = signedIn;
      const kind = await kindOf(caller, user, user.user, current);
      if (kind === null) throw new ConsoleRefusal('wrong_password');
      if (isWeak(next, [user.user, user.name, current])) throw new ConsoleRefusal('weak_password');
      const stored = await inTurn(() => storePassword(next, 'own', service.machine.random));
      const changed: User = { ...user, password: stored };
      valueOf(await service.books.changeUser(changed, user.user));
      return enter(caller, changed);
    },
  };
}

/** Begins a session and writes its cookie. */
function enter(asked: Asked, user: User): SignedInView {
  const { consoleSessions, machine } = asked.service;
  const second = Math.floor(machine.clock() / 1000);
  const session = consoleSessions.begin(user.user, second, machine.random(SALT_BYTES));
  asked.setCookie(consoleSessions.write(session, user.password));
  return viewOf(asked, { user, session });
}

const viewOf = ({ service }: Asked, { user, session }: SignedIn): SignedInView => ({
  isSignedIn: true,
  county: service.county,
  countyName: service.countyName,
  user: user.user,
  name: user.name,
  roles: user.roles,
  token: service.consoleSessions.token(session),
  mustChoose: isOneTime(user),
});

/** Whether the password was made by somebody else. */
export const isOneTime = ({ password }: User): boolean => password.startsWith('scrypt$once$');

/** Too short, of too few different characters, or something that stands on the same screen. */
function isWeak(password: string, known: readonly string[]): boolean {
  const plain = password.normalize('NFKC');
  const characters = [...plain];
  return (
    characters.length < LEAST_CHARACTERS ||
    new Set(characters).size < LEAST_KINDS ||
    known.some((text) => text.normalize('NFKC').toLowerCase() === plain.toLowerCase())
  );
}
