import { choicesOf, conditionField, operatorsOf } from './condition-fields.ts';

/** How deep 与 and 或 may stand in each other, and how many parts one may have: more than that nobody reads. */
const deepest = 4;
const mostParts = 20;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a condition, in Chinese, or undefined: its fields are real, and each is held against what it can hold. */
export function conditionFault(condition: unknown, depth = 1): string | undefined {
  if (!isObject(condition)) return '条件不是对象';
  const keys = Object.keys(condition);
  const joined = keys.length === 1 ? (condition.all ?? condition.any) : undefined;
  if (joined !== undefined) {
    if (!Array.isArray(joined) || joined.length === 0) return '“与”“或”里没有条件';
    if (joined.length > mostParts) return `一组条件超过 ${mostParts} 条`;
    if (depth >= deepest) return `条件套了超过 ${deepest} 层`;
    for (const part of joined) {
      const fault = conditionFault(part, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  return keys.length === 2 && typeof condition.field === 'string' ? sayingFault(condition.field, condition) : '条件的写法不对';
}

/** What is wrong with one field held against a value. */
function sayingFault(key: string, condition: Readonly<Record<string, unknown>>): string | undefined {
  const field = conditionField(key);
  if (!field) return `两新组织没有可用的字段“${key}”`;
  const operator = operatorsOf(field).find((one) => Object.hasOwn(condition, one));
  if (!operator) return `“${field.title}”不能这样比较`;
  if (operator === 'filled') return condition.filled === true ? undefined : `“${field.title}”的 filled 只能是 true`;
  if (operator === 'atLeast')
    return typeof condition.atLeast === 'number' && Number.isFinite(condition.atLeast) && condition.atLeast >= 0
      ? undefined
      : `“${field.title}”要与不小于 0 的数比较`;
  const { oneOf } = condition;
  if (!Array.isArray(oneOf) || oneOf.length === 0) return `“${field.title}”没有选值`;
  const known = choicesOf(field).map(({ value }) => value);
  const foreign = oneOf.find((value) => !known.includes(value));
  return foreign === undefined ? undefined : `“${field.title}”没有代码“${String(foreign).slice(0, 40)}”`;
}
