const MAX_LENGTH = 120;

/** A file name that every system takes: no path, nothing that Windows forbids, not empty, not endless. */
export function safeFileName(name: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, MAX_LENGTH);
  return plain === '' ? '_' : plain;
}
