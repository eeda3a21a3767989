import { sign } from 'node:crypto';
import { sessionMessage } from '#shared/protocol/sync/enrol.ts';
import { base64url, COUNTY, enrolment, metadataOf } from '../../http/support/county-service.ts';
import { sampleRecord } from '../../support/sample-record.ts';
import { sealed, type TestDevice } from '../../support/sample-batch.ts';

export type Batch = ReturnType<typeof sealed>;

/** A chain of batches of one PC, each with a record of its own. */
export function chainOf(device: TestDevice, count: number): readonly Batch[] {
  const batches: Batch[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const record = sampleRecord(seq);
    const number = record.application.number.replace('210502001-A', device.pc);
    const application = { ...record.application, number, id: `${device.id.slice(-4)}-${seq}` };
    const prevHash = batches.at(-1)?.hash ?? null;
    batches.push(sealed({ device, seq, prevHash, records: [{ ...record, application }] }, `${device.id}/${seq}`));
  }
  return batches;
}

/** A PC that speaks HTTP. Nothing is tried again: whoever drives it decides. */
export function httpPc(device: TestDevice, url: () => string) {
  let token = '';
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array | string) =>
    fetch(`${url()}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
  const json = { 'content-type': 'application/json' };
  const address = ({ header, hash }: Batch): string => `${header.seq}-${hash}`;
  return {
    token: () => token,
    enrol: (code: string, parts: Parameters<typeof enrolment>[1] = {}) =>
      ask('POST', '/v1/enrol', json, JSON.stringify(enrolment(device, { ...parts, code }))),
    logIn: async () => {
      const asked = await ask('POST', '/v1/challenge', json, JSON.stringify({ device: device.id }));
      const { challenge } = (await asked.json()) as { challenge: string };
      const signature = base64url(sign(null, Buffer.from(sessionMessage(COUNTY, device.id, challenge)), device.secret));
      const opened = await ask(
        'POST',
        '/v1/session',
        json,
        JSON.stringify({ device: device.id, challenge, signature }),
      );
      ({ token } = (await opened.json()) as { token: string });
      return opened.status;
    },
    /** `query`: what the PC says that it has seen. */
    state: async (query = '') => (await ask('GET', `/v1/state${query}`)).json() as Promise<Record<string, unknown>>,
    create: (batch: Batch) =>
      ask('POST', '/v1/batches', { 'upload-length': String(batch.bytes.length), 'upload-metadata': metadataOf(batch) }),
    /** The offset the county tells, null when it has no such upload. */
    offset: async (batch: Batch): Promise<number | null> => {
      const head = await ask('HEAD', `/v1/batches/${address(batch)}`);
      if (head.status !== 200 && head.status !== 404) throw new Error(`HEAD ${head.status}`);
      return head.status === 404 ? null : Number(head.headers.get('upload-offset'));
    },
    patch: (batch: Batch, from: number, to: number) => {
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) };
      return ask('PATCH', `/v1/batches/${address(batch)}`, headers, batch.bytes.subarray(from, to));
    },
    /** The next feed file; `key`: the county's key that the PC wants it signed with. */
    feed: async (after = 0, key?: string) => {
      const answer = await ask('GET', `/v1/feed?epoch=1&after=${after}${key === undefined ? '' : `&key=${key}`}`);
      return { status: answer.status, file: Buffer.from(await answer.arrayBuffer()) };
    },
    /** Status and bytes of the answer to the question for a receipt. */
    receipt: async (batch: Batch) => {
      const answer = await ask('GET', `/v1/receipts/${address(batch)}`);
      return { status: answer.status, file: Buffer.from(await answer.arrayBuffer()) };
    },
  };
}
