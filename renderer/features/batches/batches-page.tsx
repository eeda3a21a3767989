import { Page } from '../../ui/page/page.tsx';

/** 批次. */
export function BatchesPage() {
  return (
    <Page title="批次" purpose="">
      {null}
    </Page>
  );
}
