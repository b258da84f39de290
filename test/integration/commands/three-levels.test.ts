import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const second = addToMonth(monthOf(new Date().toISOString()), -1);
const first = addToMonth(second, -1);

const 市 = '330800';
/** Two counties, three townships each: how each desk's folder is called, and its code. */
const counties = { 柯城: '330802', 衢江: '330803' } as const;
const townships = {
  柯城: { 新新: '330802005', 双港: '330802006', 荷花: '330802007' },
  衢江: { 樟潭: '330803001', 浮石: '330803002', 上方: '330803101' },
} as const;
type County = keyof typeof counties;
const countyNames = Object.keys(counties) as County[];
const below = (county: County) => Object.entries(townships[county]) as [string, string][];

function desks() {
  const person = terminal();
  const at = (path: string) => join(person.folder, path);
  return {
    /** `ledger <line>` at a desk; the outcome as JSON, after the status that it has to end with. */
    async run(desk: string, line: string, status = 0): Promise<Record<string, unknown>> {
      const said = await person.ledger(...line.split(' '), '--ledger', desk, '--json');
      expect({ line: `${desk}$ ledger ${line}`, status: said.status, said: said.json }).toMatchObject({ status });
      return said.json;
    },
    at,
    files: (folder: string) => readdirSync(at(folder)).sort(),
    write(path: string, content: unknown) {
      mkdirSync(join(at(path), '..'), { recursive: true });
      writeFileSync(at(path), typeof content === 'string' ? content : JSON.stringify(content));
    },
  };
}
type Desks = ReturnType<typeof desks>;
/** Desks that have nothing to do with each other work at the same time. */
const each = <T>(all: readonly T[], act: (one: T) => Promise<unknown>) => Promise.all(all.map(act));

const creditCode = (unit: string, n: number) => {
  const first17 = `91${unit.slice(0, 6)}MA28${unit.slice(6)}${n}0`;
  return `${first17}${creditCheckCharacter(first17)}`;
};
const enterprise = (unit: string, n: number) => ({
  op: 'insert',
  table: 'organization',
  id: `${unit}-${n}`,
  after: { name: `${unit}第${n}厂`, credit_code: creditCode(unit, n), category: '新经济组织', status: '正常' },
});

/** City, counties, townships: made, enrolled from the top. */
async function enrol({ run, files }: Desks): Promise<void> {
  await run('市', `init --unit ${市} --level city`);
  await each(countyNames, async (county) => {
    await run(county, `init --unit ${counties[county]} --level county`);
    await run(county, `enrol request --out 申请/市/${county}.lxreq`);
  });
  await run(
    '市',
    `enrol issue ${files('申请/市')
      .map((file) => `申请/市/${file}`)
      .join(' ')} --out 授权`,
  );
  await each(countyNames, async (county) => {
    await run(county, `enrol accept 授权/${counties[county]}.lxauth`);
    await each(below(county), async ([township, unit]) => {
      await run(township, `init --unit ${unit} --level township`);
      await run(township, `enrol request --out 申请/${county}/${township}.lxreq`);
    });
    const requests = files(`申请/${county}`).map((file) => `申请/${county}/${file}`);
    expect(await run(county, `enrol issue ${requests.join(' ')} --out 授权`)).toMatchObject({ issued: 3, refused: 0 });
    await each(below(county), async ([township, unit]) => {
      expect(await run(township, `enrol accept 授权/${unit}.lxauth`)).toMatchObject({ superior: counties[county] });
    });
  });
}

/** A township enters one more enterprise, closes its month and puts the package on the county's stick. */
async function handIn({ run, write }: Desks, [township, unit]: [string, string], period: string, stick: string): Promise<void> {
  write(`录入/${unit}.json`, [enterprise(unit, period === first ? 1 : 2)]);
  await run(township, `apply 录入/${unit}.json`);
  expect(await run(township, `close --period ${period}`)).toMatchObject({ state: 'closed', revision: 1 });
  await run(township, `export --period ${period} --out ${stick}`);
}

