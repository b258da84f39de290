import type { Figures, Line } from './figures.ts';
import type { Side } from './pages/page.ts';

const sideTitles: Record<Side, string> = { ours: 'ours', floor: 'floor', glide: 'glide', revo: 'RevoGrid' };
const nothing = '—';

/** 已保存 takes two places a character in a terminal. */
const widthOf = (text: string) => [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
const left = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const right = (text: string, width: number) => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

function cells(line: Line, figures: Figures): string[] {
  const shown = (side: Side) => {
    const figure = figures.of(line.key, side);
    return figure === undefined ? nothing : figure.toFixed(line.unit === 'ms' || line.unit === 'MB' ? 1 : 0);
  };
  const [ours, floor] = [figures.of(line.key, 'ours'), figures.of(line.key, 'floor')];
  const ratio = ours !== undefined && floor ? `${(ours / floor).toFixed(1)}×` : nothing;
  const target = line.target === undefined ? '' : `≤ ${line.target}`;
  const met = line.target === undefined || ours === undefined ? '' : ours <= line.target ? 'met' : 'NOT MET';
  return [line.title, line.unit, shown('ours'), shown('floor'), ratio, shown('glide'), shown('revo'), target, met];
}

/** The figures as one table, and below it what the floors are. */
export function tableOf(lines: readonly Line[], figures: Figures): string {
  const told = lines.filter(({ key }) => figures.has(key));
  const head = ['act', '', sideTitles.ours, sideTitles.floor, 'ratio', sideTitles.glide, sideTitles.revo, 'target', ''];
  const rows = [head, ...told.map((line) => cells(line, figures))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const table = rows.map((row) =>
    row
      .map((text, column) => (column < 2 || column > 7 ? left : right)(text, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const floors = [...new Set(told.map(({ floor }) => floor))].map(
    (floor) =>
      `floor of ${told
        .filter((line) => line.floor === floor)
        .map(({ title }) => title)
        .join('; ')}: ${floor}`,
  );
  return [...table, '', ...floors].join('\n');
}
