import { upgradedIdNumber } from '../../codes/id-number.ts';
import type { FactsOf } from '../../model/tables.ts';
import { numberDigits } from '../derived-keys.ts';
import { isLiveMember } from '../live.ts';
import { byText } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';

type Member = FactsOf<'member'>;

const others = (found: readonly Member[], row: Member) =>
  found.filter((other) => other.id !== row.id && isLiveMember(other)).sort((a, b) => byText(a.id, b.id));

/** Other live members with the row's number, be it written in 18 digits or in the 15 of before 1999. */
function withNumber(row: Member, facts: FactsView): Member[] {
  if (row.id_number === null) return [];
  const number = upgradedIdNumber(row.id_number);
  const found = facts.where('member', 'number_digits', numberDigits(number));
  return others(
    found.filter((other) => other.id_number !== null && upgradedIdNumber(other.id_number) === number),
    row,
  );
}

export default rule({
  id: 'MEM-004',
  table: 'member',
  title: '花名册上没有重复的党员',
  severity: 'error',
  mixed: true,
  source: 'GB 11643-1999；同名同生日为惯例',
  parameters: {},
  reads: [
    reads('member', ['id_number', 'name', 'born_on', 'left_reason', 'left_on']),
    reads('member', ['id_number', 'name', 'left_reason', 'left_on'], { by: 'same', field: 'number_digits' }),
    reads('member', ['name', 'born_on', 'id_number', 'left_reason', 'left_on'], { by: 'same', field: 'name_and_birth' }),
  ],
  check(row, { facts }) {
    if (!isLiveMember(row)) return [];
    const findings: Finding[] = [];
    const sameNumber = withNumber(row, facts);
    const [twin] = sameNumber;
    const same = twin?.id_number === row.id_number ? '相同' : '是同一个号码（一个是 15 位旧号码）';
    if (twin)
      findings.push({
        field: 'id_number',
        message: `公民身份号码与在册党员“${twin.name ?? '（未填姓名）'}”${same}；请对照身份证改正，同一人请只保留一行，另一行按离开原因办理。`,
        other: { table: 'member', id: twin.id },
      });
    if (row.name === null || row.born_on === null) return findings;
    const [namesake] = others(facts.where('member', 'name_and_birth', `${row.name}|${row.born_on}`), row).filter(
      (other) => !sameNumber.some(({ id }) => id === other.id),
    );
    if (namesake)
      findings.push({
        field: 'name',
        severity: 'warning',
        message: `与另一名在册党员同名同出生日期（${row.name}，${row.born_on}）；请核对是否同一人，不是同一人的请填写说明。`,
        other: { table: 'member', id: namesake.id },
      });
    return findings;
  },
});
