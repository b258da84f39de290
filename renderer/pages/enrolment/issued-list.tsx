import type { ExchangeState } from '#shared/contract/exchange.ts';
import { chinaDate, chinaTime } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';

type Certificate = ExchangeState['issued'][number];

/** Every certificate this desk has issued, and what became of it. */
export function IssuedList() {
  const issued = useAsk('exchange.state', {}).data?.issued ?? [];
  if (issued.length === 0) return null;
  return (
    <details className="card issued-list">
      <summary>
        <h2>签发过的证书（{issued.length}）</h2>
      </summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th>单位</th>
            <th>证书编号</th>
            <th>有效期至</th>
            <th>状态</th>
            <th>撤销原因</th>
          </tr>
        </thead>
        <tbody>
          {[...issued].reverse().map((certificate) => (
            <tr key={certificate.serial}>
              <td>{certificate.name}</td>
              <td className="code">{certificate.serial}</td>
              <td>{chinaDate(certificate.notAfter)}</td>
              <td>{stateOf(certificate)}</td>
              <td>{certificate.reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function stateOf({ revoked, superseded }: Certificate): string {
  if (revoked !== null) return `${chinaTime(revoked)} 撤销`;
  return superseded === null ? '在用' : `${chinaTime(superseded)} 由新证书接替`;
}
