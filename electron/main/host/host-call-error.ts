import type { HostErrorCode } from '#shared/contract/host.ts';

/** A host call that failed in a way the service can tell the person about. Never leaves main: it becomes a reply. */
export class HostCallError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
