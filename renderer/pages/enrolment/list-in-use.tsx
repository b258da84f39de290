import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';

/** One line: whose list of revoked certificates is in use here, and of when. */
export function ListInUse({ list }: { list: OutputOf<'enrolment.board'>['own']['lists'][number] }) {
  return (
    <p>
      已采用：{list.issuerName}的名单，{chinaTime(list.from)} 生成，撤销的证书 {list.entries} 张
      {list.outdated && <span className="reason">，已过有效期，仍然照用，请索取新的</span>}
    </p>
  );
}
