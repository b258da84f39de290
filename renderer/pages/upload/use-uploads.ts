import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UploadQueue } from '#shared/contract/upload.ts';
import { askKey, useAsk, useBridge } from '../../app/host-context.tsx';

/** The queue of uploads as the host tells it: it is asked once and then kept up to date by its events. */
export function useUploads(): UploadQueue | undefined {
  const bridge = useBridge();
  const client = useQueryClient();
  const { data } = useAsk('upload.queue', {});
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.type === 'upload') client.setQueryData(askKey('upload.queue', {}), event.queue);
      }),
    [bridge, client],
  );
  return data;
}
