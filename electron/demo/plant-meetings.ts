import { addDays } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, isIn, isOfKind, isVoted, livePlain, type Planter, type Spot } from './planter.ts';
import { listOf, numberOf, textOf, type Values } from './town.ts';

type Fits = (meeting: AnyRow, field: Field) => boolean;

const meeting = (rule: string, defect: string, cell: string, values: (row: AnyRow, field: Field) => Values, fits: Fits): Planter => ({
  rule,
  defect,
  plant(field) {
    const row = field.take('meeting', (one) => fits(one, field));
    field.town.write('meeting', row.id, values(row, field));
    return [at('meeting', row.id, cell)];
  },
});

const isCounted = (row: AnyRow) => row.expected !== null;
const isOfMonth = (row: AnyRow) => isIn(row, '2026-12');
const isPlainTheme: Fits = (row) => listOf(row.kinds).join() === 'theme_day' && isCounted(row);
const absenteesOf = (row: AnyRow) => (row.absentees ?? []) as readonly { readonly name: string; readonly reason: string }[];
const isOlder: Fits = (row) => isIn(row, '2025');
const isAlone =
  (kind: string): Fits =>
  (row) =>
    listOf(row.kinds).join() === kind;

/** An ordinary member of the meeting's branch, as its host. */
const hostedByAnybody = (kind: string, defect: string) =>
  meeting(
    'MTG-014',
    defect,
    'host',
    (row, { holding }) => ({ host: livePlain(holding(textOf(row.branch))).at(-1)?.name ?? null }),
    (row, { holding }) => isOfMonth(row) && isOfKind(row, kind) && livePlain(holding(textOf(row.branch))).length > 0,
  );

const minutesOf = (row: AnyRow) => Number(textOf(row.start).slice(11, 13)) * 60 + Number(textOf(row.start).slice(14));

/** Somebody of an earlier meeting has a part in one elsewhere that begins before the first is over. */
const inTwoPlaces = (cell: 'host' | 'recorder' | 'lecturer', defect: string, fits: Fits, place?: string): Planter => ({
  rule: 'MTG-016',
  defect,
  plant(field) {
    const isBeside = (one: AnyRow, other: AnyRow) =>
      textOf(one.start).slice(0, 10) === textOf(other.start).slice(0, 10) &&
      one.branch !== other.branch &&
      (textOf(one.start) < textOf(other.start) || (one.start === other.start && one.id < other.id)) &&
      minutesOf(one) + numberOf(one.minutes) > minutesOf(other);
    const byDay = Map.groupBy(field.town.rows('meeting'), (row) => textOf(row.start).slice(0, 10));
    const earlierOf = (later: AnyRow) =>
      (byDay.get(textOf(later.start).slice(0, 10)) ?? []).filter((one) => !field.isTaken(one.id) && isBeside(one, later));
    const later = field.take('meeting', (row) => fits(row, field) && earlierOf(row).length > 0);
    const near = new Set(earlierOf(later).map(({ id }) => id));
    const one = field.take('meeting', (row) => near.has(row.id));
    field.town.write('meeting', later.id, { [cell]: one.host, ...(place === undefined ? {} : { place }) });
    if (place !== undefined) field.town.write('meeting', one.id, { place });
    return [at('meeting', later.id, cell)];
  },
});

/** The later of two meetings of a year takes over the text of the earlier. */
const copied = (defect: string, change: (text: string, field: Field) => string): Planter => ({
  rule: 'MTG-015',
  defect,
  plant(field): Spot[] {
    const one = field.take('meeting');
    const year = textOf(one.start).slice(0, 4);
    const other = field.take('meeting', (row) => isIn(row, year) && row.start !== one.start);
    const [first, later] = textOf(one.start) < textOf(other.start) ? [one, other] : [other, one];
    field.town.write('meeting', later.id, { summary: change(textOf(first.summary), field) });
    return [at('meeting', later.id, 'summary')];
  },
});

