import { z } from 'zod';
import { addToMonth } from '../model/civil-date.ts';

const cellStates = ['accepted', 'accepted_with_problems', 'returned', 'disputed', 'gap', 'late', 'awaited', 'none'] as const;
/**
 * How a unit stands with a month: received (and how), returned and not sent again, waiting for a decision between two packages,
 * missing although a later month has come (gap), missing after its due day (late), not yet due (awaited), or not asked of it (none).
 */
export type CellState = (typeof cellStates)[number];

const cell = z.object({
  period: z.string(),
  /** The last day for this unit: the month's, or a later one that a 批复 granted. */
  due: z.string(),
  extended: z.boolean(),
  state: z.enum(cellStates),
  /** Whether it was received by its due day; null where it has not been, or is not asked for. */
  onTime: z.boolean().nullable(),
  /** When the first package of the month that was not returned came. */
  first: z.string().nullable(),
  /** The latest package of the month: id, revision, when it came. */
  latest: z.object({ id: z.string(), revision: z.number(), at: z.string() }).nullable(),
});
export type Cell = z.infer<typeof cell>;

/** Unit-months that are asked for and due or received, how many of them were received at all, and how many by their due day: 报送率 and 按时率. */
const rate = z.object({ due: z.number(), onTime: z.number(), received: z.number() });

export const completenessBoard = z.object({
  today: z.string(),
  /** Latest first. `due`: the last day to report it. */
  months: z.array(z.object({ period: z.string(), due: z.string() })),
  /** `until`: the civil date on which its last certificate was revoked and none took its place; null otherwise. */
  units: z.array(
    z.object({ code: z.string(), name: z.string(), enrolled: z.boolean(), until: z.string().nullable(), cells: z.array(cell), rate }),
  ),
  rates: z.array(rate.extend({ period: z.string() })),
});
export type CompletenessBoard = z.infer<typeof completenessBoard>;

export interface ReceivedPackage {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  /** The instant it was received, and its civil date in China. */
  readonly at: string;
  readonly day: string;
  readonly outcome: string;
}

export interface CompletenessFacts {
  readonly today: string;
  /** The months to show, and the last day to report each. */
  readonly months: readonly { readonly period: string; readonly due: string }[];
  /** `since`: the civil date of the first certificate; null where the unit has none. `until`: that of the last revocation, where nothing took its place. */
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly since: string | null;
    readonly until?: string | null;
  }[];
  /** In the order they were received; those that a decision set aside left out. */
  readonly packages: readonly ReceivedPackage[];
  /** Due days that a 批复 gave instead of the month's. */
  readonly extensions?: readonly { readonly unit: string; readonly period: string; readonly due: string }[];
  /** Packages that wait for a decision. */
  readonly disputed: readonly { readonly unit: string; readonly period: string }[];
}

/**
 * Who has sent, who is late, who was returned and who has gaps, by unit and month. A month is asked of a unit from its enrolment on: if its due day is
 * not before the first certificate, and not after the last revocation where no certificate took its place. On time: the first package of the month that was not returned came on or before the due day [package.md, task's due day], or the later
 * one that a 批复 granted the unit.
 */
export function completenessOf(facts: CompletenessFacts): CompletenessBoard {
  const { today, months, packages } = facts;
  const units = facts.units.map(({ code, name, since, until = null }) => {
    const own = packages.filter(({ unit }) => unit === code);
    const cells = months.map(({ period, due }) => cellOf(facts, { code, since, until, own }, period, due));
    return { code, name, enrolled: since !== null, until, cells, rate: rateOf(cells) };
  });
  const rates = months.map(({ period }) => ({
    period,
    ...rateOf(units.flatMap((unit) => unit.cells.filter((one) => one.period === period))),
  }));
  return { today, months: months.map((month) => ({ ...month })), units, rates };
}

function rateOf(cells: readonly Cell[]): z.infer<typeof rate> {
  const counted = cells.filter(({ onTime }) => onTime !== null);
  return {
    due: counted.length,
    onTime: counted.filter(({ onTime }) => onTime === true).length,
    received: counted.filter(({ first }) => first !== null).length,
  };
}

interface UnitFacts {
  readonly code: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly own: readonly ReceivedPackage[];
}

function cellOf({ today, disputed, extensions = [] }: CompletenessFacts, unit: UnitFacts, period: string, monthDue: string): Cell {
  const own = unit.own.filter((one) => one.period === period);
  const last = own.reduce<ReceivedPackage | undefined>((best, one) => (best && best.revision > one.revision ? best : one), undefined);
  const first = own.find(({ outcome }) => outcome !== 'returned');
  const granted = extensions.find((one) => one.unit === unit.code && one.period === period)?.due;
  const due = granted ?? monthDue;
  const asked = unit.since !== null && unit.since <= due && (unit.until === null || due <= unit.until);
  const state = stateOf();
  return {
    period,
    due,
    extended: granted !== undefined,
    state,
    onTime: onTimeOf(),
    first: first?.at ?? null,
    latest: last ? { id: last.id, revision: last.revision, at: last.at } : null,
  };

  function onTimeOf(): boolean | null {
    if (!asked) return null;
    if (first) return first.day <= due;
    return today <= due ? null : false;
  }

  function stateOf(): CellState {
    if (disputed.some((one) => one.unit === unit.code && one.period === period)) return 'disputed';
    if (last) return receivedState(last.outcome);
    if (!asked) return 'none';
    if (unit.own.some((one) => one.period > period)) return 'gap';
    return today > due ? 'late' : 'awaited';
  }
}

const receivedState = (outcome: string): CellState =>
  outcome === 'returned' || outcome === 'accepted_with_problems' ? outcome : 'accepted';

/** The months up to one, the latest first. */
export const monthsUpTo = (last: string, count: number): string[] => Array.from({ length: count }, (_, back) => addToMonth(last, -back));

const monthText = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;

/** A text to paste into a message: which units still owe which months, the oldest first; empty where none does. */
export function reminderText({ months, units }: Pick<CompletenessBoard, 'months' | 'units'>): string {
  const owing = (period: string, wanted: readonly CellState[]) =>
    units.flatMap(({ name, cells }) =>
      cells
        .filter((one) => one.period === period && wanted.includes(one.state))
        .map(({ extended, due }) => (extended ? `${name}（延期至 ${due}）` : name)),
    );
  const lines = [...months].reverse().flatMap(({ period, due }) => {
    const missing = owing(period, ['late', 'gap']);
    const returned = owing(period, ['returned']);
    const awaited = owing(period, ['awaited']);
    const head = `${monthText(period)}（期限 ${due}）`;
    return [
      ...(missing.length > 0 ? [`${head}未报送：${missing.join('、')}`] : []),
      ...(returned.length > 0 ? [`${head}已退回、待更正重报：${returned.join('、')}`] : []),
      ...(awaited.length > 0 ? [`${head}尚未报送、还没到期：${awaited.join('、')}`] : []),
    ];
  });
  return lines.length > 0 ? ['请以下单位尽快报送两新组织台账：', ...lines].join('\n') : '';
}
