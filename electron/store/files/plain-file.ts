import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/**
 * Opens a file for reading, and refuses what is something else (`isNoFile`): a pipe in the place of a file would keep the
 * program waiting for ever. Throws what the file system says.
 */
export function openPlainFile(path: string): number {
  // Windows knows no pipes among files, and no such flag.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  if (fstatSync(handle).isFile()) return handle;
  closeSync(handle);
  throw Object.assign(new Error(`Not a file: ${path}`), { code: 'EISDIR' });
}

/** All bytes of a file; throws as `openPlainFile` does. */
export function readPlainFile(path: string): Buffer {
  const handle = openPlainFile(path);
  try {
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
