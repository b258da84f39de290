import { expect, test } from 'vitest';
import { progressBar } from '../../../electron/commands/progress-bar.ts';

function drawn(wanted: boolean, act: (bar: ReturnType<typeof progressBar>) => void): string {
  let text = '';
  act(
    progressBar(
      {
        out: (part) => {
          text += part;
        },
      },
      wanted,
    ),
  );
  return text;
}

test('the bar is drawn over itself and wiped at the end', () => {
  const text = drawn(true, (bar) => {
    bar.show({ done: 1, total: 4, label: '检查' });
    bar.show({ done: 4, total: 4, label: '检查' });
    bar.clear();
  });
  expect(text.split('\r\u001b[K').slice(1)).toEqual([`[${'█'.repeat(6)}${'░'.repeat(18)}] 25% 检查`, `[${'█'.repeat(24)}] 100% 检查`, '']);
});

test('nothing is drawn where it is not wanted, and nothing wiped where nothing was drawn', () => {
  expect(drawn(false, (bar) => bar.show({ done: 1, total: 2, label: '检查' }))).toBe('');
  expect(drawn(true, (bar) => bar.clear())).toBe('');
});
