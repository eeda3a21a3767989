import { open } from 'node:fs/promises';

/** The bytes of a plain file; null when there are more than `most`, whatever its size says while it is read. */
export async function readLimited(path: string, most: number): Promise<Uint8Array | null> {
  const file = await open(path, 'r');
  try {
    if (!(await file.stat()).isFile()) throw new Error('Not a plain file');
    const room = Buffer.alloc(most + 1);
    let length = 0;
    while (length < room.length) {
      const { bytesRead } = await file.read(room, length, room.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length > most ? null : new Uint8Array(room.subarray(0, length));
  } finally {
    await file.close();
  }
}
