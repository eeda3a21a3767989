import type { FromService, HostCall, HostErrorCode, HostReply, HostValues } from '#shared/contract/host.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';

/** Asks main for what only a process with windows can do. */
export type HostClient = {
  readonly pdf: (paper: Omit<Extract<HostCall, { call: 'pdf' }>, 'call'>) => Promise<Result<HostValues['pdf']>>;
  /** Null: the person cancelled. */
  readonly saveFile: (
    file: Omit<Extract<HostCall, { call: 'saveFile' }>, 'call'>,
  ) => Promise<Result<HostValues['saveFile']>>;
  /** Null: the person cancelled. */
  readonly openFile: (
    file: Omit<Extract<HostCall, { call: 'openFile' }>, 'call'>,
  ) => Promise<Result<HostValues['openFile']>>;
  /** Null: the person cancelled. */
  readonly chooseFolder: (title: string) => Promise<Result<HostValues['chooseFolder']>>;
  readonly printers: () => Promise<Result<HostValues['printers']>>;
  /** Sends the pages that stand in the window to a printer. */
  readonly print: (printer: string) => Promise<Result<HostValues['print']>>;
  /** Takes main's answer. */
  readonly receive: (reply: HostReply) => void;
  /** Ends every call under way with SHUTTING_DOWN; a dialog nobody answers must not hold up quitting. */
  readonly cancelAll: () => void;
};

function failure(code: HostErrorCode): Result<never> {
  switch (code) {
    case 'PDF_FAILED':
      return fail('PAPER_FAILED', { why: '排版程序没有完成' });
    case 'FILE_WRITE_FAILED':
      return fail('FILE_WRITE_FAILED', { why: '该位置不能写入，或磁盘已满' });
    case 'FILE_READ_FAILED':
      return fail('FILE_READ_FAILED', { why: '文件不在了，或没有读取权限' });
    case 'PRINT_FAILED':
      return fail('PRINT_FAILED');
    default:
      return assertNever(code);
  }
}

/** Numbers the calls and matches the answers. `post` sends to main. */
export function createHostClient(post: (message: FromService) => void): HostClient {
  const waiting = new Map<number, (result: Result<HostValues[keyof HostValues]>) => void>();
  let lastId = 0;

  const send = (call: HostCall): Promise<Result<HostValues[keyof HostValues]>> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      post({ kind: 'host', id: lastId, ...call });
    });

  return {
    pdf: async (paper) => {
      const result = await send({ call: 'pdf', ...paper });
      if (!result.ok) return result;
      return result.value instanceof Uint8Array ? ok(result.value) : failure('PDF_FAILED');
    },
    saveFile: async (file) => {
      const result = await send({ call: 'saveFile', ...file });
      if (!result.ok) return result;
      if (result.value === null) return ok(null);
      return 'path' in result.value ? ok({ path: result.value.path }) : failure('FILE_WRITE_FAILED');
    },
    openFile: async (file) => {
      const result = await send({ call: 'openFile', ...file });
      if (!result.ok) return result;
      if (result.value === null) return ok(null);
      return 'bytes' in result.value
        ? ok({ name: result.value.name, bytes: result.value.bytes })
        : failure('FILE_READ_FAILED');
    },
    chooseFolder: async (title) => {
      const result = await send({ call: 'chooseFolder', title });
      if (!result.ok) return result;
      if (result.value === null) return ok(null);
      return 'path' in result.value ? ok({ path: result.value.path }) : failure('FILE_READ_FAILED');
    },
    printers: async () => {
      const result = await send({ call: 'printers' });
      if (!result.ok) return result;
      return result.value !== null && 'printers' in result.value ? ok(result.value) : failure('PRINT_FAILED');
    },
    print: async (printer) => {
      const result = await send({ call: 'print', printer });
      if (!result.ok) return result;
      return result.value !== null && 'isSent' in result.value ? ok(result.value) : failure('PRINT_FAILED');
    },
    receive: (reply) => {
      const resolve = waiting.get(reply.id);
      waiting.delete(reply.id);
      resolve?.(reply.ok ? ok(reply.value) : failure(reply.error));
    },
    cancelAll: () => {
      for (const resolve of waiting.values()) resolve(fail('SHUTTING_DOWN'));
      waiting.clear();
    },
  };
}
