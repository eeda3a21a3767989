import {
  areSymbols,
  asSymbols,
  BETWEEN_GROUPS,
  fromSymbols,
  symbolAt,
  toSymbols,
} from '#shared/protocol/order/crockford.ts';
import { SUITE } from '../suite/suites.ts';

const SECRET_LENGTH = 20;
const CODE_LENGTH = 34;
const GROUP = /.{1,4}/g;

function checkCharacters(secret: Uint8Array): string {
  const digest = SUITE.hash(Buffer.concat([Buffer.from('aid1/recovery-code'), secret]));
  return symbolAt(digest.readUInt8(0)) + symbolAt(digest.readUInt8(1));
}

/** 160 random bits as 32 characters and 2 check characters, in groups of four: `7KQ2-…-9D`. */
export function writeRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_LENGTH) throw new RangeError(`A recovery secret has 20 bytes, not ${secret.length}`);
  return (toSymbols(secret) + checkCharacters(secret)).match(GROUP)?.join('-') ?? '';
}

/** The secret of a typed code: case, spaces, hyphens, full width, O for 0 and I or L for 1 do not matter. Null when it is none. */
export function readRecoveryCode(typed: string): Buffer | null {
  const text = asSymbols(typed).split(BETWEEN_GROUPS).join('');
  if (text.length !== CODE_LENGTH || !areSymbols(text)) return null;
  const secret = Buffer.from(fromSymbols(text.slice(0, -2)));
  return checkCharacters(secret) === text.slice(-2) ? secret : null;
}
