import type { FileView } from '../../api/views.ts';

/** Hands a file over to the browser's downloads. */
export function saveText({ fileName, text }: FileView): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
