import { isKnownDivision } from '../../codes/divisions.ts';
import { birthDateOf, isIdNumber, upgradedIdNumber } from '../../codes/id-number.ts';
import { idNumbersIn } from '../mending/identifiers.ts';
import { reads, rule } from '../rule.ts';

function faultOf(number: string): string {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return `应为 18 位数字，末位可为 X，现为 ${[...number].length} 位`;
  return birthDateOf(number) === undefined ? '第 7 至 14 位不是真实的出生日期' : '第 18 位校验码与前 17 位不符';
}

/** The number itself is not repeated on a button. */
function manner(text: string): string {
  const clean = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{15}$/.test(clean)) return '15 位升为 18 位';
  if (/^\d{17}x$/.test(clean)) return '末位改为大写 X';
  return /^[\dX]{18}$/i.test(clean) ? '改为半角，去掉空格' : '改为规范写法';
}

export default rule({
  id: 'MEM-001',
  table: 'member',
  title: '公民身份号码格式、日期和校验码正确',
  severity: 'error',
  mixed: true,
  source: 'GB 11643-1999',
  parameters: {},
  reads: [reads('member', ['id_number'])],
  check({ id_number: typed }) {
    if (typed === null) return [];
    const number = upgradedIdNumber(typed);
    if (!isIdNumber(number)) return [{ field: 'id_number', message: `公民身份号码${faultOf(number)}；请对照身份证改正。` }];
    if (isKnownDivision(number.slice(0, 6))) return [];
    return [
      {
        field: 'id_number',
        severity: 'warning',
        message: `公民身份号码前 6 位 ${number.slice(0, 6)} 不是已知的行政区划代码；请对照身份证核对，无误的请填写说明。`,
      },
    ];
  },
  mend({ value }) {
    if (typeof value !== 'string') return [];
    const found = idNumbersIn(value);
    return found.map((reading, at) => ({ title: found.length > 1 ? `取第 ${at + 1} 个号码` : manner(value), ...reading }));
  },
});
