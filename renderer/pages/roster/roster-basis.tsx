import type { Identity } from '#shared/contract/ledger.ts';

/** How 底册 and transfers work, and what they rest on. */
export function RosterBasis({ level }: { level: Identity['level'] }) {
  return (
    <section className="card basis" aria-labelledby="basis-title">
      <h2 id="basis-title">办理规则</h2>
      <ul>
        <li>底册是上级已接收的本单位台账，由上级签名、加密给本单位；比采用过的旧、给别的单位、不是上级签名的，一律不采用。</li>
        <li>采用底册不覆盖：本单位填了而与底册不同的格，先保留本单位的，可以逐格改取底册的；本单位删除过的行不再加回。</li>
        <li>
          转出的行不删除，填上离开的原因和日期；转入单位写成新行，并记下原来的编号。转出组织时，只属于它的党组织、党小组和在那里的党员一并转出，与别的组织合用的党组织留下。
        </li>
        <li>
          转接单只在本市内走：同一个县的由县转交，两个县的经县、市、县逐站核对、改签、加密给下一站。转出单位的县看不到外县的台账，只知道已转交上级。
        </li>
        {level !== 'township' && (
          <li>跨单位重复：两个单位同时有的组织按统一社会信用代码认，党员按公民身份号码认；注销、迁出、转出的不算，号码不合校验的不比。</li>
        )}
        <li>
          党员组织关系接转的手续（介绍信、时限），按《中国共产党党员教育管理工作条例》和省里的接转规定办；这里只转台账。统一社会信用代码的编排见
          GB 32100-2015，公民身份号码见 GB 11643-1999。
        </li>
      </ul>
    </section>
  );
}
