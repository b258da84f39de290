import { expect, test } from 'vitest';
import { RowOrder } from '../../../renderer/grid/filtering/row-order.ts';

const isFresh = (id: string) => id === 'fresh';

test('a new sort order is taken over, the empty row last', () => {
  expect(new RowOrder().arranged(['fresh', 'b', 'a'], 'name:desc', isFresh)).toEqual(['b', 'a', 'fresh']);
});

test('under one and the same sort nothing moves; another sort does move', () => {
  const order = new RowOrder();
  order.arranged(['a', 'b', 'c', 'fresh'], 'name:asc', isFresh);
  expect(order.arranged(['c', 'a', 'b', 'fresh'], 'name:asc', isFresh)).toEqual(['a', 'b', 'c', 'fresh']);
  expect(order.arranged(['c', 'b', 'a', 'fresh'], 'name:desc', isFresh)).toEqual(['c', 'b', 'a', 'fresh']);
});

test('new rows stand where they were put, or at the end', () => {
  const order = new RowOrder();
  order.arranged(['a', 'b', 'fresh'], 'name:asc', isFresh);
  order.putBehind('n1', 'a');
  order.putBehind('n2', 'n1');
  order.putBehind('first', undefined);
  expect(order.arranged(['n2', 'loose', 'first', 'b', 'n1', 'a', 'fresh'], 'name:asc', isFresh)).toEqual([
    'first',
    'a',
    'n1',
    'n2',
    'b',
    'loose',
    'fresh',
  ]);
});
