import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Nobody touched the console this long: it asks for the password again. */
const IDLE_SECONDS = 30 * 60;
/** However busy: a working day. */
const LONGEST_SECONDS = 10 * 3600;
/** A session is written anew when it is older than this, not at every call. */
const RENEW_SECONDS = 60;
const SALT_BYTES = 16;

/** What a session says of itself. Times in whole seconds since 1970. */
export type ConsoleSession = {
  readonly user: string;
  readonly startedAt: number;
  readonly renewedAt: number;
  readonly salt: string;
};

/** Sessions of the console without a table: any node of the county can check what another gave out. */
export type ConsoleSessions = {
  readonly begin: (user: string, now: number, random: Uint8Array) => ConsoleSession;
  /** The text of the cookie. It holds only with the password it was made with: a new password ends every session. */
  readonly write: (session: ConsoleSession, password: string) => string;
  /** Who a cookie says it is; nothing is checked yet. */
  readonly userOf: (cookie: string) => string | null;
  /** The session of a cookie that holds now, else null. */
  readonly read: (cookie: string, password: string, now: number) => ConsoleSession | null;
  /** Null: fresh enough. */
  readonly renew: (session: ConsoleSession, now: number) => ConsoleSession | null;
  /** What the page must send beside the cookie. */
  readonly token: (session: ConsoleSession) => string;
  readonly isToken: (session: ConsoleSession, given: string) => boolean;
};

/** Makes the keys of a county's console sessions from its data key. */
export function consoleSessions(dataKey: Uint8Array, county: string): ConsoleSessions {
  const key = Buffer.from(hkdfSync('sha256', dataKey, county, 'aid1/county-console', 32));
  const mac = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(parts.join('\n'), 'utf8').digest('base64url');
  const seal = ({ user, startedAt, renewedAt, salt }: ConsoleSession, password: string): string =>
    mac('session', user, String(startedAt), String(renewedAt), salt, fingerprint(password));
  const token = ({ user, startedAt, salt }: ConsoleSession): string => mac('token', user, String(startedAt), salt);
  return {
    token,
    isToken: (session, given) => isSame(given, token(session)),
    begin: (user, now, random) => ({
      user,
      startedAt: now,
      renewedAt: now,
      salt: Buffer.from(random.subarray(0, SALT_BYTES)).toString('base64url'),
    }),
    write: (session, password) =>
      [
        Buffer.from(session.user, 'utf8').toString('base64url'),
        session.startedAt,
        session.renewedAt,
        session.salt,
        seal(session, password),
      ].join('.'),
    userOf: (cookie) => partsOf(cookie)?.session.user ?? null,
    read: (cookie, password, now) => {
      const parts = partsOf(cookie);
      if (parts === null || !isSame(parts.seal, seal(parts.session, password))) return null;
      const { startedAt, renewedAt } = parts.session;
      // Nodes may have clocks that differ a little; a session of the far future was given out by none of them.
      const isOver =
        now > renewedAt + IDLE_SECONDS || now > startedAt + LONGEST_SECONDS || renewedAt > now + IDLE_SECONDS;
      return isOver ? null : parts.session;
    },
    renew: (session, now) => (now - session.renewedAt < RENEW_SECONDS ? null : { ...session, renewedAt: now }),
  };
}

const COOKIE = /^([A-Za-z0-9_-]{1,400})\.(\d{1,12})\.(\d{1,12})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

function partsOf(cookie: string): { readonly session: ConsoleSession; readonly seal: string } | null {
  const [, user, startedAt, renewedAt, salt, seal] = COOKIE.exec(cookie) ?? [];
  if (user === undefined || salt === undefined || seal === undefined) return null;
  return {
    session: {
      user: Buffer.from(user, 'base64url').toString('utf8'),
      startedAt: Number(startedAt),
      renewedAt: Number(renewedAt),
      salt,
    },
    seal,
  };
}

const fingerprint = (password: string): string => createHash('sha256').update(password, 'utf8').digest('base64url');

function isSame(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given, 'latin1'), Buffer.from(own, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}
