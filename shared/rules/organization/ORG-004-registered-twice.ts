import { isDamagedByExcel } from '../../codes/credit-code.ts';
import { normalizedName } from '../../model/plain-text.ts';
import type { FactsOf } from '../../model/tables.ts';
import { isLiveOrganization } from '../live.ts';
import { byText } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';

type Organization = FactsOf<'organization'>;

const others = (found: readonly Organization[], row: Organization) =>
  found.filter((other) => other.id !== row.id && isLiveOrganization(other)).sort((a, b) => byText(a.id, b.id));

const finding = (field: string, first: Organization, message: string, severity: Finding['severity'] = 'error'): Finding => ({
  field,
  message,
  severity,
  other: { table: 'organization', id: first.id },
});

export default rule({
  id: 'ORG-004',
  table: 'organization',
  title: '没有重复登记的组织',
  severity: 'error',
  mixed: true,
  source: 'GB 32100-2015；同名为惯例',
  parameters: {},
  reads: [
    reads('organization', ['credit_code', 'name', 'status']),
    reads('organization', ['credit_code', 'status', 'name'], { by: 'same', field: 'credit_code' }),
    reads('organization', ['name', 'status', 'credit_code'], { by: 'same', field: 'normalized_name' }),
  ],
  check(row, { facts }) {
    if (!isLiveOrganization(row)) return [];
    const findings: Finding[] = [];
    const sameCode =
      row.credit_code === null || isDamagedByExcel(row.credit_code)
        ? []
        : others(facts.where('organization', 'credit_code', row.credit_code), row);
    const [twin] = sameCode;
    if (twin)
      findings.push(
        finding(
          'credit_code',
          twin,
          `统一社会信用代码与“${twin.name ?? '另一家组织'}”相同；请核对代码，重复登记的请保留一行，另一行按实际改正。`,
        ),
      );
    const key = row.name === null ? '' : normalizedName(row.name);
    const sameName =
      key === ''
        ? []
        : others(facts.where('organization', 'normalized_name', key), row).filter((other) => !sameCode.some(({ id }) => id === other.id));
    const [namesake] = sameName;
    if (namesake)
      findings.push(
        finding(
          'name',
          namesake,
          `名称与另一家正常组织“${namesake.name ?? ''}”相同（不计括号、空格和全半角）；请核对是否重复登记。`,
          'warning',
        ),
      );
    return findings;
  },
});
