import type { Line } from './figures.ts';

/** The sizes that growth is measured at. */
export const sizes = [5_000, 50_000, 200_000];

const screenful = 'one screen of the same cells as plain elements, after the same rows were made';
const recycled = 'the rows in view as plain elements, moved and given their text at each scroll event';
const twice = 'a bare textarea';
const wheel = 'the wheel, 120 px a tick, a tick a frame';
const drag = 'dragging, 300 px a frame';

/** The acts, in the order in which they are told; targets are those of the issue. */
export const lines: readonly Line[] = [
  { key: 'paint', title: 'first paint of the sheet', unit: 'ms', floor: screenful },
  { key: 'paintWork', title: 'first paint: work of the main thread', unit: 'ms', floor: screenful },
  { key: 'wheel50', title: `${wheel}: frame p50`, unit: 'ms', floor: recycled },
  { key: 'wheel95', title: `${wheel}: frame p95`, unit: 'ms', floor: recycled, target: 20 },
  { key: 'drag50', title: `${drag}: frame p50`, unit: 'ms', floor: recycled },
  { key: 'drag95', title: `${drag}: frame p95`, unit: 'ms', floor: recycled, target: 50 },
  { key: 'dragWork', title: `${drag}: work of the main thread a frame`, unit: 'ms', floor: recycled },
  { key: 'bare', title: `${drag}: frames with rows missing`, unit: '%', floor: recycled },
  { key: 'stuck', title: 'of three scrolls back to the top, left without rows', unit: 'times', floor: recycled },
  { key: 'key50', title: 'key press to drawn character p50', unit: 'ms', floor: twice },
  { key: 'key95', title: 'key press to drawn character p95', unit: 'ms', floor: twice, target: 32 },
  { key: 'heap', title: 'heap of the page once drawn', unit: 'MB', floor: 'the same rows and one screen of plain elements' },
  {
    key: 'paste',
    title: 'paste 2,000 x 20, until drawn',
    unit: 'ms',
    floor: 'the block parsed, written into the row objects, one screen drawn',
  },
  {
    key: 'enter50',
    title: 'Enter to 已保存 in the program p50',
    unit: 'ms',
    floor: 'a textarea, a request to 127.0.0.1, the commit of one bare row',
  },
  {
    key: 'enter95',
    title: 'Enter to 已保存 in the program p95',
    unit: 'ms',
    floor: 'a textarea, a request to 127.0.0.1, the commit of one bare row',
    target: 50,
  },
  {
    key: 'ledgerPaste',
    title: 'paste 2,000 x 20 to 已保存, rules re-run',
    unit: 'ms',
    floor: 'the same rows into a bare table of the same cipher and durability',
    target: 2000,
  },
  ...sizes.flatMap((size): Line[] => {
    const at = (key: string) => `${key}@${size}`;
    const rows = `${size.toLocaleString('en')} rows`;
    return [
      { key: at('paint'), title: `${rows}: first paint`, unit: 'ms', floor: screenful },
      { key: at('wheel95'), title: `${rows}: wheel, frame p95`, unit: 'ms', floor: recycled },
      { key: at('drag95'), title: `${rows}: dragging, frame p95`, unit: 'ms', floor: recycled },
      { key: at('sort'), title: `${rows}: sort by name`, unit: 'ms', floor: 'the array sorted with the same collator, one screen drawn' },
      { key: at('heap'), title: `${rows}: heap of the page`, unit: 'MB', floor: 'the same rows and one screen of plain elements' },
    ];
  }),
];
