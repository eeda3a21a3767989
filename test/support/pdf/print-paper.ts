import type { Page } from '@playwright/test';
import type { Bridge, HostCall, HostReply } from '#shared/contract/host.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Prints a paper through main, as the service does, in the fixture app. */
export async function printPaper(
  page: Page,
  paper: Omit<Extract<HostCall, { call: 'pdf' }>, 'call'>,
): Promise<Uint8Array> {
  const result = await page.evaluate(
    // The page is the fixture's own; Playwright does not know its window.
    (input) => (window as unknown as { app: Bridge }).app.invoke('host', input),
    { call: 'pdf', ...paper },
  );
  if (!result.ok) throw new Error(result.error.code);
  // The fixture's service answers a host call with main's reply and nothing else.
  const reply = result.value as HostReply;
  if (!reply.ok || !(reply.value instanceof Uint8Array)) throw new Error(`No PDF: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** Where the text of all pages begins and ends across the sheet, in points from the left edge. Turned text is left out. */
export async function textSpan(bytes: Uint8Array): Promise<{ readonly left: number; readonly right: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let [left, right] = [Number.POSITIVE_INFINITY, 0];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '' || item.transform[1] !== 0) continue;
      const start = Number(item.transform[4]);
      [left, right] = [Math.min(left, start), Math.max(right, start + item.width)];
    }
  }
  await task.destroy();
  return { left, right };
}
