import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  /** The text of each page, without any white space. */
  readonly pages: readonly string[];
  readonly title: unknown;
  /** Names of all fonts, without the prefix of a subset. */
  readonly fonts: readonly string[];
  /** Whether the file carries every font that it names. */
  readonly areFontsEmbedded: boolean;
  /** Width and height of the first page in points. */
  readonly size: readonly number[];
};

/** Reads a PDF as another program would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(bytes).toString('latin1');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    );
  }
  const { info } = await document.getMetadata();
  const [, , width = 0, height = 0] = (await document.getPage(1)).view;
  await task.destroy();
  const descriptors = raw.match(/\/Type\s*\/FontDescriptor/g) ?? [];
  const files = raw.match(/\/FontFile[23]?\s/g) ?? [];
  return {
    pages,
    title: Reflect.get(info, 'Title'),
    fonts: [
      ...new Set([...raw.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/>]+)/g)].map((match) => match[1] ?? '')),
    ].sort(),
    areFontsEmbedded: descriptors.length > 0 && descriptors.length === files.length,
    size: [width, height].map(Math.round),
  };
}
