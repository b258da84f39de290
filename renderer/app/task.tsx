import { App, Button, Progress } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallName, InputOf, OutputOf, Progress as Step } from '#shared/contract/calls.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { useBridge } from './host-context.tsx';

const showBusyAfter = 300;
const showProgressAfter = 1000;

export interface Task {
  /** A call is under way, however short. */
  readonly running: boolean;
  /** It has lasted long enough to be shown. */
  readonly busy: boolean;
  readonly long: boolean;
  readonly step: Step | undefined;
  cancel(): void;
  /** Answers undefined where the call failed; the failure has been shown then. */
  run<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N> | undefined>;
  /** Any act made of several calls, with the same care. */
  attempt<T>(act: (id: string) => Promise<T>): Promise<T | undefined>;
}

/** One act of the person at a time: nothing shows under 300 ms, progress with 取消 above a second, a failure as its Chinese sentence. */
export function useTask(): Task {
  const bridge = useBridge();
  const { message } = App.useApp();
  const [stage, setStage] = useState<'idle' | 'running' | 'busy' | 'long'>('idle');
  const [step, setStep] = useState<Step>();
  const current = useRef<string>(undefined);

  useEffect(
    () => bridge.listen((event) => event.type === 'progress' && event.call === current.current && setStep(event.progress)),
    [bridge],
  );

  const attempt = useCallback(
    async <T,>(act: (id: string) => Promise<T>): Promise<T | undefined> => {
      const id = crypto.randomUUID();
      current.current = id;
      setStage('running');
      setStep(undefined);
      const timers = [setTimeout(() => setStage('busy'), showBusyAfter), setTimeout(() => setStage('long'), showProgressAfter)];
      try {
        return await act(id);
      } catch (error) {
        const failure = ledgerErrorOf(error);
        message.open({ type: failure.code === 'CALL-CANCELLED' ? 'info' : 'error', content: failure.message, duration: 6 });
        return undefined;
      } finally {
        for (const timer of timers) clearTimeout(timer);
        current.current = undefined;
        setStage('idle');
      }
    },
    [message],
  );
  const run = useCallback(
    <N extends CallName>(name: N, input: InputOf<N>) => attempt((id) => bridge.call(name, input, id)),
    [attempt, bridge],
  );
  const cancel = useCallback(() => current.current !== undefined && bridge.cancel(current.current), [bridge]);
  return useMemo(
    () => ({ running: stage !== 'idle', busy: stage === 'busy' || stage === 'long', long: stage === 'long', step, cancel, run, attempt }),
    [stage, step, cancel, run, attempt],
  );
}

/** The progress line of a task that lasts. */
export function TaskProgress({ task, label }: { task: Task; label: string }) {
  if (!task.long) return null;
  const { step } = task;
  const text = step?.label ?? label;
  return (
    <div className="task-progress" role="status">
      <span>{text}</span>
      <Progress
        percent={step && step.total > 0 ? Math.round((step.done / step.total) * 100) : 0}
        size="small"
        showInfo={step !== undefined}
        aria-label={text}
      />
      <Button size="small" onClick={task.cancel}>
        取消
      </Button>
    </div>
  );
}
