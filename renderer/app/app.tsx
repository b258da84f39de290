import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import type { Connection, Loss } from '../bridge/connection.ts';
import { FirstRun } from '../pages/first-run/first-run.tsx';
import { BridgeProvider, useAsk } from './host-context.tsx';
import { locale } from './locale.ts';
import { NoticePage } from './notice-page.tsx';
import { useReducedMotion } from './reduced-motion.ts';
import { Shell } from './shell.tsx';
import { stillTheme, theme } from './theme.ts';

// the host is on this machine: nothing is fetched again for a change of focus, and a refusal stays a refusal
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function App({ connection }: { connection: Connection }) {
  const still = useReducedMotion();
  return (
    <ConfigProvider locale={locale} theme={still ? stillTheme : theme} button={{ autoInsertSpace: false }}>
      <AntApp component={false} message={{ maxCount: 3, top: 52 }}>
        <QueryClientProvider client={client}>
          <BridgeProvider value={connection.bridge}>
            <Desk connection={connection} />
          </BridgeProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** The first-run page or the open ledger; a notice where the host is gone. */
function Desk({ connection }: { connection: Connection }) {
  const [loss, setLoss] = useState<Loss>();
  const desk = useAsk('desk.state', {});
  useEffect(() => connection.onLost(setLoss), [connection]);
  useEffect(() => {
    document.title = desk.data?.open ? `${desk.data.open.identity.name} — 两新台账` : '两新台账';
  }, [desk.data]);

  if (loss) return <NoticePage loss={loss} />;
  if (desk.error) return <NoticePage message={desk.error.message} />;
  if (!desk.data) return null;
  return desk.data.open ? (
    <Shell key={desk.data.open.folder} desk={desk.data} identity={desk.data.open.identity} />
  ) : (
    <FirstRun desk={desk.data} />
  );
}
