import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { terminal } from '../../support/terminal.ts';

const first17 = '91330802MA28G0001';
const organizations = `名称,统一社会信用代码,类别,状态\n甲公司,${first17}${creditCheckCharacter(first17)},新经济组织,正常\n`;
/** Folder, code, level, and the desk above; from the top. */
const desks = [
  ['市', '330800', 'city', undefined],
  ['柯城', '330802', 'county', '市'],
  ['衢江', '330803', 'county', '市'],
  ['新新', '330802005', 'township', '柯城'],
  ['樟潭', '330803001', 'township', '衢江'],
] as const;

test('transfer pass: a slip goes from a township over its county, the city and the other county to a township', {
  timeout: 240_000,
}, async () => {
  const person = terminal();
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  const text = async (desk: string, ...words: string[]) => (await person.ledger(...words, '--ledger', desk)).out;
  for (const [desk, unit, level, above] of desks) {
    await at(desk, 'init', '--unit', unit, '--level', level);
    if (above === undefined) continue;
    await at(desk, 'enrol', 'request', '--out', `${desk}.lxreq`);
    await at(above, 'enrol', 'issue', `${desk}.lxreq`, '--out', `${desk}.lxauth`);
    expect(await at(desk, 'enrol', 'accept', `${desk}.lxauth`)).toMatchObject({ status: 0, json: { superiorName: expect.any(String) } });
  }
  writeFileSync(join(person.folder, '组织.csv'), organizations);
  await at('新新', 'import', '组织.csv', '--table', 'organization');
  const [row] = ((await at('新新', 'rows', '--table', 'organization')).json as { rows: { id: string }[] }).rows;
  const out = (to: string, ...more: string[]) =>
    at('新新', 'transfer', 'out', '--row', row?.id ?? '', '--to', to, '--out', '邮件/新新', ...more);

  const outside = await out('330702001');
  expect(outside).toMatchObject({ status: 3, json: { error: { code: 'TRANSFER-UNIT', message: expect.stringContaining('介绍信') } } });
  let { file } = (await out('330803001')).json as { file: string };
  for (const [desk, next] of [
    ['柯城', { code: '330800', name: '衢州市' }],
    ['市', { code: '330803', name: '衢江区' }],
    ['衢江', { code: '330803001', name: '樟潭街道' }],
  ] as const) {
    const passed = await at(desk, 'transfer', 'pass', file, '--out', `邮件/${desk}`);
    expect(passed).toMatchObject({ status: 0, json: { label: '甲公司', next, again: false } });
    file = (passed.json as { file: string }).file;
  }
  expect((await at('樟潭', 'transfer', 'in', file)).json).toMatchObject({ from: { code: '330802005' }, inserted: 1, rejected: 0 });
  expect((await at('樟潭', 'rows', '--table', 'organization')).json).toMatchObject({ rows: [{ name: '甲公司', unit: '330803001' }] });
  expect(await text('柯城', 'transfer', 'list')).toContain('转交 “甲公司”：新新街道 → 樟潭街道（已转交上级）');
  expect(await text('市', 'transfer', 'list')).toContain('转交 “甲公司”：柯城区新新街道 → 衢江区樟潭街道（等转入单位上报）');
});
