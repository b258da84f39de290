import type { TextFormat } from '#shared/model/field.ts';
import { normalizedName } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import { type Draft, fieldOf, type Part, type Remark } from './draft.ts';
import { identifies } from './identifiers.ts';
import { keyText } from './key-text.ts';

/** What there is to say of which row a draft was taken for, or why for none. */
export function matchRemarks(draft: Draft, part: Part): readonly Remark[] {
  if (part.given) return none;
  const { existing, several, respelled } = draft;
  if (several) return [ambiguous(draft, part, several)];
  if (existing) return respelled ? [spelledOtherwise(existing, part)] : renamed(draft, part, existing);
  return draft.masked ? unknownNumbers(draft, part) : none;
}

const none: readonly Remark[] = [];

const warning = (field: string, message: string): Remark => ({ field, rule: 'ROW-003', severity: 'warning', message, stops: false });
const stop = (field: string, message: string): Remark => ({ field, rule: 'ROW-003', severity: 'error', message, stops: true });

function spelledOtherwise(existing: AnyRow, { table }: Part): Remark {
  const name = String(existing[table.label]);
  return warning(table.label, `名称写法不同，按同一单位处理：台账里是“${name}”；请核对，不是同一单位的请补全代码。`);
}

const called: Partial<Record<TextFormat, string>> = { idNumber: '号码', creditCode: '代码', division: '代码' };

/** Known by its number, and called otherwise there: perhaps another's number was written beside the name. */
function renamed({ read }: Draft, part: Part, existing: AnyRow): readonly Remark[] {
  const { label } = part.table;
  const [name, other] = [read[label], existing[label]];
  if (typeof name !== 'string' || typeof other !== 'string' || name === other || normalizedName(name) === normalizedName(other))
    return none;
  const key = part.keys.find((field) => field !== label && read[field] && sameValue(read[field], existing[field]));
  if (key === undefined) return none;
  const { format, title } = fieldOf(part, key);
  const what = (format && called[format]) ?? `“${title}”`;
  return [warning(label, `台账里这个${what}是“${other}”，将改名为“${name}”；请核对。`)];
}

/** Several rows there have the same name or number: which is meant is for a person to say. */
function ambiguous({ read }: Draft, part: Part, several: readonly AnyRow[]): Remark {
  const { label, match, matchWithin } = part.table;
  const key = part.keys.find((field) => field !== label && several.every((row) => sameKey(read[field], row[field])));
  if (key !== undefined) {
    const { title } = fieldOf(part, key);
    return stop(key, `台账里有 ${several.length} 行的“${title}”都是这个，不知道是哪一行；请先在台账里核对，只留一行。`);
  }
  const name = keyText(read[label]) ?? '';
  const count = `台账里有 ${several.length} 个“${name}”，不知道是哪一个`;
  const telling = [...match, ...(matchWithin === undefined ? [] : [matchWithin])].find(
    (field) => field !== label && !tells(part, field, read[field]),
  );
  if (telling === undefined) return stop(label, `${count}；请先在台账里把名称区分开。`);
  const { title, personal } = fieldOf(part, telling);
  const meant = personal
    ? []
    : several
        .slice(0, mostOffered)
        .map((row) => row[telling])
        .filter((value) => typeof value === 'string');
  return { ...stop(telling, `${count}；请${read[telling] ? '改正' : '补上'}${title}。`), meant };
}

const mostOffered = 10;
const sameKey = (value: unknown, other: unknown) => keyText(value) !== undefined && keyText(value) === keyText(other);
const tells = (part: Part, field: string, value: unknown) => identifies(fieldOf(part, field), value);

/** A row that can only be known by a number that is masked, and is none that is there. */
function unknownNumbers({ masked, read }: Draft, part: Part): readonly Remark[] {
  const { label, title: table } = part.table;
  const key = part.keys.find((field) => masked?.has(field));
  if (key === undefined || part.keys.some((field) => field !== label && read[field])) return none;
  const { title } = fieldOf(part, key);
  const name = fieldOf(part, label).title;
  return [stop(key, `“${title}”遮住了一部分，台账里没有${name}和露出的几位都对得上的${table}；请补上完整的${title}。`)];
}
