import { join } from 'node:path';
import { z } from 'zod';
import { callOf, type HostEvent, isCallName } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError, validated } from './as-ledger-error.ts';
import { DeskActs, type DeskSettings } from './desk-acts.ts';
import { HandedDocuments } from './handed-documents.ts';
import type { CallOptions, DeskHost } from './host.ts';
import { causeForLog, causeInText, type Log, openLog } from './log.ts';
import { openPreferences } from './preferences.ts';

/** What both shells and the command line's page work with: answers desk.* itself and hands every other call to the open ledger. */
export function createDesk(settings: DeskSettings & { readonly log?: Log }): DeskHost {
  const log = settings.log ?? openLog(join(settings.home, 'logs'));
  const listeners = new Set<(event: HostEvent) => void>();
  const preferences = openPreferences(settings.home, () => log.write({ call: 'desk.preferences', code: 'FILE-DAMAGED' }));
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  const handed = new HandedDocuments();
  const acts = new DeskActs(
    settings,
    {
      event: tell,
      trouble: (error) => log.write({ call: 'upload', code: asLedgerError(error).code, cause: causeForLog(error) }),
      failure: (call, { error, cause }) => cause && log.write({ call, code: error.code, cause: causeInText(cause) }),
    },
    preferences,
    handed,
  );
  z.config(z.locales.zhCN()); // what a schema finds wrong is read by people
  let closing: Promise<void> | undefined;

  async function answer(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    if (closing) throw new LedgerError('HOST-CLOSED');
    if (!isCallName(name)) throw new LedgerError('CALL-UNKNOWN', { name: name.slice(0, 60) });
    const call = callOf(name);
    if (call.desk) return acts.answer(name, validated(call.input, input));
    return acts.thread().call(name, input as never, options); // validated by the thread's client
  }
  return {
    async call(name, input, options = {}) {
      const began = performance.now();
      const done = (error?: LedgerError) =>
        log.write({
          call: isCallName(name) ? name : '(unknown)',
          ms: Math.round(performance.now() - began),
          code: error?.code,
          cause: causeForLog(error),
        });
      try {
        const output = await answer(name, input, options);
        done();
        return output;
      } catch (thrown) {
        const error = asLedgerError(thrown);
        done(error);
        throw error;
      }
    },
    cancel: (id) => acts.openThread?.cancel(id),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hand(paths) {
      if (paths.length === 0) return;
      handed.add(paths);
      tell({ type: 'handed' });
    },
    close() {
      closing ??= acts.close();
      return closing;
    },
  };
}
