import { Page } from '../../ui/page/page.tsx';

/** 设置. */
export function SettingsPage() {
  return (
    <Page title="设置" purpose="">
      {null}
    </Page>
  );
}
