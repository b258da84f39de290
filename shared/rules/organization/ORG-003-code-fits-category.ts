import { titleOf } from '../../codes/code-list.ts';
import { isCreditCode } from '../../codes/credit-code.ts';
import { category as categories } from '../../codes/organization-codes.ts';
import { organization } from '../../model/organization.ts';
import { provenBy, socialCodes } from '../mending/proven.ts';
import { asMends } from '../mending/wording.ts';
import { reads, rule } from '../rule.ts';

const fits = (category: 'new_economic' | 'new_social', start: string) =>
  category === 'new_economic' ? start.startsWith('9') : socialCodes.has(start);

export default rule({
  id: 'ORG-003',
  table: 'organization',
  title: '统一社会信用代码前两位与类别相符',
  severity: 'warning',
  source: 'GB 32100-2015',
  parameters: {},
  reads: [reads('organization', ['credit_code', 'category'])],
  check({ credit_code: code, category }) {
    if (code === null || category === null || !isCreditCode(code)) return [];
    const start = code.slice(0, 2);
    if (start.startsWith('1'))
      return [
        { field: 'credit_code', message: `代码以 ${start} 开头，是机关或事业单位，不属于两新组织；请核对代码，确不属于的请移出台账。` },
      ];
    if (fits(category, start)) return [];
    const expected = category === 'new_economic' ? '新经济组织应以 9 开头' : '新社会组织应以 51、52、53、59、31、33 或 34 开头';
    return [
      {
        field: 'credit_code',
        message: `代码以 ${start} 开头，与类别“${titleOf(categories, category)}”不符（${expected}）；请核对代码或类别。`,
      },
    ];
  },
  // the code proves itself by its check character; that the category is right nothing proves
  mend({ row }) {
    const proof = provenBy('organization', row, 'category');
    if (!proof) return [];
    const { by: _, ...found } = proof;
    return asMends(organization.fields.category, [found]).map((mend) => ({ ...mend, title: `类别${mend.title}`, field: 'category' }));
  },
});
