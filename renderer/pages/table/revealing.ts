import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { useBridge } from '../../app/host-context.tsx';
import type { Journal } from '../../app/journal.ts';
import { useJournal } from '../../app/journal-context.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** Milliseconds without a key or a movement after which personal data is masked again. */
const idle = 10 * 60_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Fields seen by editing or copying, by journal: one entry each while a ledger is open. */
const seen = new WeakMap<Journal, Set<string>>();

export interface Revealing {
  readonly revealed: boolean;
  /** Shows the table's personal data once the ledger has noted it, or masks it again. */
  setRevealed(on: boolean): Promise<void>;
  /** Fields were seen although masked: noted once. */
  onReveal(fields: readonly string[]): void;
}

/** Personal data of a table: masked until asked for, and every look is noted in the change log. Leaving the table masks it again. */
export function useRevealing(table: TableName): Revealing {
  const bridge = useBridge();
  const journal = useJournal();
  const { message } = App.useApp();
  const [revealed, show] = useState(false);

  const setRevealed = useCallback(
    async (on: boolean) => {
      if (!on) {
        show(false);
        return;
      }
      try {
        await bridge.call('ledger.reveal', { table });
        show(true);
        message.info('已显示个人信息，这次查看已记入操作历史', 4);
      } catch (error) {
        message.error(ledgerErrorOf(error).message, 6);
      }
    },
    [bridge, table, message],
  );

  const onReveal = useCallback(
    (fields: readonly string[]) => {
      const noted = seen.get(journal) ?? new Set<string>();
      seen.set(journal, noted);
      const fresh = fields.filter((field) => !noted.has(`${table}.${field}`));
      if (fresh.length === 0) return;
      for (const field of fresh) noted.add(`${table}.${field}`);
      const titles = fresh.map((field) => tableOf(table).fields[field]?.title ?? field).join('、');
      bridge.call('ledger.reveal', { table, fields: fresh }).then(
        () => message.info(`查看了遮住的${titles}，已记入操作历史`, 4),
        (error: unknown) => {
          for (const field of fresh) noted.delete(`${table}.${field}`);
          message.error(ledgerErrorOf(error).message, 6);
        },
      );
    },
    [bridge, journal, table, message],
  );

  useEffect(() => {
    if (!revealed) return undefined;
    const hide = () => {
      show(false);
      message.info('十分钟没有操作，个人信息已重新遮住', 6);
    };
    let timer = window.setTimeout(hide, idle);
    const again = () => {
      clearTimeout(timer);
      timer = window.setTimeout(hide, idle);
    };
    for (const sign of signs) addEventListener(sign, again, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, again, { capture: true });
    };
  }, [revealed, message]);

  return { revealed, setRevealed, onReveal };
}
