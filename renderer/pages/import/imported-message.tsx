import { App, Button } from 'antd';
import { useCallback } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { useJournal } from '../../app/journal-context.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** Tells that an import is in the ledger, with the way back beside it. */
export function useImportedMessage(): (reply: BatchReply) => void {
  const { message } = App.useApp();
  const journal = useJournal();
  return useCallback(
    ({ label }) => {
      const undo = () => {
        message.destroy('imported');
        journal.undo().then(
          () => message.success('已撤销这次导入', 3),
          (error: unknown) => message.error(ledgerErrorOf(error).message, 6),
        );
      };
      const content = (
        <span>
          {label}，已写入台账。
          <Button type="link" size="small" onClick={undo}>
            撤销
          </Button>
        </span>
      );
      message.open({ key: 'imported', type: 'success', duration: 10, content });
    },
    [message, journal],
  );
}
