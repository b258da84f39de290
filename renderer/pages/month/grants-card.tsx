import { App, Button } from 'antd';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFile } from '../../app/files.ts';
import { grantSentence } from '../../app/grant-words.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';

const shown = 5;

/** The superior's 批复: a later due day, or leave to amend; taken here as a file. */
export function GrantsCard({ unit }: { unit: string }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const given = (useAsk('exchange.grants', {}).data ?? []).filter((one) => one.unit === unit);
  const take = () =>
    act(async (id) => {
      const file = await chooseFile('.lxgrant');
      if (!file) return;
      const grant = await bridge.call('exchange.acceptGrant', file, id);
      message.success(`${grant.taken ? '这份批复以前已采用' : '已采用批复'}：${grantSentence(grant)}`);
    });
  return (
    <section className="card" aria-labelledby="grants-card-title">
      <header>
        <h2 id="grants-card-title">上级批复</h2>
        <Button size="small" disabled={task.running} onClick={() => void take()}>
          导入批复…
        </Button>
      </header>
      <TaskProgress task={task} label="正在读取批复" />
      {given.length === 0 ? (
        <p className="page-note">需要延期，或上级接收以后要更正的，向上级申请；收到批复文件（.lxgrant）后在这里导入。</p>
      ) : (
        <ul>
          {given.slice(0, shown).map((grant) => (
            <li key={grant.id}>
              {grantSentence(grant)}
              <span className="page-note">（{grant.reason}）</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
