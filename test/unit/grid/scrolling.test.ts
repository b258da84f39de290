import { describe, expect, test } from 'vitest';
import { intoView, rowHeight, wheeled } from '../../../renderer/grid/rows/scrolling.ts';

describe('a stretch comes into view by the least scrolling', () => {
  test.each([
    ['one that shows stays', 100, 28, 80, 400, 80],
    ['one above comes to the top', 56, 28, 80, 400, 56],
    ['one cut at the foot comes to the foot', 470, 28, 80, 400, 98],
    ['one far below comes to the foot', 28_000, 28, 0, 400, 27_628],
    ['one larger than the window shows its beginning', 300, 500, 0, 400, 300],
  ])('%s', (_, start, size, at, room, wanted) => {
    expect(intoView(start, size, at, room)).toBe(wanted);
  });
});

describe('a turn of the wheel', () => {
  const turned = { deltaX: 0, deltaY: 3, deltaMode: 0, shiftKey: false };
  test.each([
    ['in pixels', {}, { x: 0, y: 3 }],
    ['in lines', { deltaMode: 1 }, { x: 0, y: 3 * rowHeight }],
    ['in pages', { deltaMode: 2, deltaY: -1 }, { x: 0, y: -500 }],
    ['with shift goes across', { shiftKey: true }, { x: 3, y: 0 }],
    ['of a wheel that turns across by itself goes across once', { shiftKey: true, deltaX: 5, deltaY: 0 }, { x: 5, y: 0 }],
  ])('%s', (_, more, wanted) => {
    expect(wheeled({ ...turned, ...more }, 500)).toEqual(wanted);
  });
});
