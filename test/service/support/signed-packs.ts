import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PackContent, PolicyPack } from '#rules';
import { packHash } from '#rules';
import { countyKeyPair } from '../../../county/keys/county-secret.ts';
import { rawPublicOf } from '../../../county/keys/raw-keys.ts';
import { signPack } from '../../../rules/packs/signing/signed-pack.ts';
import { fixedBytes } from '../../county/support/sample-batch.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import type { Window } from './window.ts';

/** The county's key that signs packs, and its public key file with that key in it. */
const pair = generateKeyPairSync('ed25519');
export const POLICY_SECRET: KeyObject = pair.privateKey;
export const COUNTY_KEY = JSON.stringify(
  countyKeyPair('清河县医疗保障局', fixedBytes('packs')(64), rawPublicOf(pair.privateKey)).publicFile,
);

/** The pack of Benxi with changes. */
export function changedBenxi(changes: Partial<PackContent>): PolicyPack {
  const content = { ...BENXI.content, ...changes };
  return { content, hash: packHash(content) };
}

/** Benxi's basic aid for dibao at another ratio. */
export function benxiAt(ratio: string, changes: Partial<PackContent> = {}): PolicyPack {
  const funds = BENXI.content.funds.map((fund) => {
    const terms = fund.method === 'share' ? fund.terms['dibao'] : undefined;
    if (fund.method !== 'share' || fund.id !== 'basic' || terms === undefined) return fund;
    return { ...fund, terms: { ...fund.terms, dibao: { ...terms, ratio: { ...terms.ratio, value: ratio } } } };
  });
  return changedBenxi({ ...changes, funds });
}

export const signed = (pack: PolicyPack, version: number, key: KeyObject = POLICY_SECRET): Uint8Array =>
  new TextEncoder().encode(signPack(pack, version, key));

/** From now on the person chooses this file in the dialog; null: 取消. */
export function chooseFile(window: Window, bytes: Uint8Array | null): void {
  const before = window.host.answer;
  window.host.answer = async (call) =>
    call.call === 'openFile'
      ? { ok: true, value: bytes === null ? null : { name: '政策.aidpack', bytes } }
      : before(call);
}

/** Opens a file and gives what is shown of it. */
export async function previewed(window: Window, bytes: Uint8Array) {
  chooseFile(window, bytes);
  const { preview } = await window.ask('policy/openFile', {});
  if (preview === null) throw new Error('Nothing was opened');
  return preview;
}

/** Opens and installs a file. */
export async function installed(window: Window, bytes: Uint8Array): Promise<void> {
  const { ticket } = await previewed(window, bytes);
  await window.ask('policy/install', { ticket, reason: '县里发的新政策' });
}
