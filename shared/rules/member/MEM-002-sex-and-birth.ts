import { titleOf } from '../../codes/code-list.ts';
import { birthDateOf, isIdNumber, sexOf, upgradedIdNumber } from '../../codes/id-number.ts';
import { sex as sexes } from '../../codes/party-codes.ts';
import { member } from '../../model/member.ts';
import { provenBy } from '../mending/proven.ts';
import { asMends } from '../mending/wording.ts';
import { type Finding, reads, rule } from '../rule.ts';

export default rule({
  id: 'MEM-002',
  table: 'member',
  title: '性别、出生日期与公民身份号码一致',
  severity: 'error',
  source: 'GB 11643-1999',
  parameters: {},
  reads: [reads('member', ['id_number', 'sex', 'born_on'])],
  check({ id_number: typed, sex, born_on: born }) {
    const number = typed === null ? '' : upgradedIdNumber(typed);
    // a number that is wrong itself proves nothing (MEM-001)
    if (!isIdNumber(number)) return [];
    const findings: Finding[] = [];
    if (sex !== null && sex !== sexOf(number))
      findings.push({
        field: 'sex',
        message: `性别填“${titleOf(sexes, sex)}”，公民身份号码第 17 位表示“${titleOf(sexes, sexOf(number))}”；请对照身份证改正其中一处。`,
      });
    const proven = birthDateOf(number);
    if (born !== null && proven !== undefined && born !== proven)
      findings.push({ field: 'born_on', message: `出生日期 ${born} 与公民身份号码中的 ${proven} 不一致；请对照身份证改正其中一处。` });
    return findings;
  },
  // of the two the number proves itself by its check character
  mend({ row, field }) {
    const proof = provenBy('member', row, field);
    const description = member.fields[field as 'sex' | 'born_on'];
    return proof ? asMends(description, [{ value: proof.value }]) : [];
  },
});
