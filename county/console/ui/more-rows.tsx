import { Button } from '@mantine/core';

type MoreRowsProps = {
  /** Of which not all pages are shown yet. */
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly words: string;
};

/** Under a list: shows its next page, as long as there is one. */
export function MoreRows({ query: { hasNextPage, isFetchingNextPage, fetchNextPage }, words }: MoreRowsProps) {
  return hasNextPage ? (
    <Button m="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {words}
    </Button>
  ) : null;
}
