import { App, Button } from 'antd';
import { useState } from 'react';
import type { Period } from '#shared/contract/bookkeeping.ts';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import { UploadSection } from '../upload/upload-section.tsx';
import { EnrolmentSetup } from './enrolment-setup.tsx';
import { StepCard, type StepState } from './step-card.tsx';

const exportedStates = ['exported', 'accepted', 'accepted_with_problems', 'returned'];

/** Makes the signed, encrypted package; a desk without its superior's authorization gets that first. */
export function ExportStep({ period }: { period: Period }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const exchange = useAsk('exchange.state', {}).data;
  const [made, setMade] = useState<OutputOf<'exchange.export'>>();
  const enrolment = exchange?.enrolment;
  const wasExported = exportedStates.includes(period.state);
  const state: StepState = wasExported ? 'done' : period.state === 'closed' ? 'current' : 'ahead';

  const exportNow = async () => {
    const file = await act((id) => bridge.call('exchange.export', { period: period.period }, id));
    if (!file) return;
    setMade(file);
    download(file);
    message.success(`上报包已生成：${file.name}`);
  };
  return (
    <StepCard
      number={3}
      title="导出"
      state={state}
      summary={enrolment ? `报送 ${enrolment.superiorName}，授权到 ${chinaDate(enrolment.notAfter)}` : '需要上级授权后才能导出'}
    >
      {exchange && !enrolment && <EnrolmentSetup />}
      {enrolment && (
        <>
          <p>{explain(period.state)}</p>
          {period.file !== null && !made && <p className="file-line">{period.file}</p>}
          {made && <ExportedFile made={made} />}
          <div className="step-acts">
            <Button
              type={wasExported ? 'default' : 'primary'}
              loading={task.busy}
              disabled={period.state === 'open'}
              onClick={() => void exportNow()}
            >
              {wasExported ? '再次导出' : '导出上报包'}
            </Button>
            {period.state === 'open' && <span className="reason">请先封账</span>}
          </div>
          <TaskProgress task={task} label="正在生成上报包" />
          <UploadSection period={period} />
        </>
      )}
    </StepCard>
  );
}

function ExportedFile({ made }: { made: OutputOf<'exchange.export'> }) {
  const counts = Object.entries(made.counts).filter(([table]) => isTableName(table));
  return (
    <dl className="facts">
      <dt>文件</dt>
      <dd>{made.name}</dd>
      <dt>序号</dt>
      <dd>{made.sequence}</dd>
      <dt>校验值</dt>
      <dd className="code">{made.sha256}</dd>
      <dt>内容</dt>
      <dd>{counts.map(([table, count]) => (isTableName(table) ? `${tableOf(table).title} ${count}` : '')).join('，')}</dd>
    </dl>
  );
}

function explain(state: Period['state']): string {
  if (state === 'exported') return '上报包已导出，请上传，或通过优盘、邮件送上级。送达以上级回执为准。';
  return exportedStates.includes(state) ? '上级已就这份上报包发回回执。' : '生成签名并加密的上报包，只有上级能打开。';
}
