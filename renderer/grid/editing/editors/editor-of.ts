import type { CodeList } from '#shared/codes/code-list.ts';
import type { Field, Kind } from '#shared/model/field.ts';

/** Something to choose from a list. `value` is what the ledger keeps. */
export interface Choice {
  readonly value: string | boolean;
  readonly label: string;
  /** Other names that find it. */
  readonly also?: readonly string[];
}

/** Under which name the options hold what a task file added to a list. */
export const addedTo = (list: CodeList): string => `added to ${list.name}`;
/** The rows of a table that a link can lead to, or what was added to a list. */
export type OptionsOf = (table: string) => readonly { readonly id: string; readonly label: string }[];

/** How a kind of field is entered. Every one of them is typed in the one textarea; a list or a reading may hang below it. */
export interface Editor {
  /** alt+Enter puts a line break. */
  readonly multiline?: true;
  /** What can be chosen; typing narrows it down. */
  readonly choices?: (field: Field, optionsOf: OptionsOf) => readonly Choice[];
  /** Several can be chosen, divided by 、. */
  readonly many?: true;
  /** A month to choose the day from. */
  readonly calendar?: true;
  /** Texts that can mean one thing only: typed over a cell they are written without Enter. */
  readonly atOnce?: ReadonlySet<string>;
  /** What typed text would be read as shows below it while typing. */
  readonly reading?: true;
  /** What can be typed, shown while nothing is. */
  readonly hint?: (field: Field) => string | undefined;
}

const codes = (field: Field, optionsOf: OptionsOf): Choice[] => [
  ...Object.entries(field.list?.entries ?? {}).map(([value, entry]) => ({
    value,
    label: entry.title,
    ...(entry.aliases && { also: entry.aliases }),
  })),
  ...(field.list ? optionsOf(addedTo(field.list)) : []).map(({ id, label }) => ({ value: id, label })),
];
const options = (field: Field, optionsOf: OptionsOf): Choice[] => optionsOf(field.to ?? '').map(({ id, label }) => ({ value: id, label }));

const whole = () => '请写不小于 0 的整数，如 1200、1,200、1.2万';
const decimal = () => '请写数字，可带小数，如 12.5';

export const editorOf = {
  text: {},
  note: { multiline: true, hint: () => 'Alt+Enter 换行' },
  count: { reading: true, hint: whole },
  amount: { reading: true, hint: decimal },
  date: { reading: true, calendar: true, hint: () => '可写 2026-3-5、20260305、2026年3月5日、3-5、今天、上月末；Alt+↓ 打开月历' },
  month: { reading: true, hint: () => '可写 2026-3、202603、2026年3月' },
  time: {
    reading: true,
    calendar: true,
    hint: ({ duration }) =>
      duration === undefined ? '可写 2026-3-5 14:30、3-5 下午2点、今天 9:00' : '可写 3-5 14:30、3-5 14:30-16:00、3-5 14:30 90分钟',
  },
  yesNo: {
    atOnce: new Set(['是', '否', '有', '无', '1', '0', 'y', 'n', '√', '×']),
    choices: () => [
      { value: true, label: '是', also: ['1', 'y', '有', '√'] },
      { value: false, label: '否', also: ['0', 'n', '无', '×'] },
    ],
  },
  code: { choices: codes },
  codes: { choices: codes, many: true },
  link: { choices: options },
  links: { choices: options, many: true },
  records: { reading: true, hint: (field) => `每项写作 ${(field.columns ?? []).map((column) => column.title).join('|')}，多项用分号分开` },
} satisfies Record<Kind, Editor> as Record<Kind, Editor>;
