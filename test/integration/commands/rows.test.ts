import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

test('rows lists a table: as one object, as a sheet, as lines', async () => {
  const person = terminal();
  const { ledger } = person;
  await ledger('init', '--unit', '330802005', '--level', 'township');
  person.type(
    JSON.stringify([
      {
        op: 'insert',
        table: 'organization',
        id: 'a',
        after: { name: '甲厂,"老"', credit_code: '91330800471867129Q', category: '新经济组织', status: '正常' },
      },
      {
        op: 'insert',
        table: 'organization',
        id: 'b',
        after: { name: '=1+1', credit_code: '913308001478831865', category: '新经济组织', status: '停业' },
      },
    ]),
  );
  expect((await ledger('apply', '-', '--json')).json).toMatchObject({ applied: 2 });

  const all = await ledger('rows', '--table', 'organization', '--json');
  expect(all.json).toMatchObject({ rows: [{ id: 'a', unit: '330802005', status: 'active' }, { id: 'b' }] });
  const some = await ledger('rows', '--table', 'organization', '--where', 'status=suspended', '--where', 'category=new_economic', '--json');
  expect(some.json).toMatchObject({ rows: [{ id: 'b' }] });

  const [header, first, second] = (await ledger('rows', '--table', 'organization')).out.split('\n');
  expect(header).toMatch(/^编号,名称,统一社会信用代码,类别/);
  expect(first).toMatch(/^a,"甲厂,""老""",91330800471867129Q,新经济组织,/);
  expect(second).toMatch(/^b,'=1\+1,/);
  const lines = (await ledger('rows', '--table', 'organization', '--format', 'jsonl')).out.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b']);

  expect(await ledger('rows', '--table', 'organization', '--where', 'colour=red', '--json')).toMatchObject({
    status: 2,
    json: { error: { code: 'USAGE' } },
  });
});
