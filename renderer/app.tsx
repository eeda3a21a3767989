import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { colorSchemeManager } from './client/preference/color-scheme.ts';
import { queryClient } from './client/query-client.ts';
import { Gate } from './frame/gate/gate.tsx';
import { theme } from './theme.ts';
import overlay from './ui/overlay/overlay.module.css';

const colorSchemes = colorSchemeManager();

/** Main puts a fresh nonce into the page at every load; styles made while running must carry it. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Everything the window shows. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="light"
        colorSchemeManager={colorSchemes}
        getStyleNonce={styleNonce}
      >
        <Notifications
          position="top-center"
          className={overlay['notices']}
          containerWidth={400}
          transitionDuration={0}
        />
        <Gate />
      </MantineProvider>
    </QueryClientProvider>
  );
}
