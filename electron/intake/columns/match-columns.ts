import type { ColumnChoices, MatchedBy, StagedColumn, Target } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { inOtherMoney, namesOf } from '#shared/model/header-match.ts';
import { isTableName, type TableName, tableOf } from '#shared/model/tables.ts';
import type { RecognisedSheet, SheetColumn } from '../shape/recognise.ts';
import { fieldsByContent } from './content-match.ts';
import { isGeneric, isPerson, readHeader } from './header-readings.ts';
import { moneyUnitOf } from './money-unit.ts';
import { rankIn } from './rank.ts';
import { comesWith, secondColumns } from './second-table.ts';
import { alike, compared, similarity } from './similarity.ts';

export interface Given {
  /** What a person says now. */
  readonly choices?: ColumnChoices;
  /** What a person said of a sheet with these headers. */
  readonly remembered?: ColumnChoices;
}

/**
 * Which field each column of a sheet stands for: what a person says, what a person once said, what its header says, what it nearly says, what its
 * values are. A field takes one column. Every column comes back, in its order, one that nothing is known of with target null.
 * Throws CALL-INVALID for a choice that names no field, or the same one twice where it is no note.
 */
export function matchColumns(sheet: RecognisedSheet, first: TableName, given: Given): StagedColumn[] {
  const matching = new Matching(sheet, first);
  matching.give(given.choices ?? {}, 'choice');
  // 第1列, 第2列 are any sheet's without a header
  if (sheet.shape.header) matching.give(given.remembered ?? {}, 'remembered');
  for (const other of comesWith(first)) matching.second(other);
  matching.byAlias();
  matching.bySimilarity();
  matching.byContent();
  return sheet.columns.map((column) => ({ ...column, samples: [...column.samples], ...matching.of(column.column) }));
}

interface Found {
  readonly target: Target | null;
  readonly by: MatchedBy | null;
}
const nothing: Found = { target: null, by: null };

class Matching {
  private readonly found = new Map<number, Found>();
  private readonly used = new Set<string>();
  private readonly sheet: RecognisedSheet;
  private readonly first: TableName;

  constructor(sheet: RecognisedSheet, first: TableName) {
    this.sheet = sheet;
    this.first = first;
  }

  of(column: number): Found {
    return this.found.get(column) ?? nothing;
  }

  give(choices: ColumnChoices, by: 'choice' | 'remembered'): void {
    for (const { column, header } of this.sheet.columns) {
      const target = Object.hasOwn(choices, header) ? choices[header] : undefined;
      if (target === undefined || this.found.has(column)) continue;
      if (target === null) this.found.set(column, { target, by });
      else if (by === 'choice') this.choose(column, target);
      // what was remembered may be of a field that is no longer there, or that a person has since given to another column
      else if (exists(target) && (isNote(target) || !this.used.has(nameOf(target)))) this.take(column, target, by);
    }
  }

  private choose(column: number, target: Target): void {
    if (!exists(target)) throw new LedgerError('CALL-INVALID', { reason: `没有字段 ${nameOf(target)}` });
    if (!isNote(target) && this.used.has(nameOf(target)))
      throw new LedgerError('CALL-INVALID', { reason: `两列都对应到“${titleOf(target)}”，请改其中一列` });
    this.take(column, target, 'choice');
  }

  private take(column: number, target: Target, by: MatchedBy): void {
    this.found.set(column, { target, by });
    // what a person puts in a note stands beside the note's own column
    if (!isNote(target) || (by !== 'choice' && by !== 'remembered')) this.used.add(nameOf(target));
  }

  private open(): SheetColumn[] {
    return this.sheet.columns.filter(({ column, serial }) => !serial && !this.found.has(column));
  }

  /** Files are added on the sheet itself: no text of a cell names one. */
  private free(): string[] {
    const { fields } = tableOf(this.first);
    return Object.keys(fields).filter((key) => !fields[key]?.attachments && !this.used.has(`${this.first}.${key}`));
  }

  second(table: TableName): void {
    for (const [column, field] of secondColumns(tableOf(this.first), tableOf(table), this.open()))
      if (!this.used.has(`${table}.${field}`)) this.take(column, { table, field }, 'alias');
  }

  byAlias(): void {
    const table = tableOf(this.first);
    this.share('alias', ({ header }) => {
      const reading = readHeader(header);
      return (key) => rankIn(table, key, reading);
    });
  }

  bySimilarity(): void {
    const table = tableOf(this.first);
    this.share('similar', ({ header }) => {
      const form = compared(alikeForm(header), table);
      return (key) => {
        const likeness = similarity(form, table, key);
        return likeness >= alike ? 1 - likeness : undefined;
      };
    });
  }

  byContent(): void {
    const fields = this.free();
    for (const [column, key] of fieldsByContent(this.sheet, tableOf(this.first), this.open(), fields))
      this.take(column, { table: this.first, field: key }, 'content');
  }

  /** Gives the free fields to the open columns, the best rank first, of equals the column further left. */
  private share(by: MatchedBy, ranks: (column: SheetColumn) => (key: string) => number | undefined): void {
    const unit = moneyUnitOf(this.sheet);
    const free = this.free();
    const candidates: { column: number; key: string; rank: number }[] = [];
    for (const column of this.open()) {
      const rankOf = ranks(column);
      for (const key of free) {
        const rank = rankOf(key);
        if (rank !== undefined && !this.inOtherUnit(column.header, key, unit)) candidates.push({ column: column.column, key, rank });
      }
    }
    candidates.sort((a, b) => a.rank - b.rank || a.column - b.column);
    for (const { column, key } of candidates) {
      const target = { table: this.first, field: key };
      if (!this.found.has(column) && !this.used.has(nameOf(target))) this.take(column, target, by);
    }
  }

  /** Whether a group over the header gives another unit of money, or a line above the table does and the header none of its own. */
  private inOtherUnit(header: string, key: string, unit: string | undefined): boolean {
    const field = tableOf(this.first).fields[key];
    if (field?.kind !== 'amount') return false;
    if (readHeader(header).groups.some((group) => inOtherMoney(group, field))) return true;
    if (unit === undefined || /[)）]$/.test(header)) return false;
    return namesOf(field).some((name) => /元\)$/.test(name)) && inOtherMoney(`${header}(${unit})`, field);
  }
}

/** What of a header is compared by its likeness: a label that says nothing alone, or that is about a person, with its group. */
function alikeForm(header: string): string {
  const { groups, leaf } = readHeader(header);
  const group = groups.at(-1) ?? '';
  return isGeneric(leaf) || isPerson(group) ? group + leaf : leaf;
}

const nameOf = ({ table, field }: Target) => `${table}.${field}`;
const fieldOf = ({ table, field }: Target) =>
  isTableName(table) && Object.hasOwn(tableOf(table).fields, field) ? tableOf(table).fields[field] : undefined;
const exists = (target: Target) => fieldOf(target) !== undefined;
const isNote = (target: Target) => fieldOf(target)?.kind === 'note';
const titleOf = (target: Target) => fieldOf(target)?.title ?? nameOf(target);
