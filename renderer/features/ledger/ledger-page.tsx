import { Page } from '../../ui/page/page.tsx';

/** 台账. */
export function LedgerPage() {
  return (
    <Page title="台账" purpose="">
      {null}
    </Page>
  );
}
