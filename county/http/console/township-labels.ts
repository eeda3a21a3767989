import type { Books } from '../../books/books.ts';
import { townshipLabel } from '../../console/api/township-label.ts';

/** How townships stand on what people read. */
export async function townshipLabels({ queries }: Books): Promise<(township: string) => string> {
  const names = new Map((await queries.townshipNames()).map(({ township, name }) => [township, name]));
  return (township) => townshipLabel(township, names.get(township));
}
