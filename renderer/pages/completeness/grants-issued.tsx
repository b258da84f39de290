import { Button } from 'antd';
import { chinaTime } from '#shared/model/china-time.ts';
import { download } from '../../app/files.ts';
import { grantSentence } from '../../app/grant-words.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useTask } from '../../app/task.tsx';

/** The 批复 this desk gave, the latest first; each can be saved again. */
export function GrantsIssued() {
  const grants = useAsk('exchange.grants', {}).data ?? [];
  const own = useAsk('ledger.identity', {}).data?.unit;
  const bridge = useBridge();
  const task = useTask();
  const issued = grants.filter(({ issuer }) => issuer === own);
  if (issued.length === 0) return null;
  const save = async (id: string) => {
    const file = await task.attempt((call) => bridge.call('exchange.grantFile', { id }, call));
    if (file) download(file);
  };
  return (
    <section className="card" aria-labelledby="grants-title">
      <h2 id="grants-title">批复（{issued.length}）</h2>
      <ul className="said-list">
        {issued.map((grant) => (
          <li key={grant.id}>
            <span>
              {grant.unitName} {grantSentence(grant)}。理由：{grant.reason}（{chinaTime(grant.issued)}）
            </span>
            <Button size="small" aria-label={`另存批复：${grant.name}`} disabled={task.running} onClick={() => void save(grant.id)}>
              另存
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
