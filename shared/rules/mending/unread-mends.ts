import { coerce } from '../../model/coerce.ts';
import { type Field, isUnread, type Kind } from '../../model/field.ts';
import { isTableName, type TableName } from '../../model/tables.ts';
import type { Mend, NamedRow } from '../rule.ts';
import { nearCodeLists, nearCodes } from './near-codes.ts';
import { nearNameLists } from './near-name-lists.ts';
import { nearNames } from './near-names.ts';
import { plainDates, plainMonths } from './plain-dates.ts';
import { legible } from './plain-digits.ts';
import { plainNumbers } from './plain-numbers.ts';
import { plainRecords } from './plain-records.ts';
import { plainTimes } from './plain-times.ts';
import { type Reading, settled } from './reading.ts';
import { asMends, clearing } from './wording.ts';
import { plainYesNo } from './yes-no.ts';

interface Around {
  readonly today: string;
  named(table: TableName): readonly NamedRow[];
}
type Read = (text: string, field: Field, around: Around) => readonly Reading[];

const rowsFor = (field: Field, { named }: Around) => (field.to !== undefined && isTableName(field.to) ? named(field.to) : []);
const count: Read = (text, field) => plainNumbers(text, field).filter(({ value }) => Number.isSafeInteger(value) && value >= 0);

/** What a text that `coerce` could not read may mean, by kind. A text can always be read. */
const readingsOf = {
  text: () => [],
  note: () => [],
  count,
  amount: (text, field) => plainNumbers(text, field),
  date: (text, _, { today }) => plainDates(text, today),
  month: (text, _, { today }) => plainMonths(text, today),
  time: (text, _, { today }) => plainTimes(text, today),
  yesNo: (text) => plainYesNo(text),
  code: (text, field) => (field.list ? nearCodes(field.list, text) : []),
  codes: (text, field) => (field.list ? nearCodeLists(field.list, text) : []),
  link: (text, field, around) => nearNames(rowsFor(field, around), text),
  links: (text, field, around) => nearNameLists(rowsFor(field, around), text),
  records: (text, field) => plainRecords(text, field),
} satisfies Record<Kind, Read>;

const placeholder = /^([-—–_/\\|.。、*~～?？]+|无|没有|暂无|暂缺|空|不详|不明|未知|未填|待填|待定|不适用|n\/?a|null|none|nil|undefined)$/i;
const numeric: ReadonlySet<Kind> = new Set(['count', 'amount']);

/** A stroke or 不详 stands for nothing; 无 among numbers may be a nought. */
function blanks(text: string, field: Field): Mend[] {
  if (!placeholder.test(legible(text))) return [];
  const nought = numeric.has(field.kind) && /^(无|没有|[-—–/]+)$/.test(legible(text)) ? asMends(field, [{ value: 0 }]) : [];
  return [...nought, ...(field.required ? [] : [clearing])];
}

/** The mends of a text that could not be read: as it is read today, as what it plainly means, or as nothing. */
export function unreadMends(text: string, field: Field, around: Around): readonly Mend[] {
  const resolve = (table: TableName, name: string) => {
    const found = around.named(table).filter(({ id, label }) => id === name || label === name);
    return found.length === 1 ? found[0]?.id : undefined;
  };
  const now = /^[[{]/.test(text) ? { unread: text } : coerce(field, text, { today: around.today, resolve });
  if (!isUnread(now) && now !== null) return asMends(field, [{ value: now }], around.named);
  const nothing = blanks(text, field);
  if (nothing.length > 0) return nothing;
  return asMends(field, settled(readingsOf[field.kind](text, field, around)), around.named);
}
