import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

describe('init', () => {
  test('makes a ledger and looks its name up; a second one in the same folder is refused', async () => {
    const { ledger, folder } = terminal({ keepKeys: true });
    const made = await ledger('init', '--unit', '330802005', '--level', 'township', '--ledger', '台账', '--json');
    expect(made).toMatchObject({ status: 0, err: '', json: { unit: '330802005', level: 'township', name: '新新街道' } });
    expect(made.out).toBe('{"unit":"330802005","level":"township","name":"新新街道"}\n');
    expect(existsSync(join(folder, '台账', 'ledger.db'))).toBe(true);

    const again = await ledger('init', '--unit', '330802005', '--level', 'township', '--ledger', '台账', '--json');
    expect(again.status).toBe(3);
    expect(again.json).toMatchObject({ error: { code: 'LEDGER-EXISTS' } });
    expect(again.err).toMatch(/^LEDGER-EXISTS .*没有改动它.*\n$/);
  });

  test('without --ledger uses the program’s own folder, and speaks Chinese', async () => {
    const { ledger, folder } = terminal({ keepKeys: true });
    const made = await ledger('init', '--unit', '330802', '--level', 'county', '--name', '柯城区委社会工作部');
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(made.out).toBe(`已新建台账：柯城区委社会工作部（330802），在 ${join(folder, 'home/ledgers/default')}\n`);
  });

  test.each([
    ['a code of another level', ['--unit', '330802', '--level', 'township'], 'UNIT-UNKNOWN'],
    ['a code nobody has', ['--unit', '330802999', '--level', 'township'], 'UNIT-UNKNOWN'],
    ['a level nobody has', ['--unit', '330802', '--level', '县'], 'USAGE'],
    ['no unit', ['--level', 'county'], 'USAGE'],
  ])('refuses %s', async (_, words, code) => {
    const said = await terminal({ keepKeys: true }).ledger('init', ...words, '--json');
    expect(said.status).toBe(2);
    expect(said.json).toMatchObject({ error: { code } });
  });
});

describe('the passphrase', () => {
  const make = ['init', '--unit', '330802', '--level', 'county', '--json'];

  test('must be given, and be long enough', async () => {
    const person = terminal({ keepKeys: true });
    person.environment = {};
    expect(await person.ledger(...make)).toMatchObject({ status: 2, json: { error: { code: 'KEY-MISSING' } } });
    person.environment = { LEDGER_PASSPHRASE: '短' };
    expect(await person.ledger(...make)).toMatchObject({ status: 2, json: { error: { code: 'KEY-WEAK' } } });
  });

  test('can come from a file; a wrong one is refused and says nothing of the right one', async () => {
    const person = terminal({ keepKeys: true });
    writeFileSync(join(person.folder, '口令.txt'), '文件里的口令一二三\r\n第二行\n');
    expect((await person.ledger(...make, '--passphrase-file', '口令.txt')).status).toBe(0);
    const wrong = await person.ledger('history', '--json');
    expect(wrong).toMatchObject({ status: 3, json: { error: { code: 'KEY-WRONG' } } });
    person.environment = { LEDGER_PASSPHRASE: '文件里的口令一二三' };
    expect((await person.ledger('history', '--json')).status).toBe(0);
  });
});
