import { describe, expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

describe('a command line that is not understood', () => {
  test.each([
    [[], '没有写命令'],
    [['chekc'], '没有命令 chekc'],
    [['history', '--perod', '2026-10'], '没有选项 --perod'],
    [['check'], '缺少 --period <YYYY-MM>'],
    [['check', '--period'], '--period <YYYY-MM> 后面要写值'],
    [['import', '--table', 'organization'], '缺少参数 FILE'],
    [['rows', '--table', 'dog'], '“dog”不行；可用：unit, organization'],
    [['enrol'], '没有写完整'],
  ])('%j: status 2 and one line on stderr', async (words, reason) => {
    const said = await terminal().ledger(...words);
    expect(said.status).toBe(2);
    expect(said.out).toBe('');
    expect(said.err).toMatch(/^USAGE [^\n]*\n$/);
    expect(said.err).toContain(reason);
  });

  test('with --json also says so on stdout', async () => {
    const said = await terminal().ledger('check', '--json');
    expect(said.json).toEqual({ error: { code: 'USAGE', message: expect.stringContaining('--period') } });
  });
});

test('--help shows the commands, and a command its options, in Chinese', async () => {
  const { ledger } = terminal();
  const all = await ledger('--help');
  expect(all.status).toBe(0);
  expect(all.out).toContain('命令：');
  expect(all.out).toMatch(/receive .*接收下级的上报包/);
  expect((await ledger('import', '--help')).out).toContain('--dry-run');
});

test('a ledger that is not there is missing, whatever is asked of it', async () => {
  expect(await terminal().ledger('rows', '--table', 'member', '--ledger', '没有', '--json')).toMatchObject({
    status: 2,
    json: { error: { code: 'LEDGER-MISSING' } },
  });
});
