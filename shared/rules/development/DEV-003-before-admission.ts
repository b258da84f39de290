import { isEnded } from '../../development/stages.ts';
import { isTrained } from '../../development/training.ts';
import { type Finding, reads, rule } from '../rule.ts';

export default rule({
  id: 'DEV-003',
  table: 'development',
  title: '接收预备党员前经过政治审查、集中培训和预审',
  severity: 'warning',
  source: '细则16、17、19（2026年修订版为16、17、18）',
  parameters: {
    days: { title: '集中培训至少几天', shipped: 3 },
    hours: { title: '或者至少几个学时', shipped: 24 },
  },
  reads: [
    reads('development', [
      'admitted_on',
      'political_review_on',
      'training_days',
      'training_hours',
      'pre_examined_on',
      'ended_reason',
      'ended_on',
    ]),
  ],
  check(row, { parameters }) {
    if (row.admitted_on === null || isEnded(row)) return [];
    const findings: Finding[] = [];
    if (row.political_review_on === null)
      findings.push({
        field: 'political_review_on',
        message: '已接收为预备党员，没有填政治审查日期；未经政治审查不能发展入党，请对照档案补填。',
      });
    if (!isTrained(row, parameters)) {
      const held = row.training_days === null && row.training_hours === null ? '没有填集中培训' : '集中培训时间不够';
      findings.push({
        field: 'training_days',
        message: `已接收为预备党员，${held}；一般不少于 ${parameters.days} 天或 ${parameters.hours} 学时，请对照档案补填天数或学时，情况特殊的请填写说明。`,
      });
    }
    if (row.pre_examined_on === null)
      findings.push({
        field: 'pre_examined_on',
        message: '已接收为预备党员，没有填预审日期；支部大会讨论前应报基层党委预审，请对照档案补填。',
      });
    return findings;
  },
});
