import { type Finding, reads, rule } from '../rule.ts';

const republic = '1949-10-01';

export default rule({
  id: 'ORG-006',
  table: 'organization',
  title: '日期合理',
  severity: 'error',
  mixed: true,
  source: '惯例',
  parameters: {},
  reads: [reads('organization', ['registered_on', 'left_on'])],
  check({ registered_on: registered, left_on: left }, { today }) {
    const findings: Finding[] = [];
    if (registered !== null && registered > today)
      findings.push({ field: 'registered_on', message: `登记日期 ${registered} 还没有到；请对照营业执照或登记证书改正。` });
    if (left !== null && left > today) findings.push({ field: 'left_on', message: `注销或迁出日期 ${left} 还没有到；请改为实际日期。` });
    if (registered !== null && registered < republic)
      findings.push({
        field: 'registered_on',
        severity: 'warning',
        message: `登记日期 ${registered} 早于 1949 年 10 月 1 日；请核对年份。`,
      });
    return findings;
  },
});
