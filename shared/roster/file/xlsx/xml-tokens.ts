import { RosterFileError } from '../read-problem.ts';

/** What is told of the markup, in its order; names without their prefix, text with its entities resolved. */
export type XmlHandlers = {
  /** `attributes` as they stand in the tag: most are never asked for. */
  readonly open: (name: string, attributes: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** A tag or a piece of text longer than this is in no spreadsheet. */
const MOST_TOKEN = 4 * 1024 * 1024;

const [QUOTE, APOSTROPHE, GREATER] = [0x22, 0x27, 0x3e] as const;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its five entities and character references resolved. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
        (_, name?: string, dec?: string, hex?: string) =>
          name === undefined
            ? String.fromCodePoint(
                Math.min(0x10ffff, dec === undefined ? Number.parseInt(hex ?? '0', 16) : Number(dec)),
              )
            : (ENTITIES[name] ?? ''),
      )
    : text;

/** The value of an attribute in what `open` was given; null: it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes[at - 1];
    if (before !== undefined && !/[\s:]/.test(before)) continue;
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (rest !== null) return unescaped(rest[1] ?? rest[2] ?? '');
  }
  return null;
}

/** The end of the tag that begins at `from`: the first `>` outside quotes; -1: not here yet. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (quote !== 0) quote = letter === quote ? 0 : quote;
    else if (letter === QUOTE || letter === APOSTROPHE) quote = letter;
    else if (letter === GREATER) return at;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export type XmlTokens = {
  readonly push: (piece: string) => void;
  /** Throws when the markup stops before its end: half a list must never pass for a whole one. */
  readonly end: () => void;
};

/**
 * Takes markup apart piece by piece, as it is unpacked; nothing of it is kept. Whoever pushes has refused document types
 * before (`sheetScanner`).
 */
export function xmlTokens(handlers: XmlHandlers): XmlTokens {
  let rest = '';
  let depth = 0;

  function tell(tag: string): void {
    const isClosed = tag.endsWith('/');
    const inner = isClosed ? tag.slice(0, -1) : tag;
    const space = inner.search(/\s/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    handlers.open(name, space < 0 ? '' : inner.slice(space));
    if (isClosed) handlers.close(name);
    else depth += 1;
  }

  /** The place behind the comment, CDATA, instruction or tag at `from`; -1: it is not all here yet. */
  function take(text: string, from: number): number {
    if (text.startsWith('<!--', from)) {
      const end = text.indexOf('-->', from + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (text.startsWith('<![CDATA[', from)) {
      const end = text.indexOf(']]>', from);
      if (end < 0) return -1;
      handlers.text(text.slice(from + 9, end));
      return end + 3;
    }
    // What may yet become a comment or CDATA.
    if (text.startsWith('<!', from) && text.length - from < 9) return -1;
    const end = tagEnd(text, from);
    if (end < 0) return -1;
    const first = text.charAt(from + 1);
    if (first === '/') {
      depth -= 1;
      handlers.close(localName(text.slice(from + 2, end).trim()));
    } else if (first !== '?' && first !== '!') tell(text.slice(from + 1, end));
    return end + 1;
  }

  return {
    push: (piece) => {
      const text = rest + piece;
      let at = 0;
      for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
        if (open > at) handlers.text(unescaped(text.slice(at, open)));
        at = open;
        const next = take(text, open);
        if (next < 0) break;
        at = next;
      }
      rest = text.slice(at);
      if (rest.length > MOST_TOKEN) throw new RosterFileError('ROSTER_UNREADABLE');
    },
    end: () => {
      if (depth !== 0 || rest.trim() !== '') throw new RosterFileError('ROSTER_UNREADABLE');
    },
  };
}
