import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

interface Steps {
  readonly steps: readonly { readonly title: string; readonly detail: string }[];
  readonly package: string | null;
}
const detailOf = ({ steps }: Steps, title: string) => steps.find((step) => step.title === title)?.detail;

test('a town of a seed goes the whole month, and the same seed gives the same town', { timeout: 240_000 }, async () => {
  const person = terminal();
  const small = ['--organizations', '24', '--branches', '8', '--json'];
  const [first, again, other] = await Promise.all(
    ['7', '7', '8'].map((seed, at) => person.ledger('demo', '--out', `镇${at}`, '--seed', seed, ...small)),
  );
  for (const said of [first, again, other]) expect(said).toMatchObject({ status: 0, err: '' });
  const [one, same, else_] = [first, again, other].map((said) => detailOf(said?.json as unknown as Steps, '造出一个镇的数据'));
  expect(one).toMatch(/^两新组织 24 行、/);
  expect(same).toBe(one);
  expect(else_).not.toBe(one);
  expect(detailOf(first?.json as unknown as Steps, '检查 2026-12')).toBe('错误 0，提醒 0');
});

test('planted defects are all found and nothing else; a month with errors stops before it is closed', { timeout: 240_000 }, async () => {
  const person = terminal();
  const said = await person.ledger('demo', '--out', '镇', '--organizations', '320', '--branches', '100', '--defects', '1', '--json');
  expect(said.status).toBe(1);
  const shown = said.json as unknown as Steps;
  const [, planted, found, others] =
    /^埋下 (\d+) 处，找到 (\d+) 处；另外报出 (\d+) 处$/.exec(detailOf(shown, '对照埋下的问题') ?? '') ?? [];
  expect(Number(planted)).toBeGreaterThan(100);
  expect([found, others]).toEqual([planted, '0']);
  expect(shown.package).toBeNull();
  expect(shown.steps.at(-1)?.title).toBe('停在这里');
  expect(existsSync(join(person.folder, '镇', 'township', 'ledger.db'))).toBe(true);
});

test.each([
  [['--seed', '一'], '--seed 要写 0 到 999999999 的整数'],
  [['--organizations', '0'], '--organizations 要写 1 到 5000 的整数'],
  [['--organizations', '10', '--branches', '20'], '不能少于支部数'],
  [['--organizations', '20', '--branches', '5', '--defects', '9'], '埋不下'],
])('%j is refused', async (options, reason) => {
  const said = await terminal().ledger('demo', ...options, '--json');
  expect(said).toMatchObject({ status: 2, json: { error: { code: 'USAGE', message: expect.stringContaining(reason) } } });
});
