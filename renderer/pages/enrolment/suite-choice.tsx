import { Select } from 'antd';
import type { OutputOf } from '#shared/contract/calls.ts';
import { suiteIds, suiteTitles } from '#shared/exchange/suite-ids.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useMonthAct } from '../month/use-month-act.ts';

const options = suiteIds.map((value) => ({ value, label: suiteTitles[value] }));

/** What this desk signs and encrypts with: to be chosen until others know its keys. */
export function SuiteChoice({ suite, suiteFixed }: Pick<OutputOf<'enrolment.board'>['own'], 'suite' | 'suiteFixed'>) {
  const bridge = useBridge();
  const { task, act } = useMonthAct();
  if (suiteFixed) return suiteTitles[suite];
  return (
    <>
      <Select
        size="small"
        aria-label="密码算法"
        value={suite}
        options={options}
        disabled={task.busy}
        popupMatchSelectWidth={false}
        onChange={(chosen) => void act((id) => bridge.call('enrolment.chooseSuite', { suite: chosen }, id))}
      />
      <div className="page-note">按上级要求选，上下级必须一致；授权以后不能再改。改后密钥和指纹随之更换，要重新生成申请文件。</div>
    </>
  );
}
