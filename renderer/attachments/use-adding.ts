import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { Bridge } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { type Attachment, attachmentLimits, freeName } from '#shared/model/attachment.ts';
import { useBridge } from '../app/host-context.tsx';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { prepareFile } from './prepare-file.ts';

const showAfter = 1000;

/** How far an adding is; told once it has lasted a second. */
export interface AddingStep {
  readonly done: number;
  readonly total: number;
  readonly name: string;
}
export interface Adding {
  readonly running: boolean;
  readonly step: AddingStep | undefined;
  /** Why files of the last adding were left out. */
  readonly refusals: readonly string[];
  add(files: readonly File[]): Promise<void>;
  cancel(): void;
}

/** The row that files are added to, as it stands when asked. */
export interface AddingTo {
  standing(): readonly Attachment[];
  /** Writes what was added as one act. */
  write(added: readonly Attachment[]): Promise<void>;
}

/** Adds files to a row: each is made ready and stored, then all are written as one act. A file that cannot be kept stops none of the others. */
export function useAdding(to: AddingTo): Adding {
  const bridge = useBridge();
  const { message } = App.useApp();
  const [state, setState] = useState<{ step: AddingStep; long: boolean }>();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const running = useRef<AbortController>(undefined);
  const add = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      if (running.current) {
        message.info('正在添加上一批附件，请稍候再添加。', 4);
        return;
      }
      const calledOff = new AbortController();
      running.current = calledOff;
      const tell = (step: AddingStep) => setState((now) => ({ step, long: now?.long ?? false }));
      const timer = setTimeout(() => setState((now) => now && { ...now, long: true }), showAfter);
      try {
        const { added, refused } = await storeAll(bridge, to.standing(), files, calledOff.signal, tell);
        if (added.length > 0) await to.write(added);
        setRefusals(refused);
      } catch (error) {
        setRefusals([]);
        if (calledOff.signal.aborted) message.info('已取消，没有添加附件。', 4);
        else message.error(ledgerErrorOf(error).message, 6);
      } finally {
        clearTimeout(timer);
        running.current = undefined;
        setState(undefined);
      }
    },
    [bridge, message, to],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { running: state !== undefined, step: state?.long ? state.step : undefined, refusals, add, cancel };
}

/** Throws what stops the whole adding: a call-off, a full disk. */
async function storeAll(
  bridge: Bridge,
  standing: readonly Attachment[],
  files: readonly File[],
  signal: AbortSignal,
  tell: (step: AddingStep) => void,
): Promise<{ added: readonly Attachment[]; refused: readonly string[] }> {
  const added: Attachment[] = [];
  const refused: string[] = [];
  for (const [done, file] of files.entries()) {
    tell({ done, total: files.length, name: file.name });
    try {
      added.push(await storeOne(bridge, [...standing, ...added], file));
    } catch (error) {
      const { code, message } = ledgerErrorOf(error);
      if (!code.startsWith('ATTACH-') && code !== 'FILE-MISSING') throw error;
      refused.push(message);
    }
    signal.throwIfAborted();
  }
  return { added, refused };
}

async function storeOne(bridge: Bridge, beside: readonly Attachment[], file: File): Promise<Attachment> {
  const { perRow } = attachmentLimits;
  if (beside.length >= perRow) throw new LedgerError('ATTACH-MANY', { name: file.name, limit: perRow });
  const { name, sha256, size } = await bridge.call('attachment.add', await prepareFile(file));
  const same = beside.find((one) => one.sha256 === sha256);
  if (same) throw new LedgerError('ATTACH-SAME', { name: file.name, same: same.name });
  return { name: freeName(name, new Set(beside.map((one) => one.name))), sha256, size };
}
