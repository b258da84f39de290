import { shortText } from '../../model/plain-text.ts';
import { invisible } from './plain-digits.ts';

/** What is wrong with the writing of a name, for people, and how each is put right. */
const habits: readonly { readonly fault: string; readonly pattern: RegExp; readonly right: string }[] = [
  { fault: '有看不见的字符', pattern: invisible, right: '' },
  { fault: '有多余的空格', pattern: /(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s+(?=[()（）])|(?<=[()（）])\s+/gu, right: '' },
  { fault: '有多余的空格', pattern: /\s{2,}|[\t\n\r]/g, right: ' ' },
  { fault: '括号一半全角、一半半角', pattern: /（([^()（）]*)\)|\(([^()（）]*)）/g, right: '（$1$2）' },
  { fault: '间隔号不规范', pattern: /(?<=\p{Script=Han})[•・･‧∙⋅.．](?=\p{Script=Han})/gu, right: '·' },
];

/** A name as it should be written, and what was wrong with it; its width as every short text is taken in, brackets of either kind. */
export function tidyName(name: string): { readonly name: string; readonly faults: readonly string[] } {
  const plain = shortText(name);
  const faults = new Set<string>(plain === name.trim() ? [] : ['全角、半角不规范']);
  if (name.trim() !== name) faults.add('有多余的空格');
  let tidy = plain;
  for (const { fault, pattern, right } of habits) {
    const next = tidy.replace(pattern, right);
    if (next !== tidy) faults.add(fault);
    tidy = next;
  }
  return { name: tidy.trim(), faults: [...faults] };
}