test('一市两县六乡镇，两个月：封账、导出、接收、回执、更正、退回、缺报，逐级汇总到市', {
  timeout: 600_000,
}, async () => {
  const here = desks();
  const { run, files, at, write } = here;
  await enrol(here);

  // —— the first month: one township's package is lost on the way
  await each(countyNames, async (county) => {
    await each(below(county), (township) => handIn(here, township, first, `优盘/${county}/${first}`));
    if (county === '衢江') {
      mkdirSync(at('丢失'));
      const lost = `330803101_${first}_r1_0001.lxpkg`;
      write(`丢失/${lost}`, '');
      writeFileSync(at(`丢失/${lost}`), readFileSync(at(`优盘/衢江/${first}/${lost}`)));
      rmSync(at(`优盘/衢江/${first}/${lost}`));
    }
    const sent = files(`优盘/${county}/${first}`).length;
    expect(await run(county, `receive 优盘/${county}/${first} --receipts 回执/${county}/${first}`)).toMatchObject({
      accepted: sent,
      refused: 0,
    });
    const [[township, unit] = ['', '']] = below(county);
    const receipt = files(`回执/${county}/${first}`).find((file) => file.startsWith(unit));
    expect(await run(township, `receipt accept 回执/${county}/${first}/${receipt}`)).toMatchObject({ period: first, outcome: 'accepted' });
    // the county's own closing is over all its units
    expect(await run(county, `close --period ${first}`)).toMatchObject({ state: 'closed', revision: 1 });
    expect(await run(county, `export --period ${first} --out 优盘/市/${first}`)).toMatchObject({ counts: { organization: sent } });
  });
  const total = await run('市', `receive 优盘/市/${first} --receipts 回执/市/${first}`);
  expect(total).toMatchObject({
    accepted: 2,
    results: [{ diff: { organization: { added: 3 } } }, { diff: { organization: { added: 2 } } }],
  });
  for (const county of countyNames) {
    const receipt = files(`回执/市/${first}`).find((file) => file.startsWith(counties[county]));
    expect(await run(county, `receipt accept 回执/市/${first}/${receipt}`)).toMatchObject({ outcome: 'accepted' });
  }
  expect(await run('市', `close --period ${first}`)).toMatchObject({ state: 'closed' });

  // —— the second month: 上方's package shows the gap, 双港's is returned
  await each(countyNames, (county) => each(below(county), (township) => handIn(here, township, second, `优盘/${county}/${second}`)));
  const { checks } = await run('衢江', `verify 优盘/衢江/${second}/330803101_${second}_r1_0002.lxpkg`);
  expect(checks).toContainEqual({ name: 'sequence', ok: true, detail: `${second} 第 1 版；前面有一份没有收到` });
  expect(await run('衢江', `receive 优盘/衢江/${second} --receipts 回执/衢江/${second}`)).toMatchObject({ accepted: 3, refused: 0 });
  const stick = `优盘/柯城/${second}`;
  const [新新, 双港, 荷花] = files(stick);
  expect(await run('柯城', `return ${stick}/${双港} --text 名称请核对 --receipts 回执/柯城/${second}`)).toMatchObject({
    results: [{ outcome: 'returned', diff: {} }],
  });
  expect(await run('柯城', `receive ${stick}/${新新} ${stick}/${荷花} --receipts 回执/柯城/${second}`)).toMatchObject({ accepted: 2 });
  const returned = files(`回执/柯城/${second}`).find((file) => file.startsWith('330802006'));
  expect(await run('双港', `receipt accept 回执/柯城/${second}/${returned}`)).toMatchObject({ outcome: 'returned' });
  await run('双港', `amend --period ${second} --text 按退回意见更正名称`);
  write('录入.json', [
    { op: 'update', table: 'organization', id: '330802006-2', before: { name: '330802006第2厂' }, after: { name: '双港第二厂' } },
  ]);
  await run('双港', 'apply 录入.json');
  expect(await run('双港', `close --period ${second}`)).toMatchObject({ revision: 2 });
  await run('双港', `export --period ${second} --out ${stick}`);
  expect(await run('柯城', `receive ${stick}/330802006_${second}_r2_0003.lxpkg --receipts 回执/柯城/${second}`)).toMatchObject({
    results: [{ outcome: 'accepted', diff: { organization: { added: 1, changed: 0 } } }],
  });

  // the lost package is found: it closes the gap and changes nothing else
  expect(await run('衢江', `receive 丢失 --receipts 回执/衢江/${first}`)).toMatchObject({
    accepted: 1,
    results: [{ outcome: 'accepted', diff: {} }],
  });
  await each(countyNames, async (county) => {
    expect(await run(county, `close --period ${second}`)).toMatchObject({ state: 'closed', revision: 1 });
    expect(await run(county, `export --period ${second} --out 优盘/市/${second}`)).toMatchObject({ counts: { organization: 6 } });
  });
  expect(await run('市', `receive 优盘/市/${second} --receipts 回执/市/${second}`)).toMatchObject({
    results: [{ diff: { organization: { added: 3, changed: 0, removed: 0 } } }, { diff: { organization: { added: 4 } } }],
  });

  // —— a township amends after all of this: the county amends its own month, the city replaces what it has
  await run('新新', `amend --period ${second} --text 补录一家`);
  write('录入.json', [enterprise('330802005', 3)]);
  await run('新新', 'apply 录入.json');
  expect(await run('新新', `close --period ${second}`)).toMatchObject({ revision: 2 });
  await run('新新', `export --period ${second} --out 更正`);
  expect(await run('柯城', `receive 更正 --receipts 回执/柯城/更正`)).toMatchObject({
    results: [{ outcome: 'accepted', diff: { organization: { added: 1, changed: 0, removed: 0 } } }],
  });
  const [receipt] = files('回执/柯城/更正');
  expect(await run('新新', `receipt accept 回执/柯城/更正/${receipt}`)).toMatchObject({ outcome: 'accepted' });
  // what was frozen stays as it was until the county opens its month
  expect(await run('柯城', `export --period ${second} --out 再导出`)).toMatchObject({ counts: { organization: 6 }, sequence: 2 });
  await run('柯城', `amend --period ${second} --text 新新街道补录`);
  expect(await run('柯城', `close --period ${second}`)).toMatchObject({ state: 'closed', revision: 2 });
  expect(await run('柯城', `export --period ${second} --out 更正/市`)).toMatchObject({ counts: { organization: 7 }, sequence: 3 });
  expect(await run('市', 'receive 更正/市 --receipts 回执/市/更正')).toMatchObject({
    results: [{ outcome: 'accepted', diff: { organization: { added: 1, changed: 0, removed: 0 } } }],
  });
  for (const county of countyNames) {
    const answer = files(`回执/市/${county === '柯城' ? '更正' : second}`).find((file) => file.startsWith(counties[county]));
    await run(county, `receipt accept 回执/市/${county === '柯城' ? '更正' : second}/${answer}`);
  }
  expect(await run('市', `close --period ${second}`)).toMatchObject({ state: 'closed' });

  // every enterprise of every township is at the city, once, under its own unit
  const { rows } = (await run('市', 'rows --table organization')) as { rows: { id: string; unit: string }[] };
  expect(rows).toHaveLength(13);
  expect(new Set(rows.map(({ id, unit }) => `${unit} ${id}`)).size).toBe(13);
  const { units } = (await run('市', 'report completeness --months 3')) as {
    units: { code: string; cells: { period: string; state: string }[] }[];
  };
  expect(units.map(({ code, cells }) => [code, ...cells.map(({ state }) => state)])).toEqual([
    ['330802', 'awaited', 'accepted', 'accepted'],
    ['330803', 'awaited', 'accepted', 'accepted'],
  ]);
  // the log of changes of every desk is whole
  await each(['市', ...countyNames, '双港'], (desk) => run(desk, 'integrity'));
});
