import { useEffect } from 'react';
import { useBridge } from './host-context.tsx';
import { go } from './route.ts';

/** A document that was double-clicked brings the person to 查看文件, which takes it. `waiting`: how many came before the ledger was open. */
export function useHandedDocuments(waiting: number): void {
  const bridge = useBridge();
  useEffect(() => {
    const show = () => go({ page: 'inspect' });
    if (waiting > 0) show();
    return bridge.listen((event) => event.type === 'handed' && show());
  }, [bridge, waiting]);
}
