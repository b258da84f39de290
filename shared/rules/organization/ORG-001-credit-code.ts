import { creditCheckCharacter, isCreditCode, isDamagedByExcel } from '../../codes/credit-code.ts';
import { organization } from '../../model/organization.ts';
import { creditCodesIn } from '../mending/identifiers.ts';
import { asMends } from '../mending/wording.ts';
import { reads, rule } from '../rule.ts';

function faultOf(code: string): string {
  const length = [...code].length;
  if (length !== 18) return `应为 18 位，现为 ${length} 位`;
  const foreign = [...new Set(code.replace(/[0-9A-HJ-NP-RTUWXY]/g, ''))];
  if (foreign.length > 0) return `含有不允许的字符“${foreign.join('')}”（不使用 I、O、Z、S、V 和小写字母）`;
  return creditCheckCharacter(code) === undefined ? '格式不对' : '第 18 位校验码与前 17 位不符';
}

export default rule({
  id: 'ORG-001',
  table: 'organization',
  title: '统一社会信用代码格式和校验码正确',
  severity: 'error',
  source: 'GB 32100-2015',
  parameters: {},
  reads: [reads('organization', ['credit_code'])],
  check({ credit_code: code }) {
    if (code === null || isCreditCode(code) || isDamagedByExcel(code)) return [];
    return [{ field: 'credit_code', message: `统一社会信用代码“${code}”${faultOf(code)}；请对照营业执照或登记证书改正。` }];
  },
  mend: ({ value }) => (typeof value === 'string' ? asMends(organization.fields.credit_code, creditCodesIn(value)) : []),
});
