import { isIdNumber, upgradedIdNumber } from '../../codes/id-number.ts';
import { type Development, isEnded, stageFields, stages } from '../../development/stages.ts';
import { development } from '../../model/development.ts';
import { underAge } from '../member/age.ts';
import { idNumbersIn } from '../mending/identifiers.ts';
import { asMends } from '../mending/wording.ts';
import { type Finding, reads, rule } from '../rule.ts';

/** Days of what has been done; 预备期延长至 is a day to come. */
const days = [
  'applied_on',
  'talked_on',
  'activist_on',
  'candidate_on',
  'political_review_on',
  'pre_examined_on',
  'admitted_on',
  'approved_on',
  'full_on',
  'full_approved_on',
  'dual_training_on',
  'dual_review_on',
  'dual_notice_on',
  'dual_management_on',
  'ended_on',
] as const;
type Day = (typeof days)[number];

/** What comes before what besides the stages themselves. */
const pairs: readonly (readonly [earlier: Day, later: Day])[] = [
  ['applied_on', 'talked_on'],
  ['candidate_on', 'pre_examined_on'],
  ['political_review_on', 'admitted_on'],
  ['pre_examined_on', 'admitted_on'],
  ['admitted_on', 'approved_on'],
  ['full_on', 'full_approved_on'],
];

const titleOf = (day: Day): string => development.fields[day].title;

/** The day that a stage comes too early for: the latest stage before it that has one. */
function earlierStage(row: Development, place: number): Day | undefined {
  return stages
    .slice(0, place)
    .map((stage) => stageFields[stage])
    .filter((day) => row[day] !== null)
    .at(-1);
}

/** Each day that stands before one it must follow, with that one. */
function reversed(row: Development): (readonly [later: Day, earlier: Day])[] {
  const chain = stages.flatMap((stage, place) => {
    const earlier = earlierStage(row, place);
    // of these two DEV-006 has more to say
    return earlier === undefined || (stage === 'full' && earlier === 'admitted_on') ? [] : [[stageFields[stage], earlier] as const];
  });
  const all = [...chain, ...pairs.map(([earlier, later]) => [later, earlier] as const)];
  return all.filter(([later, earlier]) => (row[later] ?? '9') < (row[earlier] ?? ''));
}

/** Stages that were passed without their date. */
function skipped(row: Development): Finding[] {
  const passed = stages.filter((stage) => stage !== 'ended').map((stage) => stageFields[stage]);
  const last = passed.filter((day) => row[day] !== null).at(-1);
  if (last === undefined) return [];
  // that of the application is asked of every row (ROW-001)
  return passed.slice(1, passed.indexOf(last)).flatMap((field) =>
    row[field] !== null
      ? []
      : [
          {
            field,
            severity: 'warning' as const,
            message: `已填${titleOf(last)}，没有填${titleOf(field)}；发展党员的各个阶段不能缺少，请对照档案补填。`,
          },
        ],
  );
}

export default rule({
  id: 'DEV-001',
  table: 'development',
  title: '各阶段日期齐全、先后有序，公民身份号码正确，申请时年满 18 周岁',
  severity: 'error',
  mixed: true,
  source: '党章1；细则5、8、13、19、20（2026年修订版后两条为18、19）；GB 11643-1999',
  parameters: {},
  reads: [reads('development', ['id_number', 'ended_reason', ...days])],
  check(row, { today }) {
    const findings = new Map<string, Finding>();
    // of a cell that is wrong in two ways the first is told
    const tell = (finding: Finding) => findings.has(finding.field) || findings.set(finding.field, finding);
    if (row.id_number !== null && !isIdNumber(upgradedIdNumber(row.id_number)))
      tell({ field: 'id_number', message: '公民身份号码的位数、出生日期或校验码不对；请对照身份证改正。' });
    for (const field of days) {
      const day = row[field];
      if (day !== null && day > today) tell({ field, message: `${titleOf(field)} ${day} 还没有到；请改为实际日期，还没有办理的请清空。` });
    }
    for (const [field, earlier] of reversed(row))
      tell({ field, message: `${titleOf(field)} ${row[field]} 早于${titleOf(earlier)} ${row[earlier]}；请核对这两个日期。` });
    for (const finding of underAge({ id_number: row.id_number, applied_on: row.applied_on }, titleOf('applied_on'))) tell(finding);
    if (!isEnded(row)) for (const finding of skipped(row)) tell(finding);
    return [...findings.values()];
  },
  mend: ({ value, field }) =>
    field === 'id_number' && typeof value === 'string' ? asMends(development.fields.id_number, idNumbersIn(value)) : [],
});
