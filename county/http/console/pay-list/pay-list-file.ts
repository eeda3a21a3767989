import type { FileView } from '../../../console/api/views.ts';
import { payListCsv } from './pay-list-csv.ts';
import type { PayListContent } from './pay-list-lines.ts';
import { payListSheet } from './pay-list-sheet.ts';

/** Enough of the mark to tell files apart. */
const NAME_LETTERS = 8;

/** The file of a pay list, named after its content. */
export async function payListFile(content: PayListContent, form: FileView['form']): Promise<FileView> {
  const bytes = form === 'xlsx' ? await payListSheet(content) : Buffer.from(payListCsv(content), 'utf8');
  const fileName = `支付清单-${content.lines.length}笔-${content.mark.slice(0, NAME_LETTERS)}.${form}`;
  return { fileName, form, base64: Buffer.from(bytes).toString('base64') };
}
