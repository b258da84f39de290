import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';

type List = OutputOf<'enrolment.readRevocations'>;

const signers = { own: '本单位签的', superior: '上级签的', subordinate: '下级签的' } as const;

/** What is to be said of a list from above that cannot be taken, or need not be. */
const uses: Readonly<Record<Exclude<List['use'], 'new' | 'none'>, string>> = {
  taken: '就是现在采用的这一份。',
  older: '比已采用的旧，不能采用；请索取最新的。',
  revoked: '签名的证书自己已被撤销，不能采用；请打电话核实。',
  partial: '不完整，或有不认识的必须遵守的要求，不能采用；请索取完整的。',
  ahead: '日期比本机的晚，不能采用；请核对两边电脑的日期后重新索取。',
};

/** A list of revoked certificates as it was read: whose, by whom signed, until when, and what it names. */
export function ShownList({ list }: { list: List }) {
  return (
    <>
      <dl className="facts">
        <dt>签发单位</dt>
        <dd>
          {list.issuerName}（{list.issuer}）
        </dd>
        <dt>签名</dt>
        <dd className={list.signer ? undefined : 'reason'}>
          {list.signer ? `可信，${signers[list.signer.as]}` : '签名的证书本单位不认得，不能相信，不能采用'}
        </dd>
        <dt>有效期</dt>
        <dd className={list.outdated ? 'reason' : undefined}>
          {chinaTime(list.from)} 至 {list.until === null ? '—' : chinaTime(list.until)}
          {list.outdated && '，已过期，请索取新的'}
        </dd>
      </dl>
      {list.use !== 'new' && list.use !== 'none' && <p className={list.use === 'taken' ? undefined : 'reason'}>{uses[list.use]}</p>}
      {list.entries.length === 0 ? (
        <p className="page-note">名单里没有撤销的证书。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>证书编号</th>
              <th>单位</th>
              <th>撤销时间</th>
              <th>从何时起不可信</th>
            </tr>
          </thead>
          <tbody>
            {list.entries.map(({ serial, unitName, at, since }) => (
              <tr key={serial}>
                <td className="code">{serial}</td>
                <td>{unitName ?? ''}</td>
                <td>{chinaTime(at)}</td>
                <td>{since === null ? '' : chinaTime(since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
