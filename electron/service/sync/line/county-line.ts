import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CertificateView } from '#shared/contract/sync.ts';
import { instantOf } from '#shared/instant.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Actor } from '../../../store/store-env.ts';
import type { Store } from '../../../store/store.ts';
import type { CountyLine } from '../../../sync/county/county-request.ts';

const LINE = 'county-line';
const kept = z.strictObject({ address: z.string(), ca: z.string().nullable() }).readonly();

/** Names of this PC itself: nobody listens on the way there, so tests and a county on one PC need no certificate. */
const OWN_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where the county's service is; null until an administrator said so. */
export function readLine({ setting }: Pick<Store, 'setting'>): CountyLine | null {
  const text = setting.get(LINE);
  return text === null ? null : kept.parse(JSON.parse(text));
}

export const writeLine = ({ setting }: Pick<Store, 'setting'>, actor: Actor, line: CountyLine): void =>
  setting.set(actor, LINE, JSON.stringify(line), line.address);

/** An address and a certificate as typed; empty: none. COUNTY_BAD_ADDRESS, COUNTY_BAD_CERT_FILE. */
export function checkLine(typed: string, certificate: string): Result<CountyLine> {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (url === null || !isPlain) return fail('COUNTY_BAD_ADDRESS');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && OWN_HOSTS.has(url.hostname)))
    return fail('COUNTY_BAD_ADDRESS');
  if (certificate !== '' && !readCertificate(certificate).ok) return fail('COUNTY_BAD_CERT_FILE');
  return ok({ address: url.origin, ca: certificate === '' ? null : certificate });
}

/** A certificate in PEM, as it is shown and read out. COUNTY_BAD_CERT_FILE. */
export function readCertificate(pem: string): Result<CertificateView> {
  try {
    const { subject, fingerprint256, validFrom, validTo } = new X509Certificate(pem);
    return ok({
      subject: subject.replaceAll('\n', '，').slice(0, 200),
      fingerprint: fingerprint256.replaceAll(':', '').replace(/.{4}(?=.)/g, '$& '),
      from: instantOf(Date.parse(validFrom)),
      until: instantOf(Date.parse(validTo)),
    });
  } catch {
    return fail('COUNTY_BAD_CERT_FILE');
  }
}
