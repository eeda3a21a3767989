import type { Connection as Wire, Submittable } from 'pg';

/** `CopyData` and `CopyDone` of PostgreSQL's protocol, each followed by the length of its message. */
const [COPY_DATA, COPY_DONE] = [0x64, 0x63];
const LENGTH_BYTES = 4;
const PIECE_BYTES = 1024 * 1024;

/** One `copy … from stdin` with everything that it is to take. */
export type CopyStatement = { readonly sql: string; readonly bytes: Buffer };

/**
 * Several COPYs as one query for {@link Client.query}: statements and bytes go out together, so that the server is asked once. When
 * one fails the server passes over the bytes of those behind it, as its protocol promises. `settle` hears once how it ended.
 */
export function copyQuery(statements: readonly CopyStatement[], settle: (error: Error | null) => void): Submittable {
  const query = {
    submit: (connection: Wire) => {
      const { stream } = connection;
      stream.cork();
      connection.query(statements.map(({ sql }) => sql).join('; '));
      for (const { bytes } of statements) {
        for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
          const piece = bytes.subarray(at, at + PIECE_BYTES);
          stream.write(headOf(COPY_DATA, piece.length));
          stream.write(piece);
        }
        stream.write(headOf(COPY_DONE, 0));
      }
      stream.uncork();
    },
    // What the driver tells whoever has the connection. The bytes are on their way already.
    handleCopyInResponse: () => undefined,
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => settle(null),
    handleError: (error: Error) => settle(error),
  };
  return query;
}

function headOf(kind: number, length: number): Buffer {
  const head = Buffer.alloc(1 + LENGTH_BYTES);
  head.writeUInt8(kind);
  head.writeUInt32BE(LENGTH_BYTES + length, 1);
  return head;
}
