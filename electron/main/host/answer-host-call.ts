import type { HostCall, HostErrorCode, HostReply, HostValues } from '#shared/contract/host.ts';

/** What the service can tell the person about each call; why it failed in detail helps nobody at the window. */
const FAILURES: Readonly<Record<HostCall['call'], HostErrorCode>> = {
  pdf: 'PDF_FAILED',
  saveFile: 'FILE_WRITE_FAILED',
  openFile: 'FILE_READ_FAILED',
  chooseFolder: 'FILE_READ_FAILED',
  printers: 'PRINT_FAILED',
  print: 'PRINT_FAILED',
};

/** Performs a call and always gives an answer: one that never comes would leave somebody waiting for good. */
export async function answerHostCall(
  message: { readonly id: number } & HostCall,
  perform: (call: HostCall) => Promise<HostValues[keyof HostValues]>,
): Promise<HostReply> {
  try {
    return { id: message.id, ok: true, value: await perform(message) };
  } catch {
    return { id: message.id, ok: false, error: FAILURES[message.call] };
  }
}
