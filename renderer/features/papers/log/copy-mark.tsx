import { IconCopy, IconFileText, IconPencil } from '@tabler/icons-react';
import { Chip } from '../../../ui/chip.tsx';

/** Which of its kind a paper is: a draft, the first, or the how manieth printed again. `copy` as in the log. */
export const copyWords = (copy: number): string => (copy === 0 ? '草稿' : copy === 1 ? '首次' : `补打 ${copy - 1}`);

/** The same as a chip. */
export function CopyMark({ copy }: { readonly copy: number }) {
  return (
    <Chip
      meaning={copy === 0 ? 'warn' : copy === 1 ? 'neutral' : 'info'}
      icon={copy === 0 ? IconPencil : copy === 1 ? IconFileText : IconCopy}
    >
      {copyWords(copy)}
    </Chip>
  );
}
