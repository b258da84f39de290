import type { FactsOf } from '../../model/tables.ts';
import { isLiveMember } from '../live.ts';
import { byText } from '../people.ts';
import { type Finding, reads, rule } from '../rule.ts';

type Member = FactsOf<'member'>;

const others = (found: readonly Member[], row: Member) =>
  found.filter((other) => other.id !== row.id && isLiveMember(other)).sort((a, b) => byText(a.id, b.id));

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
    reads('member', ['id_number', 'name', 'left_reason', 'left_on'], { by: 'same', field: 'id_number' }),
    reads('member', ['name', 'born_on', 'id_number', 'left_reason', 'left_on'], { by: 'same', field: 'name_and_birth' }),
  ],
  check(row, { facts }) {
    if (!isLiveMember(row)) return [];
    const findings: Finding[] = [];
    const sameNumber = row.id_number === null ? [] : others(facts.where('member', 'id_number', row.id_number), row);
    const [twin] = sameNumber;
    if (twin)
      findings.push({
        field: 'id_number',
        message: `公民身份号码与在册党员“${twin.name ?? '（未填姓名）'}”相同；请对照身份证改正，同一人请只保留一行，另一行按离开原因办理。`,
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
