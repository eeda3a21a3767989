import { metadataOf } from '../../http/support/county-service.ts';

/** A file as its address names it. */
type Sent = { readonly bytes: Uint8Array; readonly key: { readonly seq: number; readonly hash: string } };

/** What a PC does with papers over HTTP, with the token of its session. */
export function papersPc(url: () => string, token: () => string) {
  const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: Uint8Array) =>
    fetch(`${url()}${path}`, {
      method,
      headers: { authorization: `Bearer ${token()}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
  const address = ({ key }: Sent): string => `/v1/papers/${key.seq}-${key.hash}`;
  const create = (file: Sent) =>
    ask('POST', '/v1/papers', {
      'upload-length': String(file.bytes.length),
      'upload-metadata': metadataOf({ ...file, header: { seq: file.key.seq }, hash: file.key.hash }),
    });
  const patch = (file: Sent, from: number, to: number) =>
    ask(
      'PATCH',
      address(file),
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
      file.bytes.subarray(from, to),
    );
  return {
    create,
    patch,
    /** The offset that is synced; null when there is no such upload. */
    offset: async (file: Sent): Promise<number | null> => {
      const head = await ask('HEAD', address(file));
      return head.status === 404 ? null : Number(head.headers.get('upload-offset'));
    },
    /** Status and body of the question what became of it. */
    outcome: async (file: Sent) => {
      const answer = await ask('GET', address(file));
      return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
    },
    /** Sends a whole file in pieces. */
    send: async (file: Sent, piece = 400): Promise<void> => {
      await create(file);
      for (let at = 0; at < file.bytes.length; at += piece) {
        const answer = await patch(file, at, Math.min(file.bytes.length, at + piece));
        if (answer.status !== 204) throw new Error(`PATCH ${answer.status}`);
      }
    },
    state: (headers: Readonly<Record<string, string>> = {}) => ask('GET', '/v1/state', headers),
  };
}
