import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compilePack, packHash, policyKeyId, verifySignedPack, type PolicyKey, type SeenPack } from '#rules';
import { problemLine } from '#shared/settlement/problem.ts';
import { rawPublicKey } from '../../../../rules/packs/signing/policy-key.ts';
import { MOST_SIGNED_BYTES, signedPackName, signPack } from '../../../../rules/packs/signing/signed-pack.ts';
import { packOf } from '../../support/packs.ts';

const PACK = packOf('qinghai-2022');
const office = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const keyOf = (name: string, key: KeyObject): PolicyKey => ({ name, publicKey: rawPublicKey(key) });
const OFFICE = keyOf('省医疗保障局', office.publicKey);
const STRANGER = keyOf('陌生人', stranger.publicKey);

const signed = signPack(PACK, 3, office.privateKey);
const fields = (text = signed): Record<string, unknown> => JSON.parse(text);
const withFields = (changes: Record<string, unknown>): string => `${JSON.stringify({ ...fields(), ...changes })}\n`;
const seen = (version: number, hash = PACK.hash): ReadonlyMap<string, SeenPack> =>
  new Map([[PACK.content.id, { version, hash }]]);

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const check = (text: string, maxSeen: ReadonlyMap<string, SeenPack> = new Map(), keys = [OFFICE]) =>
  verifySignedPack(bytes(text), keys, maxSeen);
const reasonOf = (text: string, maxSeen?: ReadonlyMap<string, SeenPack>, keys?: PolicyKey[]): string => {
  const verdict = check(text, maxSeen, keys);
  return verdict.ok ? 'ok' : verdict.reason;
};

describe('a signed pack', () => {
  test('is read back as the pack that was signed, with its version and whose key it was', () => {
    expect(check(signed)).toEqual({ ok: true, pack: PACK, version: 3, signedBy: OFFICE, isSeen: false });
    expect(check(signed, new Map(), [STRANGER, OFFICE])).toMatchObject({ ok: true, signedBy: OFFICE });
  });

  test('is the same bytes every time it is signed, and is named after pack and version', () => {
    expect(signPack(PACK, 3, office.privateKey)).toBe(signed);
    expect(signedPackName(PACK, 3)).toBe('qinghai-2022-3.aidpack');
  });

  test('may be newer than the one seen, with versions left out between, or the very same', () => {
    expect(check(signed, seen(1, 'sha256:other'))).toMatchObject({ ok: true, isSeen: false });
    expect(check(signed, seen(3))).toMatchObject({ ok: true, isSeen: true });
  });

  test('is refused when a newer version was seen, although the seen one has the same content', () => {
    expect(check(signed, seen(4))).toMatchObject({
      ok: false,
      reason: 'older',
      words: '这是青海省实施方案的第 3 版，已经用过第 4 版，不能退回旧版。',
    });
  });

  test('is refused when another content was seen under the same version', () => {
    expect(reasonOf(signed, seen(3, `sha256:${'0'.repeat(64)}`))).toBe('same_version_other_hash');
  });

  test('of another region does not count as seen', () => {
    expect(reasonOf(signed, new Map([['benxi-2023', { version: 9, hash: PACK.hash }]]))).toBe('ok');
  });

  test('is refused when one byte of the pack was altered, with or without its hash set right', () => {
    const compiled = compilePack(PACK).replace('2500.00', '2000.00');
    expect(reasonOf(withFields({ compiled }))).toBe('altered');
    const content = structuredClone(PACK.content);
    const changed = { ...content, title: `${content.title}（试行）` };
    expect(reasonOf(withFields({ compiled: compilePack({ content: changed, hash: packHash(changed) }) }))).toBe(
      'altered',
    );
  });

  test('is refused when its version was raised or its signature is that of another file', () => {
    expect(reasonOf(withFields({ version: 9 }))).toBe('altered');
    const other = fields(signPack(packOf('benxi-2023'), 3, office.privateKey));
    expect(reasonOf(withFields({ signature: other['signature'] }))).toBe('altered');
  });

  test('is refused when a single bit of the file was flipped, wherever it is', () => {
    const original = bytes(signed);
    const step = Math.floor(original.length / 400);
    for (let at = 0; at < original.length; at += step) {
      const flipped = Uint8Array.from(original);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect([at, verifySignedPack(flipped, [OFFICE], new Map()).ok]).toEqual([at, false]);
    }
  });

  test('is refused when it was cut short or something was added, be it only a space or a second key', () => {
    expect(reasonOf(signed.slice(0, -20))).toBe('not_a_pack');
    expect(reasonOf(`${signed} `)).toBe('altered');
    expect(reasonOf(`\uFEFF${signed}`)).toBe('altered');
    expect(reasonOf(signed.replace('{', '{"version":9,'))).toBe('altered');
    expect(reasonOf(withFields({ extra: 1 }))).toBe('not_a_pack');
  });

  test('is refused when somebody else signed it, whatever key it names', () => {
    const foreign = signPack(PACK, 3, stranger.privateKey);
    const [theirs, ours] = [policyKeyId(STRANGER.publicKey), policyKeyId(OFFICE.publicKey)];
    expect(check(foreign)).toMatchObject({
      reason: 'wrong_key',
      words: `这个政策包由公钥 ${theirs} 签名，不在可信公钥之内，不能安装。请与县级核对发布单位。`,
    });
    expect(reasonOf(foreign.replace(theirs, ours))).toBe('altered');
    expect(reasonOf(signed, new Map(), [])).toBe('wrong_key');
  });

  test('is refused when it is not signed', () => {
    const { signature: _, ...unsigned } = fields();
    expect(reasonOf(JSON.stringify(unsigned))).toBe('unsigned');
    expect(reasonOf(compilePack(PACK))).toBe('unsigned');
  });

  test('is refused when it is no signed pack at all', () => {
    expect(['', 'pack', 'null', '[]', '{}', '{"signature":1}', '\uD800'].map((text) => reasonOf(text))).toEqual(
      Array.from({ length: 7 }, () => 'not_a_pack'),
    );
    expect(verifySignedPack(Uint8Array.of(0xff, 0xfe), [OFFICE], new Map())).toMatchObject({ reason: 'not_a_pack' });
    expect(reasonOf(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toBe('not_a_pack');
    expect(reasonOf(' '.repeat(MOST_SIGNED_BYTES + 1))).toBe('not_a_pack');
    expect(reasonOf(withFields({ signature: 'x' }))).toBe('not_a_pack');
    expect(reasonOf(withFields({ version: 0 }))).toBe('not_a_pack');
    expect(reasonOf('{"__proto__":{"signature":"x"}}')).toBe('not_a_pack');
  });

  test('whose pack is wrong is refused although the signature fits', () => {
    const verdict = check(signPack({ ...PACK, hash: `sha256:${'0'.repeat(64)}` }, 3, office.privateKey));
    expect(!verdict.ok && [verdict.reason, verdict.problems.map(problemLine)]).toEqual([
      'faulty',
      [expect.stringContaining(PACK.hash)],
    ]);
    const content = { ...PACK.content, pools: [] };
    expect(reasonOf(signPack({ content, hash: packHash(content) }, 3, office.privateKey))).toBe('faulty');
  });

  test('cannot be made with a key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signPack(PACK, 1, privateKey)).toThrow('Not an Ed25519 private key');
  });
});
