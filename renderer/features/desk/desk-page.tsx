import { Page } from '../../ui/page/page.tsx';

/** 受理台. */
export function DeskPage() {
  return (
    <Page title="受理台" purpose="">
      {null}
    </Page>
  );
}
