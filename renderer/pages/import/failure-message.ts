import { App } from 'antd';
import { useCallback } from 'react';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** Runs an act and tells its failure as a sentence. */
export function useMessageOnFailure(): (act: () => Promise<unknown>) => Promise<void> {
  const { message } = App.useApp();
  return useCallback(
    async (act) => {
      try {
        await act();
      } catch (error) {
        message.error(ledgerErrorOf(error).message, 6);
      }
    },
    [message],
  );
}
