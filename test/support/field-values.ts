import fc from 'fast-check';
import { civilDate, daysIn } from '#shared/model/civil-date.ts';
import type { Field, Kind } from '#shared/model/field.ts';

const han = fc.string({ unit: fc.constantFrom(...'衢州柯城花园街道机械有限公司支部党员王李赵钱𠮷䶮'), minLength: 1, maxLength: 12 });
const id = fc.uuid({ version: 7 });
const date = fc
  .tuple(fc.integer({ min: 1950, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => civilDate(year, month, Math.min(day, daysIn(year, month))));
const two = (value: number) => String(value).padStart(2, '0');

/** Values of every kind, made from the description: what a well-filled ledger may hold. */
const generatorOf = {
  text: (field) => (field.format ? fc.constant('330802005') : han),
  note: () => fc.array(han, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  count: () => fc.nat({ max: 1_000_000 }),
  amount: () => fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
  date: () => date,
  month: () => date.map((text) => text.slice(0, 7)),
  time: () => fc.tuple(date, fc.nat({ max: 23 }), fc.nat({ max: 59 })).map(([day, hour, minute]) => `${day}T${two(hour)}:${two(minute)}`),
  yesNo: () => fc.boolean(),
  code: (field) => fc.constantFrom(...Object.keys(field.list?.entries ?? {})),
  codes: (field) => fc.uniqueArray(fc.constantFrom(...Object.keys(field.list?.entries ?? {})), { minLength: 1, maxLength: 3 }),
  link: () => id,
  links: () => fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
  records: (field) =>
    fc.array(
      fc.record(
        Object.fromEntries((field.columns ?? []).map((column) => [column.key, column.kind === 'count' ? fc.nat({ max: 100 }) : han])),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
} satisfies Record<Kind, (field: Field) => fc.Arbitrary<unknown>>;

export const valuesLike = (field: Field): fc.Arbitrary<unknown> => generatorOf[field.kind](field);
