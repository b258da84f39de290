import type { Condition } from './condition.ts';
import { choicesOf, conditionField } from './condition-fields.ts';

/** A condition as a Chinese sentence: 类别为新经济组织，且年营业收入(万元)不少于 2000. */
export function conditionText(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, '，且');
  if ('any' in condition) return joined(condition.any, '，或');
  const field = conditionField(condition.field);
  const title = field?.title ?? condition.field;
  if ('atLeast' in condition) return `${title}不少于 ${condition.atLeast}`;
  if ('filled' in condition) return `${title}已填写`;
  const titles = field ? new Map(choicesOf(field).map((choice) => [choice.value, choice.title])) : undefined;
  return `${title}为${condition.oneOf.map((value) => titles?.get(value) ?? value).join('、')}${condition.oneOf.length > 1 ? '之一' : ''}`;
}

const isJoined = (condition: Condition) => ('all' in condition ? condition.all : 'any' in condition ? condition.any : []).length > 1;
// a joined part stands in brackets, so that 且 and 或 cannot be read into each other
const joined = (parts: readonly Condition[], word: string) =>
  parts.map((part) => (isJoined(part) && parts.length > 1 ? `（${conditionText(part)}）` : conditionText(part))).join(word);
