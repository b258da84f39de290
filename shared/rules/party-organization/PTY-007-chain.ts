import { branchKinds } from '../../codes/party-codes.ts';
import { type FactsView, reads, rule, type Step } from '../rule.ts';

/** Steps up in which a circle is looked for: a township's chain has four. */
const longest = 5;
/** Kinds that can stand above a branch [条例5]. */
const above: readonly string[] = ['committee', 'working_committee', 'combined_committee', 'trade_committee', 'general_branch'];

/** Those that stand a number of steps below a row. */
const below = (steps: number): Step => ({
  by: 'from',
  field: 'parent',
  table: 'party_organization',
  ...(steps > 1 && { next: below(steps - 1) }),
});

/** Whether the chain up from a row comes back to it. */
function comesBack(id: string, parent: string | null, facts: FactsView): boolean {
  let at = parent;
  for (let step = 0; step < longest && at !== null; step++) {
    if (at === id) return true;
    at = facts.get('party_organization', at)?.parent ?? null;
  }
  return false;
}

export default rule({
  id: 'PTY-007',
  table: 'party_organization',
  title: '隶属关系不循环，支部的上级是党委或党总支',
  severity: 'error',
  source: '条例5',
  parameters: {},
  reads: [
    reads('party_organization', ['kind', 'parent']),
    ...Array.from({ length: longest - 1 }, (_, step) =>
      reads('party_organization', step === 0 ? ['kind', 'name', 'parent'] : ['parent'], below(step + 1)),
    ),
  ],
  check(row, { facts }) {
    if (comesBack(row.id, row.parent, facts))
      return [{ field: 'parent', message: '上级党组织一级级往上又回到了自己；请核对这里和上级的“上级党组织”。' }];
    const parent = facts.get('party_organization', row.parent);
    if (!parent || parent.kind === null || row.kind === null || !branchKinds.includes(row.kind) || above.includes(parent.kind)) return [];
    return [
      {
        field: 'parent',
        message: `上级“${parent.name ?? ''}”也是支部；支部的上级应为党委、党工委或党总支，请改选，上级不在本台账的请填写外部上级代码和名称。`,
      },
    ];
  },
});
