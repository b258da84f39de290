import { Button } from 'antd';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import { AuthorizationImport } from '../enrolment/authorization-import.tsx';

/** The two files by which a desk is authorized: the request goes up, the authorization comes back. */
export function EnrolmentSetup() {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const fingerprint = useAsk('exchange.state', {}).data?.fingerprint ?? '';

  const request = async () => {
    const file = await act((id) => bridge.call('exchange.requestEnrolment', {}, id));
    if (file) download(file);
  };
  return (
    <div className="enrolment-setup">
      <p>第一次上报前，本单位需要上级的授权，以后到期前续期。</p>
      <ol>
        <li>
          <span>生成申请文件，送上级</span>
          <Button size="small" type="primary" ghost loading={task.busy} onClick={() => void request()}>
            生成申请文件
          </Button>
        </li>
        <li>
          <span>
            与上级通电话，请对方核对指纹
            <br />
            <output className="fingerprint">{fingerprint}</output>
          </span>
        </li>
        <li>
          <span>收到授权文件（.lxauth）后导入</span>
          <AuthorizationImport primary />
        </li>
      </ol>
      <TaskProgress task={task} label="正在处理" />
    </div>
  );
}
