import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { factsOf } from '#shared/model/facts-of.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { catalogue, recordRules, rules } from '#shared/rules/catalogue.ts';
import { hasMends, mendsOf, sureMend } from '#shared/rules/mends-of.ts';
import { check, memberFacts, organizationFacts, rowOf, validCreditCode, validIdNumber } from '../../support/facts.ts';
import { valuesLike } from '../../support/field-values.ts';

const today = '2026-11-05';
const id = validIdNumber(3, { born: '1990-02-03', sex: 'female' });
const digitsOnly = validCreditCode(5).replace('MA', '28');

/** A code that one of the given characters makes right. */
const codes = Array.from({ length: 400 }, (_, seed) => validCreditCode(seed));
const code = codes[7] ?? '';
const withEight = codes.find((found) => /8.$/.test(found.slice(8)) && !found.slice(8).includes('B')) ?? '';

const org = (credit_code: string, more: Record<string, unknown> = {}) => ({ ...organizationFacts(), credit_code, ...more }) as AnyRow;
const person = (more: Record<string, unknown>) => ({ ...memberFacts({ id_number: id, sex: 'female' }), ...more }) as AnyRow;

interface Case {
  readonly rule: string;
  readonly table: TableName;
  readonly field: string;
  readonly row: AnyRow;
  readonly values: readonly unknown[];
  readonly sure?: false;
}
const credit = (typed: string, values: readonly unknown[] = [code], sure?: false): Case => ({
  rule: 'ORG-001',
  table: 'organization',
  field: 'credit_code',
  row: org(typed),
  values,
  ...(sure === false ? { sure } : {}),
});
const number = (typed: string, values: readonly unknown[] = [id]): Case => ({
  rule: 'MEM-001',
  table: 'member',
  field: 'id_number',
  row: person({ id_number: typed }),
  values,
});
const phone = (typed: string, values: readonly unknown[], sure?: false): Case => ({
  rule: 'MEM-005',
  table: 'member',
  field: 'phone',
  row: person({ phone: typed }),
  values,
  ...(sure === false ? { sure } : {}),
});

const applicant = (id_number: string) => rowOf('development', { id_number }) as unknown as AnyRow;
const aid = (rule: string) => rowOf('visit_aid', { rule }) as unknown as AnyRow;

const examples: readonly Case[] = [
  credit(code.toLowerCase()),
  credit(`${code.slice(0, 6)} ${code.slice(6)}`),
  credit(`${code.slice(0, 2)}-${code.slice(2, 8)}-${code.slice(8)}`),
  credit(code.replace(/./g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))),
  credit(`\u200b${code}\ufeff`),
  credit(`统一社会信用代码：${code}`),
  credit(`${code}(1/1)`),
  credit(code.replaceAll('0', 'O')),
  credit(code.replace('330802', '33O8O2')),
  credit(code.replace('330802', '33OB02')),
  credit(`${withEight.slice(0, 8)}${withEight.slice(8).replace('8', 'B')}`, [withEight], false),
  credit(`${codes[1]}、${codes[2]}`, [codes[1], codes[2]], false),
  credit(`${code}原名某某`, [code], false),
  // one of the first seventeen cannot be told from the check character
  credit(code.slice(0, 17), []),
  credit(`${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`, []),
  credit(`${codes[1]} ${codes[2]} ${codes[3]}`, []),
  number('11010519491231002x', ['11010519491231002X']),
  number('11010519491231002×', ['11010519491231002X']),
  number(`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`),
  number(`’${id}`),
  number(`身份证号：${id}`),
  number(`33O${id.slice(3)}`),
  number('110105 491231 002', ['11010519491231002X']),
  number(`${id.slice(0, 17)}`, []),
  number('1.10105E+17', []),
  { rule: 'MEM-002', table: 'member', field: 'sex', row: person({ sex: 'male' }), values: ['female'] },
  { rule: 'MEM-002', table: 'member', field: 'born_on', row: person({ born_on: '1990-02-13' }), values: ['1990-02-03'] },
  phone('138-0013-8000', ['13800138000']),
  phone('+86 138 0013 8000', ['13800138000']),
  phone('手机：１３８００１３８０００', ['13800138000']),
  phone('138OO138OOO', ['13800138000']),
  phone('13800138000转801', ['13800138000'], false),
  phone('13800138000（父亲）', ['13800138000'], false),
  phone('13800138000/13900139000', ['13800138000', '13900139000'], false),
  phone('0570-3012345', []),
  phone('1380013800', []),
  { rule: 'ORG-003', table: 'organization', field: 'credit_code', row: org(validCreditCode(8, '51')), values: ['new_social'] },
  {
    rule: 'ORG-003',
    table: 'organization',
    field: 'credit_code',
    row: org(validCreditCode(8), { category: 'new_social' }),
    values: ['new_economic'],
    sure: false,
  },
  { rule: 'ORG-003', table: 'organization', field: 'credit_code', row: org(validCreditCode(8, '12')), values: [] },
  { rule: 'ROW-001', table: 'member', field: 'sex', row: person({ sex: null }), values: ['female'] },
  {
    rule: 'ROW-001',
    table: 'organization',
    field: 'category',
    row: org(validCreditCode(8, '52'), { category: null }),
    values: ['new_social'],
  },
  { rule: 'ROW-001', table: 'organization', field: 'name', row: org(code, { name: null }), values: [] },
  { rule: 'ROW-002', table: 'member', field: 'born_on', row: person({ born_on: { unread: '1990年春' } }), values: ['1990-02-03'] },
  { rule: 'ROW-002', table: 'member', field: 'born_on', row: person({ born_on: { unread: '1990年二月三日' } }), values: ['1990-02-03'] },
  {
    rule: 'ROW-002',
    table: 'member',
    field: 'born_on',
    row: person({ born_on: { unread: '1990年三月二日' } }),
    values: ['1990-02-03', '1990-03-02'],
    sure: false,
  },
  { rule: 'ROW-003', table: 'member', field: 'name', row: person({ name: '王\u3000明' }), values: ['王明'] },
  { rule: 'ROW-003', table: 'member', field: 'name', row: person({ name: '阿依•古丽' }), values: ['阿依·古丽'] },
  {
    rule: 'ROW-003',
    table: 'organization',
    field: 'name',
    row: org(code, { name: '示例（柯城) 工贸  有限公司' }),
    values: ['示例（柯城）工贸有限公司'],
  },
  {
    rule: 'ROW-003',
    table: 'organization',
    field: 'name',
    row: org(code, { name: 'ABC  Trade 有限公司' }),
    values: ['ABC Trade 有限公司'],
  },
  { rule: 'DEV-001', table: 'development', field: 'id_number', row: applicant('11010519491231002x'), values: ['11010519491231002X'] },
  { rule: 'DEV-001', table: 'development', field: 'id_number', row: applicant('1101051949123100'), values: [] },
  { rule: 'WRN-003', table: 'visit_aid', field: 'rule', row: aid('wrn 1'), values: ['WRN-001'] },
  { rule: 'WRN-003', table: 'visit_aid', field: 'rule', row: aid('2'), values: ['WRN-002'], sure: false },
  { rule: 'WRN-003', table: 'visit_aid', field: 'rule', row: aid('走访'), values: [] },
];

