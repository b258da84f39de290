import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Staged } from '#shared/contract/intake.ts';
import { type Task, TaskProgress } from '../../app/task.tsx';
import { isUnsure } from './column-targets.ts';
import type { ImportState } from './import-state.ts';
import type { StagedSheet } from './staged-sheet.ts';

interface Acts {
  toRows(): void;
  toShape(): void;
  commit(): void;
  saveRejected(): void;
  discard(): void;
}

/** What comes next, and what stands in its way. */
export function ImportFoot({ state, staged, task, acts }: { state: ImportState; staged: Staged; task: Task; acts: Acts }) {
  const blocked = task.running || state.busy;
  const asking = staged.columns.filter((column) => isUnsure(column) && !state.confirmed.has(column.header)).length;
  const { goesIn, rejected, left } = sumsOf(state);
  const out = rejected + left;
  const shape: ReactNode = (
    <>
      <Button type="primary" loading={task.busy} disabled={blocked || asking > 0 || staged.parts.length === 0} onClick={acts.toRows}>
        下一步：看差别
      </Button>
      {asking > 0 && <span className="reason">还有 {asking} 列请先确认对应</span>}
    </>
  );
  const { document } = state;
  // a 底册 that changes nothing is taken all the same: what follows from it is noted
  const empty = goesIn === 0 && document?.kind !== 'roster';
  const rows: ReactNode = (
    <>
      <Button type="primary" loading={task.busy} disabled={blocked || empty} onClick={acts.commit}>
        {goesIn > 0 ? `${document ? commitWords[document.kind] : '导入'} ${inDigits(goesIn)} 行` : empty ? '没有需要写入的行' : '采用底册'}
      </Button>
      {!document && (
        <Button disabled={blocked} onClick={acts.toShape}>
          上一步：认表
        </Button>
      )}
      {out > 0 && (
        <Button disabled={blocked} onClick={acts.saveRejected}>
          把未导入的 {inDigits(out)} 行存成表格
        </Button>
      )}
    </>
  );
  return (
    <footer className="import-foot">
      {state.step === 'shape' ? shape : rows}
      <Button disabled={task.running} onClick={acts.discard}>
        放弃
      </Button>
      <TaskProgress task={task} label="正在处理" />
      <span className="import-foot-gap" />
      {state.step === 'rows' && rejected > 0 && !task.long && (
        <span className="reason">{inDigits(rejected)} 行有问题，不进台账：可以在表里改，或存成表格改好再导入</span>
      )}
    </footer>
  );
}

const commitWords = { roster: '采用底册，写入', transfer: '办理转入，写入' } as const;

const number = new Intl.NumberFormat('zh-CN');
const inDigits = (count: number) => number.format(count);

/** Of all tables together, as their rows now come out. */
function sumsOf({ sheets }: ImportState) {
  const sums = [...sheets.values()].map((sheet) => sheet.sums());
  const sum = (key: keyof ReturnType<StagedSheet['sums']>) => sums.reduce((total, one) => total + one[key], 0);
  return { goesIn: sum('goesIn'), rejected: sum('rejected'), left: sum('left') };
}
