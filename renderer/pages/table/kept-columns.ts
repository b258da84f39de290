import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { TableName } from '#shared/model/tables.ts';
import { askKey, useAsk, useBridge } from '../../app/host-context.tsx';

const keyOf = (table: TableName) => `sheet.${table}.columns`;
/** Milliseconds that the columns must stand still before they are kept. */
const rest = 400;

type Preferences = OutputOf<'desk.preferences'>;

/** How this person's columns of a table stand on this machine: kept over restarts, for every ledger. Undefined until read. */
export function useKeptColumns(table: TableName): { readonly ready: boolean; readonly kept: unknown; keep(columns: unknown): void } {
  const bridge = useBridge();
  const client = useQueryClient();
  const preferences = useAsk('desk.preferences', {});
  const unsent = useRef<() => void>(undefined);
  const timer = useRef(0);

  const send = useCallback(() => {
    clearTimeout(timer.current);
    unsent.current?.();
    unsent.current = undefined;
  }, []);
  // the page may be left before the columns have rested
  useEffect(() => send, [send]);

  const keep = useCallback(
    (columns: unknown) => {
      const value = columns as Preferences[string];
      client.setQueryData<Preferences>(askKey('desk.preferences', {}), (known) => ({ ...known, [keyOf(table)]: value }));
      unsent.current = () =>
        void bridge.call('desk.keepPreference', { key: keyOf(table), value }).catch((error: unknown) => {
          // the columns stand as they are until the page is left: nothing of the ledger is lost
          console.warn('列的设置没有保存', error);
        });
      clearTimeout(timer.current);
      timer.current = window.setTimeout(send, rest);
    },
    [bridge, client, table, send],
  );
  return { ready: !preferences.isPending, kept: preferences.data?.[keyOf(table)] ?? null, keep };
}
