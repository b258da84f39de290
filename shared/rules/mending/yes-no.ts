import { legible } from './plain-digits.ts';
import { type Reading, reading } from './reading.ts';

const yes = /^(是的?|有|已经?(建立?|成立|组建|设立|完成|覆盖|加入)?|建有|建立|设有|设立|对|真|[✓✔☑√✅]|t|1\.0+)/;
const no = /^(否|不是?|非|没有?|未(建立?|成立|组建|设立|完成|覆盖|加入)?|无|假|[✗✘☒☐❌×]|f|0\.0+)/;
/** What says that nobody knows, or that it is still to come. */
const undecided = /不详|不清|不明|不知|不确定|未知|未定|未填|待|拟|筹|计划|正在|是否|有无|不适用|\?/;

/** Whether a text says yes or no, where `coerce` reads neither: 是的, 已建立, 未成立, ✓, 有（2019年建）. */
export function plainYesNo(typed: string): readonly Reading<boolean>[] {
  const text = legible(typed)
    .toLowerCase()
    .replace(/[\s"'“”‘’]/g, '');
  if (undecided.test(text)) return [];
  const said = yes.exec(text) ?? no.exec(text);
  if (!said) return [];
  const rest = text.slice(said[0].length).replace(/[.。,，;；!！]|党员|工会|团(组织|支部)?|妇联|书记/g, '');
  // 是，但未备案: the rest takes back what was said
  if (/[否不没未无非]/.test(rest)) return [];
  return [reading(yes.test(text), rest !== '')];
}
