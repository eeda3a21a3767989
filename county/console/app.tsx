import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { theme } from '../../renderer/theme.ts';
import { queryClient } from './client/query-client.ts';
import { Gate } from './frame/gate.tsx';

/** The only thing this page keeps in the browser. */
const colorSchemes = localStorageColorSchemeManager({ key: 'aid-console-scheme' });

/** The service puts a fresh nonce into the page at every load; styles made while running must carry it. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Everything the console shows. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="light"
        colorSchemeManager={colorSchemes}
        getStyleNonce={styleNonce}
      >
        <Notifications position="top-center" containerWidth={400} transitionDuration={0} />
        <Gate />
      </MantineProvider>
    </QueryClientProvider>
  );
}
