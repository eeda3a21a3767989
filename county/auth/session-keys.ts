import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const CHALLENGE_SECONDS = 120;
const TOKEN_SECONDS = 3600;
/** Nodes of one county may have clocks that differ by this much. */
const SKEW_SECONDS = 300;

/** The second, in whole seconds since 1970. */
type Second = number;

/**
 * What opens a session, without a table: the county's key vouches for what it gave out, so any node of the county can check it.
 */
export type SessionKeys = {
  readonly tokenSeconds: number;
  readonly challenge: (device: string, now: Second, random: Uint8Array) => string;
  /** Whether the county gave this challenge to this device within the last two minutes. */
  readonly isChallenge: (device: string, challenge: string, now: Second) => boolean;
  readonly token: (device: string, now: Second) => string;
  /** The device of a token that holds, null otherwise. Whether the device may still send is asked of the books. */
  readonly deviceOf: (token: string, now: Second) => string | null;
};

/** Makes the keys of a county's sessions from its data key. */
export function sessionKeys(dataKey: Uint8Array, county: string): SessionKeys {
  const key = Buffer.from(hkdfSync('sha256', dataKey, county, 'aid1/county-session', 32));
  const mac = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(parts.join('\n'), 'utf8').digest('base64url');
  return {
    tokenSeconds: TOKEN_SECONDS,
    challenge: (device, now, random) => {
      const [until, salt] = [String(now + CHALLENGE_SECONDS), Buffer.from(random).toString('base64url')];
      return `${until}.${salt}.${mac('challenge', device, until, salt)}`;
    },
    isChallenge: (device, challenge, now) => {
      const [until, salt, given, ...rest] = challenge.split('.');
      if (until === undefined || salt === undefined || given === undefined || rest.length > 0) return false;
      return isSame(given, mac('challenge', device, until, salt)) && isWithin(until, now, CHALLENGE_SECONDS);
    },
    token: (device, now) => {
      const until = String(now + TOKEN_SECONDS);
      return `${device}.${until}.${mac('token', device, until)}`;
    },
    deviceOf: (token, now) => {
      const [device, until, given, ...rest] = token.split('.');
      if (device === undefined || until === undefined || given === undefined || rest.length > 0) return null;
      return isSame(given, mac('token', device, until)) && isWithin(until, now, TOKEN_SECONDS) ? device : null;
    },
  };
}

/** Not run out; and not of a future that this county's clock cannot have given out. */
const isWithin = (until: string, now: Second, seconds: number): boolean =>
  now <= Number(until) && Number(until) <= now + seconds + SKEW_SECONDS;

function isSame(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given, 'latin1'), Buffer.from(own, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}
