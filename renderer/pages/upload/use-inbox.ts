import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InboxState } from '#shared/contract/upload.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';

/** The inbox of this desk; asked whenever a page shows it, for people move files too, and again whenever something came in. */
export function useInbox(): InboxState | undefined {
  const bridge = useBridge();
  const client = useQueryClient();
  const { data } = useAsk('inbox.state', {});
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: ['inbox.state'] });
    again();
    return bridge.listen((event) => {
      if (event.type === 'inbox') again();
    });
  }, [bridge, client]);
  return data;
}
