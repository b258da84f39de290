import { Button } from 'antd';
import type { NamedFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import type { Task } from '../../app/task.tsx';

interface Props {
  /** What is done with one of them. */
  readonly act: string;
  readonly task: Task;
  onAct(file: NamedFile, id: string): Promise<void>;
}

/** Slips that came with the last 底册 and are still to be dealt with here; nothing where there are none. */
export function WaitingSlips({ act, task, onAct }: Props) {
  const bridge = useBridge();
  const waiting = useAsk('transfer.waiting', {}).data ?? [];
  if (waiting.length === 0) return null;
  return (
    <ul className="waiting-slips" aria-label="随底册来的转接单">
      {waiting.map(({ id, name }) => (
        <li key={id}>
          <span className="file-line">{name}</span>
          <Button
            size="small"
            disabled={task.running}
            onClick={() => void task.attempt(async (call) => onAct(await bridge.call('transfer.slip', { id }), call))}
          >
            {act}
          </Button>
        </li>
      ))}
    </ul>
  );
}
