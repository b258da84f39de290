import { Select } from 'antd';
import type { OutputOf } from '#shared/contract/calls.ts';
import { suiteIds, suiteTitles } from '#shared/exchange/suite-ids.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';

const options = suiteIds.map((value) => ({ value, label: suiteTitles[value] }));

/** What this desk signs and encrypts with: to be chosen until others know its keys, and why not from then on. */
export function SuiteChoice({ suite, suiteFixed }: Pick<OutputOf<'enrolment.board'>['own'], 'suite' | 'suiteFixed'>) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  if (suiteFixed)
    return (
      <>
        {suiteTitles[suite]}
        <div className="page-note">上级或下级已认得本单位的密钥，不能再改；确需更换的，请新建台账，从底册恢复。</div>
      </>
    );
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