const found = (rule: string, table: TableName, row: AnyRow, field: string) => {
  const record = recordRules.find((one) => one.id === rule);
  const all = record
    ? record.check(row, tableOf(table))
    : rules.filter((one) => one.id === rule).flatMap((one) => check(one, factsOf(row), { today }));
  return all.filter((finding) => finding.field === field);
};
const around = { today, resolve: () => undefined };

describe.each(examples.map((example, at) => [`${example.rule} ${at}`, example] as const))(
  '%s',
  (_, { rule, table, field, row, values, sure }) => {
    const mends = mendsOf({ rule, table, field }, row, { today });
    test('the rule finds fault, and its mends are these', () => {
      expect(found(rule, table, row, field)).not.toEqual([]);
      expect(mends.map((mend) => mend.value)).toEqual(values);
      expect(sureMend(mends) !== undefined).toBe(sure ?? values.length === 1);
    });
    test('each makes the finding go away, is written as it stands, and its title gives no personal data away', () => {
      for (const mend of mends) {
        const written = mend.field ?? field;
        const description = tableOf(table).fields[written];
        if (!description) throw new Error(`no field ${written}`);
        expect(found(rule, table, { ...row, [written]: mend.value }, field)).toEqual([]);
        expect(coerce(description, mend.value, around)).toEqual(mend.value);
        if (description.personal) expect(mend.title).not.toContain(String(mend.value));
      }
    });
  },
);

test('every rule with a mend has an example with one, and rules that would have to guess have none', () => {
  const shown = new Set(examples.filter(({ values }) => values.length > 0).map(({ rule }) => rule));
  expect(catalogue.map((rule) => rule.id).filter(hasMends)).toEqual([...shown].sort((a, b) => order(a) - order(b)));
  expect(hasMends('ORG-002')).toBe(false);
});
const order = (rule: string) => catalogue.findIndex((one) => one.id === rule);

test('look-alike letters are mended only where the check character proves one reading', () => {
  for (const typed of [digitsOnly, code.replace('M', 'N')])
    for (const mend of mendsOf({ rule: 'ORG-001', table: 'organization', field: 'credit_code' }, org(typed), { today }))
      expect(mend.toCheck).toBe(true);
});

const han = [...'零一二三四五六七八九'];
const disguises: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\d/g, (digit) => han[Number(digit)] ?? digit),
  (text) => `约${text}`,
  (text) => `${text}左右`,
  (text) => `　${text}。`,
  (text) => `${text}（待核）`,
  (text) => text.replace(/-/g, '、'),
  (text) => text.replace('T', '日'),
  (text) => text.slice(2),
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => text.replace(/[；|]/g, '，'),
];

describe.each(tableNames)('ROW-002 on any text, %s', (name) => {
  const table = tableOf(name);
  const fields = Object.entries(table.fields);
  const cases = fc.constantFrom(...fields).chain(([key, field]) =>
    fc.tuple(fc.oneof(valuesLike(field), fc.string()), fc.constantFrom(...disguises)).map(([value, disguise]) => ({
      key,
      field,
      text: disguise(typeof value === 'string' ? value : display(field, value as never, () => undefined)),
    })),
  );
  test('every mend can be read, stands as it is, and the finding is gone', () => {
    fc.assert(
      fc.property(cases, ({ key, field, text }) => {
        const row = { id: 'r', unit: '330802005', [key]: { unread: text } };
        const mends = mendsOf({ rule: 'ROW-002', table: name, field: key }, row, { today });
        expect(mends.length).toBeLessThanOrEqual(2);
        for (const { value } of mends) {
          expect(isUnread(value)).toBe(false);
          expect(coerce(field, value, around)).toEqual(value);
          expect(found('ROW-002', name, { ...row, [key]: value }, key)).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
