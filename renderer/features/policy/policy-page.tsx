import { Page } from '../../ui/page/page.tsx';

/** 政策包. */
export function PolicyPage() {
  return (
    <Page title="政策包" purpose="">
      {null}
    </Page>
  );
}
