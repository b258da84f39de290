import { isDamagedByExcel } from '../../codes/credit-code.ts';
import { reads, rule } from '../rule.ts';

export default rule({
  id: 'ORG-002',
  table: 'organization',
  title: '统一社会信用代码没有被 Excel 变成数字',
  severity: 'error',
  source: 'GB 32100-2015',
  parameters: {},
  reads: [reads('organization', ['credit_code'])],
  check({ credit_code: code }) {
    if (code === null || !isDamagedByExcel(code)) return [];
    return [
      {
        field: 'credit_code',
        message: `统一社会信用代码“${code}”被 Excel 当作数字处理，末几位已经丢失；请把单元格设为文本，对照营业执照重新录入 18 位代码。`,
      },
    ];
  },
});
