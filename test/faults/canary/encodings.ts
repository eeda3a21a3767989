/** Fewer bytes than that occur by chance. */
const SHORTEST = 6;

/** What a string would look like on the disk, by the name of its encoding. */
export function encodings(text: string): readonly (readonly [encoding: string, bytes: Buffer])[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const gb18030 = toGb18030(text);
  const all: (readonly [string, Buffer])[] = [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['GB18030', gb18030],
    ['percent', Buffer.from(encodeURIComponent(text))],
    ['JSON escapes', Buffer.from(text.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`))],
  ];
  for (const [name, bytes] of [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['GB18030', gb18030],
  ] as const) {
    all.push([`hex of ${name}`, Buffer.from(bytes.toString('hex'))]);
    all.push([`HEX of ${name}`, Buffer.from(bytes.toString('hex').toUpperCase())]);
    for (const shift of [0, 1, 2]) {
      // The middle does not depend on what stands around it once whole groups of three are taken.
      const whole = bytes.subarray(shift, shift + 3 * Math.floor((bytes.length - shift) / 3));
      all.push([`base64 of ${name}`, Buffer.from(whole.toString('base64'))]);
      all.push([`base64url of ${name}`, Buffer.from(whole.toString('base64url'))]);
    }
  }
  const seen = new Set<string>();
  return all.filter(([, bytes]) => {
    const key = bytes.toString('latin1');
    if (bytes.length < SHORTEST || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

let table: ReadonlyMap<string, readonly number[]> | null = null;

/** Node only reads this encoding: the way back is made by reading every pair of bytes once. */
function toGb18030(text: string): Buffer {
  table ??= readTable();
  const known = table;
  return Buffer.from([...text].flatMap((sign) => known.get(sign) ?? [...Buffer.from(sign, 'utf8')]));
}

function readTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if ([...sign].length === 1 && sign !== '\ufffd') found.set(sign, [high, low]);
    }
  }
  return found;
}
