import { civilDate } from '#shared/model/civil-date.ts';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { type Field, isUnread } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { spanIn } from '#shared/model/time-span.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { mendsOf } from '#shared/rules/mends-of.ts';
import type { Mend, Problem } from '#shared/rules/rule.ts';
import { editorOf } from './editing/editors/editor-of.ts';
import { surroundings } from './editing/editors/options.ts';
import type { Mark, ProblemMarks } from './problems/problems.ts';
import { replacedText } from './row-notes.ts';
import type { SheetProps } from './sheet-props.ts';
import type { RowStore, SheetRow } from './writing/row-store.ts';

const plainField: Field = { kind: 'text', title: '' };

const howToAttach = '附件不用打字：按 F2 或双击这一格，在右边添加或移除；也可以把照片、文件拖到这一行。';

const sourceOf = new Map(catalogue.map(({ id, source }) => [id, source]));

const localToday = () => {
  const now = new Date();
  return civilDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
};

/** About how many pixels a text takes up in a cell, its padding included: a letter is half a character wide. */
const roomFor = (text: string) => [...text].reduce((width, character) => width + (character < '\u2e80' ? 7.5 : 13), 18);

/** What is to be said of single cells: their text, their marks, whether and how they can be changed. */
export class Cells {
  readonly #props: () => SheetProps;
  readonly #store: RowStore;
  readonly #marks: ProblemMarks;
  readonly #fields: Readonly<Record<string, Field>>;

  constructor(props: () => SheetProps, table: TableName, store: RowStore, marks: ProblemMarks) {
    this.#props = props;
    this.#store = store;
    this.#marks = marks;
    this.#fields = tableOf(table).fields;
  }

  field(key: string): Field {
    return this.#fields[key] ?? plainField;
  }

  /** The whole text of a cell, as it is copied and edited. */
  text(row: SheetRow, key: string): string {
    return display(this.field(key), row[key] ?? null, this.#props().labelOf);
  }

  /** The text as it shows on the screen: personal data masked until revealed. */
  shown(row: SheetRow, key: string): string {
    const field = this.field(key);
    return field.personal && !this.#props().reveal ? masked(field, this.text(row, key)) : this.text(row, key);
  }

  coerce(key: string, input: unknown): unknown {
    return this.coerceField(this.field(key), input);
  }
  coerceField(field: Field, input: unknown): unknown {
    return coerce(field, input, surroundings(this.#props().optionsOf, this.today()));
  }

  today(): string {
    return this.#props().today ?? localToday();
  }

  /** What typed text would be read as; undefined where it cannot be read. */
  reading(field: Field, text: string): string | undefined {
    const { optionsOf, labelOf } = this.#props();
    const around = surroundings(optionsOf, this.today());
    const value = coerce(field, text, around);
    if (!isUnread(value)) return display(field, value, labelOf);
    const span = spanIn(field, value, (start) => coerce(field, start, around));
    return span && `${display(field, span.start, labelOf)}，${span.minutes} 分钟`;
  }

  /** Why a cell cannot be typed in; undefined where it can. */
  locked(row: SheetRow, key: string): string | undefined {
    return this.closed(row, key) ?? (this.field(key).attachments ? howToAttach : undefined);
  }

  /** Why a cell cannot be changed in any way; undefined where it can. */
  closed(row: SheetRow, key: string): string | undefined {
    const { unit, table, readOnly } = this.#props();
    if (row.unit !== unit && table !== 'unit') return `这一行属于其他单位（${row.unit}），只能由该单位修改。`;
    return readOnly?.(row, key);
  }

  /** The ledger's mark, or an error at once where what was typed cannot be read. */
  mark(id: string, key: string): Mark | undefined {
    return this.#marks.markAt(id, key) ?? (isUnread(this.#store.get(id)?.[key]) ? 'error' : undefined);
  }

  failed(id: string, key: string): boolean {
    return this.#store.isFailed(id, key);
  }

  /** The number a row is known by: its own where it has one, else where it stands, from 1. */
  line(id: string, at: number): number {
    return this.#props().rowNotes?.noteOf(id)?.line ?? at + 1;
  }

  /** 原：12, where a cell replaces another value. */
  replaced(id: string, key: string): string | undefined {
    const { rowNotes, labelOf, reveal } = this.#props();
    return replacedText(rowNotes, id, key, this.field(key), labelOf, reveal ?? false);
  }

  /** The quick fixes of a problem of a row: the rule's and the page's. */
  mends(problem: Problem, row: SheetRow): readonly Mend[] {
    const { optionsOf, mends } = this.#props();
    return [...mendsOf(problem, row, { today: this.today(), named: optionsOf }), ...(mends?.(problem) ?? [])];
  }

  /** What is wrong with a cell, in sentences; empty where nothing is. */
  complaints(row: SheetRow, key: string): string[] {
    const problems = this.#marks.at(row.id, key);
    const said = problems.map(({ message, rule, waived }) => `${message}（${rule}）${waived === undefined ? '' : `\n说明：${waived}`}`);
    if (problems.length === 0 && isUnread(row[key])) said.push(this.#unreadable(key));
    if (this.failed(row.id, key)) said.push('这一格还没有保存：写入失败，内容保留在这里。');
    return said;
  }

  tooltip(row: SheetRow, key: string): string | undefined {
    const said = [...this.complaints(row, key), ...this.#remedies(row, key)];
    const replaced = this.replaced(row.id, key);
    if (replaced !== undefined) said.unshift(replaced);
    const why = this.locked(row, key);
    if (why !== undefined) said.push(why);
    const text = this.shown(row, key);
    const long = text.includes('\n') || roomFor(text) > (this.field(key).width ?? 120);
    return said.length > 0 ? said.join('\n') : long ? text : undefined;
  }

  /** On what the complaints rest, and the quick fixes in words. */
  #remedies(row: SheetRow, key: string): string[] {
    const problems = this.#marks.at(row.id, key);
    const sources = new Set(problems.flatMap(({ rule }) => sourceOf.get(rule) ?? []));
    const mendable = this.locked(row, key) === undefined ? problems : [];
    const fixes = mendable.flatMap((problem) => this.mends(problem, row).map(({ title }) => title));
    return [
      ...(sources.size > 0 ? [`依据：${[...sources].join('；')}`] : []),
      ...(fixes.length > 0 ? [`可以${fixes.join('，或')}：点右上角或按 Ctrl+.`] : []),
    ];
  }

  #unreadable(key: string): string {
    const field = this.field(key);
    const editor = editorOf[field.kind];
    const way = editor.hint?.(field) ?? (editor.choices ? '请从选项中选择（Alt+↓）' : '请改为数字');
    return `“${field.title}”读不懂，已按原样保留。${way}。`;
  }
}
