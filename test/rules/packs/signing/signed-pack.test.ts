import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { compilePack } from '#rules';
import { keyId, readSignedPack, signPack } from '../../../../rules/packs/signing/signed-pack.ts';
import { packOf } from '../../support/packs.ts';

const PACK = packOf('qinghai-2022');
const office = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const signed = signPack(PACK, 3, office.privateKey);
const fields = (): Record<string, unknown> => JSON.parse(signed);

const reasonsOf = (text: string, atLeast?: number, publicKey = office.publicKey): readonly string[] => {
  const read = readSignedPack(text, { publicKey, atLeast });
  return read.ok ? [] : read.problems.map(problemLine);
};

describe('a signed pack', () => {
  test('is read back as the pack that was signed, with its release number', () => {
    expect(readSignedPack(signed, { publicKey: office.publicKey })).toEqual({
      ok: true,
      value: { pack: PACK, serial: 3 },
    });
  });

  test('is the same bytes every time it is signed', () => {
    expect(signPack(PACK, 3, office.privateKey)).toBe(signed);
  });

  test('may be as new as asked, or newer, but not older', () => {
    expect(reasonsOf(signed, 3)).toEqual([]);
    expect(reasonsOf(signed, 4)).toEqual(['release 3 is older than release 4']);
  });

  test('is refused when one byte of the pack was altered', () => {
    const compiled = compilePack(PACK).replace('2500.00', '2000.00');
    expect(reasonsOf(JSON.stringify({ ...fields(), compiled }))).toEqual([
      'altered after it was signed: the signature does not fit',
    ]);
  });

  test('is refused when its release number was raised', () => {
    expect(reasonsOf(JSON.stringify({ ...fields(), serial: 9 }))).toEqual([
      'altered after it was signed: the signature does not fit',
    ]);
  });

  test('is refused when somebody else signed it, whatever key it names', () => {
    const foreign = signPack(PACK, 3, stranger.privateKey);
    const [theirs, ours] = [keyId(stranger.publicKey), keyId(office.publicKey)];
    expect(reasonsOf(foreign)).toEqual([`signed with the key ${theirs}, not with ${ours}`]);
    expect(reasonsOf(foreign.replace(theirs, ours))).toEqual([
      'altered after it was signed: the signature does not fit',
    ]);
  });

  test('is refused when it is not signed, or is no signed pack at all', () => {
    const { signature: _, ...unsigned } = fields();
    expect(reasonsOf(JSON.stringify(unsigned))).toEqual(['not signed']);
    expect(reasonsOf(compilePack(PACK))).toEqual(['not signed']);
    expect(reasonsOf('pack')).toEqual(['not JSON']);
    expect(reasonsOf('[]')).toHaveLength(1);
    expect(reasonsOf(JSON.stringify({ ...fields(), extra: 1, signature: 'x' }))).toEqual([
      'signature: "x" is no signature',
      'extra: unknown key',
    ]);
  });

  test('whose pack is wrong is refused although the signature fits', () => {
    const wrong = { ...PACK, hash: `sha256:${'0'.repeat(64)}` };
    expect(reasonsOf(signPack(wrong, 3, office.privateKey))).toEqual([
      `the hash of the pack is ${PACK.hash}, not the one in the file`,
    ]);
  });

  test('cannot be made with a key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signPack(PACK, 1, privateKey)).toThrow('Not an Ed25519 private key');
  });
});
