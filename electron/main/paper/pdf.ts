import { BrowserWindow, session, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import type { HostCall } from '#shared/contract/host.ts';
import { PAPER_FAILED, PAPER_READY, PAPER_READY_SCRIPT } from './paper-ready-script.ts';
import { withinTime } from './within-time.ts';
import { SAFE_PREFERENCES, lockDownSession } from '../web/security.ts';
import { notFound, serveFile } from '../web/serve-file.ts';

type Paper = Extract<HostCall, { readonly call: 'pdf' }>;

const ORIGIN = 'app://paper';

/** A paper is one page of text; a minute means that the machine stands still. */
const GIVE_UP_MS = 60_000;

const POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  // data: for the font of the footer, which the paper shows first so that the footer finds it in memory.
  "font-src 'self' data:",
  'img-src data:',
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Papers that are being printed, by an unguessable token: they are never written to the disk. */
const pending = new Map<string, string>();

/** One paper at a time: each needs a renderer, and the window's PCs are small. */
let queue: Promise<unknown> = Promise.resolve();

/** HTML to PDF in a hidden, sandboxed window of its own, once the paper fonts are there. Rejects when it fails. */
export function printPaper(paper: Paper, fontsDir: string): Promise<Uint8Array> {
  const printed = queue.then(() => printNow(paper, fontsDir));
  queue = printed.catch(() => undefined);
  return printed;
}

async function printNow(paper: Paper, fontsDir: string): Promise<Uint8Array> {
  const token = randomBytes(16).toString('hex');
  pending.set(token, withFonts(paper));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...SAFE_PREFERENCES, session: paperSession(fontsDir) },
  });
  try {
    await withinTime(untilReady(window, `${ORIGIN}/doc/${token}`), GIVE_UP_MS);
    const printing = window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      displayHeaderFooter: paper.footerTemplate !== undefined,
      headerTemplate: '<span></span>',
      footerTemplate: paper.footerTemplate ?? '<span></span>',
    });
    return await withinTime(printing, GIVE_UP_MS);
  } finally {
    pending.delete(token);
    window.destroy();
  }
}

/** Resolves when our script in the page says that every font the text needs is loaded. */
function untilReady(window: BrowserWindow, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    window.webContents.on('console-message', (_event, _level, message) => {
      if (message === PAPER_READY) resolve();
      if (message.startsWith(PAPER_FAILED)) reject(new Error(message));
    });
    window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
    window.loadURL(url).catch(reject);
  });
}

/** Adds the fonts and our one script to the head, so that the room that writes papers knows nothing of URLs. */
function withFonts({ html, title }: Paper): string {
  const head = `<link rel="stylesheet" href="/fonts/noto-serif-sc.css"><script src="/ready.js" data-title="${escapeAttribute(title)}"></script></head>`;
  if (!html.includes('</head>')) throw new Error('A paper without a head');
  return html.replace('</head>', () => head);
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

let served: Session | null = null;

/** A session in memory that knows the papers, the fonts and nothing else. */
function paperSession(fontsDir: string): Session {
  if (served !== null) return served;
  served = session.fromPartition('paper');
  lockDownSession(served);
  const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
  const script = { 'content-type': 'text/javascript; charset=utf-8' };
  served.protocol.handle('app', (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'paper') return notFound();
    if (pathname === '/ready.js') return new Response(PAPER_READY_SCRIPT, { headers: script });
    if (pathname.startsWith('/fonts/')) return serveFile(fontsDir, pathname.slice('/fonts'.length), {});
    const document = pending.get(pathname.slice('/doc/'.length));
    return document === undefined ? notFound() : new Response(document, { headers: html });
  });
  return served;
}
