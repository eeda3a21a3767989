import { SUITE } from '../suite/suites.ts';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LENGTH = 20;
const CODE_LENGTH = 34;
const GROUP = /.{1,4}/g;

const symbolAt = (value: number): string => ALPHABET.charAt(value & 31);

function encode(secret: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of secret) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += symbolAt(held >> bits);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

function decode(text: string): Buffer {
  const secret = Buffer.alloc(SECRET_LENGTH);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const symbol of text) {
    held = (held << 5) | ALPHABET.indexOf(symbol);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      secret[at] = held >> bits;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return secret;
}

function checkCharacters(secret: Uint8Array): string {
  const digest = SUITE.hash(Buffer.concat([Buffer.from('aid1/recovery-code'), secret]));
  return symbolAt(digest.readUInt8(0)) + symbolAt(digest.readUInt8(1));
}

/** 160 random bits as 32 characters and 2 check characters, in groups of four: `7KQ2-…-9D`. */
export function writeRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_LENGTH) throw new RangeError(`A recovery secret has 20 bytes, not ${secret.length}`);
  return (encode(secret) + checkCharacters(secret)).match(GROUP)?.join('-') ?? '';
}

/** The secret of a typed code: case, spaces, hyphens, full width, O for 0 and I or L for 1 do not matter. Null when it is none. */
export function readRecoveryCode(typed: string): Buffer | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u200B-\u200F\uFEFF_.-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (text.length !== CODE_LENGTH || [...text].some((symbol) => !ALPHABET.includes(symbol))) return null;
  const secret = decode(text.slice(0, -2));
  return checkCharacters(secret) === text.slice(-2) ? secret : null;
}