export const meetingPlanters: readonly Planter[] = [
  meeting('MTG-010', 'more present than expected', 'present', (row) => ({ present: numberOf(row.expected) + 1 }), isPlainTheme),
  meeting(
    'MTG-010',
    'one absent person not listed',
    'absentees',
    (row) => ({ absentees: absenteesOf(row).slice(1) }),
    (row, field) => isPlainTheme(row, field) && absenteesOf(row).length > 0,
  ),
  meeting(
    'MTG-010',
    'somebody listed as absent who came',
    'absentees',
    (row) => ({ absentees: [...absenteesOf(row), { name: textOf(row.host), reason: '出差' }] }),
    isPlainTheme,
  ),
  meeting(
    'MTG-010',
    'one more expected than is on the branch’s roster',
    'expected',
    (row) => ({ expected: numberOf(row.expected) + 1, present: numberOf(row.present) + 1 }),
    (row, field) => isPlainTheme(row, field) && isOfMonth(row),
  ),
  meeting(
    'MTG-010',
    'one less expected than is in the group',
    'expected',
    (row) => ({ expected: numberOf(row.expected) - 1, present: numberOf(row.present) - 1 }),
    (row) => isOfKind(row, 'group') && isOfMonth(row) && numberOf(row.present) > 2,
  ),
  meeting(
    'MTG-012',
    'one of three of the committee came, this month',
    'present',
    () => ({ present: 1, absentees: ['甲', '乙'].map((name) => ({ name: `${name}委员`, reason: '出差' })) }),
    (row) => isOfKind(row, 'committee') && isOfMonth(row) && row.expected === 3,
  ),
  meeting(
    'MTG-012',
    'two of five of the committee came, long ago',
    'present',
    () => ({ present: 2, absentees: ['甲', '乙', '丙'].map((name) => ({ name: `${name}委员`, reason: '出差' })) }),
    (row) => isOfKind(row, 'committee') && isIn(row, '2025') && row.expected === 5,
  ),
  meeting(
    'MTG-013',
    'a day too far in the future',
    'start',
    () => ({ start: '2027-01-05T09:00' }),
    (row, field) => isPlainTheme(row, field) && isOlder(row, field),
  ),
  meeting(
    'MTG-013',
    'the day before the branch was founded',
    'start',
    (row, { town }) => ({ start: `${addDays(textOf(town.row('party_organization', textOf(row.branch)).founded_on), -1)}T09:00` }),
    (row, field) => isPlainTheme(row, field) && isOlder(row, field),
  ),
  meeting(
    'MTG-014',
    'no host',
    'host',
    () => ({ host: null }),
    (row) => isOfMonth(row) && isOfKind(row, 'committee'),
  ),
  hostedByAnybody('general', 'a members’ meeting hosted by an ordinary member'),
  hostedByAnybody('committee', 'a committee hosted by an ordinary member'),
  hostedByAnybody('group', 'a group hosted by somebody who does not lead it'),
  copied('minutes copied letter by letter', (text) => text),
  copied('minutes copied with other spaces, marks and head counts', (text) => ` ${text.replaceAll('，', '； ')}到会18人。`),
  copied('minutes copied with the names changed', (text, { town }) =>
    text.replace(/。.{2,3}就/, `。${town.chance.pick(['甲某', '乙某某'])}就`),
  ),
  inTwoPlaces('recorder', 'somebody records where another meeting holds them', () => true),
  inTwoPlaces('lecturer', 'somebody lectures where another meeting holds them', (row) => isOfKind(row, 'lecture') && isIn(row, '2025')),
  inTwoPlaces('host', 'somebody hosts where another meeting holds them', (row, field) => isPlainTheme(row, field)),
  inTwoPlaces('recorder', 'somebody records in two rooms of one name', () => true, '二楼会议室'),
  meeting(
    'MTG-017',
    'a lecture without its lecturer',
    'lecturer',
    () => ({ lecturer: null }),
    (row) => isOfKind(row, 'lecture') && isIn(row, '2025'),
  ),
  meeting(
    'MTG-017',
    'a vote without a resolution',
    'resolution',
    () => ({ resolution: null }),
    (row) => isOfKind(row, 'general') && isVoted(row),
  ),
  meeting(
    'MTG-017',
    'a purpose that asks for a vote, and none',
    'votes',
    () => ({ votes: null }),
    (row) => row.purpose === 'election',
  ),
  meeting('MTG-017', 'minutes of a line', 'summary', () => ({ summary: '学习文件，讨论下一步工作，大家发言热烈。' }), isAlone('theme_day')),
  meeting('MTG-017', 'no minutes', 'summary', () => ({ summary: null }), isAlone('group')),
];
