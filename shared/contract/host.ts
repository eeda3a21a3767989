/**
 * What main and the service say to each other over the utility process's own parent port, and what preload and the
 * service say over the MessagePort between them. Main never sees the second kind.
 */
import type { Result } from '../result.ts';

/** What the service asks main for: the things only a process with windows can do. */
export type HostCall =
  | {
      readonly call: 'pdf';
      /**
       * A whole HTML document with a `<head>`. Inline styles, `data:` images and the family `Noto Serif SC` (400, 700)
       * work; main adds the fonts itself. Scripts, links and anything from elsewhere do not load.
       */
      readonly html: string;
      readonly title: string;
      /** Chromium's footer template (`<span class="pageNumber">`, `totalPages`); no footer when left out. */
      readonly footerTemplate?: string | undefined;
    }
  | {
      readonly call: 'saveFile';
      readonly suggestedName: string;
      readonly filterName: string;
      /** Without the dot: `['pdf']`. */
      readonly extensions: readonly string[];
      readonly bytes: Uint8Array;
    }
  | {
      readonly call: 'chooseFolder';
      /** What the folder is for, as the dialog's title. */
      readonly title: string;
    }
  | {
      readonly call: 'openFile';
      readonly filterName: string;
      /** Without the dot. */
      readonly extensions: readonly string[];
      /** A larger file is not read. */
      readonly mostBytes: number;
    }
  | { readonly call: 'printers' }
  | {
      readonly call: 'print';
      /** Name of the printer as the system knows it. The pages to be printed stand in the window already. */
      readonly printer: string;
    };

/** A printer of this PC. */
export type Printer = { readonly name: string; readonly label: string; readonly isDefault: boolean };

/** What each host call gives back; null means the person cancelled. */
export type HostValues = {
  readonly pdf: Uint8Array;
  readonly saveFile: { readonly path: string } | null;
  readonly chooseFolder: { readonly path: string } | null;
  /** The place stays with main; null bytes: the file is larger than was asked for. */
  readonly openFile: { readonly name: string; readonly bytes: Uint8Array | null } | null;
  readonly printers: { readonly printers: readonly Printer[] };
  /** Handed to the system, which knows no more until the printer has them. */
  readonly print: { readonly isSent: true };
};

/** Why a host call failed: the paper could not be made, the file not be written or read, the printer did not take the pages. */
export type HostErrorCode = 'PDF_FAILED' | 'FILE_WRITE_FAILED' | 'FILE_READ_FAILED' | 'PRINT_FAILED';

/** Sent once, before the first port. Paths are absolute. */
export type InitMessage = {
  readonly kind: 'init';
  /** The profile folder; the service keeps everything under it. */
  readonly dataDir: string;
  /** Compiled policy packs, one `<id>.json` each. */
  readonly packsDir: string;
  /** `better_sqlite3.node` of this runtime, for better-sqlite3's `nativeBinding`. */
  readonly sqliteBinding: string;
  /** The script of the thread that reads rosters. */
  readonly rosterReader: string;
  /** Version of the app, not of Electron. */
  readonly version: string;
  /** Tests only, never in a packaged app: an instant such as `2023-06-15T09:00:00+08:00` at which the clock starts. */
  readonly fixedClock?: string | undefined;
  /** Tests only, never in a packaged app: ids are derived from this text. */
  readonly idSeed?: string | undefined;
};

/** Main → service. `port` carries its MessagePort in `event.ports[0]`; a new one replaces the one before. */
export type ToService =
  | InitMessage
  | { readonly kind: 'port' }
  /** The system was locked or goes to sleep: so is the session, a moment later at most. */
  | { readonly kind: 'lock' }
  | { readonly kind: 'drain' }
  /** Asks whether it still works; answered with the same word as soon as it comes to it. */
  | { readonly kind: 'pulse' }
  | (HostReply & { readonly kind: 'host-reply' });

/** The answer to the host call of the same id. */
export type HostReply =
  | { readonly id: number; readonly ok: true; readonly value: HostValues[keyof HostValues] }
  | { readonly id: number; readonly ok: false; readonly error: HostErrorCode };

/** Service → main. With `drained` its files are closed and its keys zeroed; it then exits with 0. */
export type FromService =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drained' }
  | { readonly kind: 'pulse' }
  | ({ readonly kind: 'host'; readonly id: number } & HostCall);

/** Preload → service, over the port. */
export type Request = { readonly id: number; readonly channel: string; readonly input: unknown };

/** Service → preload, over the port: the reply to a request, or something that happened. */
export type ServiceMessage =
  { readonly id: number; readonly result: Result<unknown> } | { readonly event: string; readonly payload: unknown };

/** The bridge before channels give it types; see `WindowApp` in `index.ts`. */
export type Bridge = {
  /** Always resolves. A service that dies gives `SERVICE_RESTARTED`, an input that is too large `INPUT_TOO_LARGE`. */
  readonly invoke: (channel: string, input: unknown) => Promise<Result<unknown>>;
  /** Calls `listener` on each event of this name until the function it returns is called. */
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void;
};
