import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { manifestPath, signaturePath } from '../../../electron/exchange/envelope/limits.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { sha256 } from '../../../electron/exchange/envelope/seal.ts';
import { signManifest } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { acceptTask, readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { rulesetInForceFor, taskFile, tasks } from '../../../electron/exchange/tasks/tasks.ts';
import { metaSql } from '../../../electron/ledger/meta.sql.ts';
import { rulesetInForce } from '../../../electron/ledger/seeding.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrol, enrolledPair, exported, fill, makeCity, makeCounty, makeTownship, period, signerOf, stateOf } from './desks.ts';
import { issue } from './issue.ts';

const refused = (code: string) => expect.objectContaining({ code });
const found = ({ books }: TestLedger) => books.problems().problems.map(({ rule, severity }) => `${rule} ${severity}`);

/** The file with its content changed, and hashed and signed again by `by`: what a desk with that key could make. */
async function remade(file: DocumentFile, by: TestLedger, change: (content: Record<string, unknown>) => object): Promise<DocumentFile> {
  const files = await readZip(file.bytes);
  const text = (path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));
  const content = new TextEncoder().encode(JSON.stringify(change(text('data/task.json'))));
  const manifest = text(manifestPath);
  Object.assign(manifest.resources[0], { bytes: content.length, hash: `sha256:${sha256(content)}` });
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const signature = await signManifest(bytes, await signerOf(by), '2026-10-31T08:00:00Z');
  const entries = [
    { path: manifestPath, bytes },
    { path: signaturePath, bytes: signature },
    { path: 'data/task.json', bytes: content },
  ];
  return { name: file.name, bytes: await writeZip(entries) };
}

/** The file with bytes of one entry changed or the entry left out; nothing else brought up to date. */
async function tampered(file: DocumentFile, path: string, change?: (text: string) => string): Promise<DocumentFile> {
  const entries = [...(await readZip(file.bytes))]
    .filter(([name]) => change || name !== path)
    .map(([name, bytes]) => ({
      path: name,
      bytes: change && name === path ? new TextEncoder().encode(change(new TextDecoder().decode(bytes))) : bytes,
    }));
  return { name: file.name, bytes: await writeZip(entries) };
}

describe('a task that is accepted', () => {
  test('is shown first, then changes what checking finds, at once and for every later edit', async () => {
    const { county, township } = await enrolledPair();
    const { member } = fill(township);
    township.change('member', member, { dues_paid_to: '2026-08' });
    township.books.check(period);
    expect(found(township)).not.toContain('MEM-005 warning');

    const task = await issue(county, {
      dueDay: 8,
      parameters: { 'MEM-005': { dues_months: 1 } },
      severities: { 'MEM-005': 'error' },
      criteria: [{ id: 'staff', title: '职工 30 人以上', condition: { field: 'staff_full', atLeast: 30 } }],
      notice: '请按期报送。',
    });
    expect(task).toMatchObject({ name: '330802_task_v1.lxtask', version: 1 });
    const before = stateOf(township);
    const read = await readTask(township.books, task);
    expect(read).toMatchObject({
      version: 1,
      issuer: { code: '330802', name: '柯城区' },
      from: period,
      notice: '请按期报送。',
      taken: false,
    });
    expect(read.differences.slice(0, 3)).toEqual([
      { kind: 'dueDay', rule: null, title: '报送期限', before: '次月 5 日', after: '次月 8 日' },
      { kind: 'severity', rule: 'MEM-005', title: expect.stringMatching(/^党员/), before: '提醒', after: '错误' },
      { kind: 'parameter', rule: 'MEM-005', title: '党费登记最多滞后月数', before: '6', after: '1' },
    ]);
    expect(read.differences.filter(({ kind }) => kind === 'criterion').map(({ after }) => after)).toEqual([
      '无',
      '职工 30 人以上：专职职工数不少于 30',
      ...Array.from({ length: 6 }, () => '无'),
    ]);
    expect(stateOf(township)).toEqual(before);

    expect(await acceptTask(township.books, task)).toMatchObject({ taken: false, errors: 1 });
    expect(found(township)).toContain('MEM-005 error');
    expect(township.books.period(period).due).toBe('2026-11-08');
    expect(rulesetInForceFor(township.books, undefined)).toMatchObject({
      id: task.id,
      version: 1,
      issuer: { name: '柯城区' },
      from: period,
    });

    township.change('member', member, { dues_paid_to: '2026-10' });
    expect(found(township)).not.toContain('MEM-005 error');
    township.books.undo();
    expect(found(township)).toContain('MEM-005 error');
    township.books.redo();
    expect(found(township)).not.toContain('MEM-005 error');
    expect(township.books.problems()).toEqual(township.books.check(period));
  });

  test('holds whole or not at all: what fails on the way leaves the rules as they were', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county, { severities: { 'ORG-003': 'off' } });
    const failing = {
      ...township.books,
      problems: () => {
        expect(township.books.rulesetFor(period).id).toBe(task.id);
        throw new Error('the disk is full');
      },
    };
    await expect(acceptTask(failing, task)).rejects.toThrow('the disk is full');
    expect(tasks(township.books)).toEqual([]);
    expect(township.books.rulesetFor(period).id).toBe('shipped');
  });

  test('holds after a restart, is kept as it came, and taken again changes nothing', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county, { severities: { 'ORG-003': 'off' } });
    await acceptTask(township.books, task);
    const again = township.reopen();
    expect(again.books.ruleset).toMatchObject({ id: task.id, severities: { 'ORG-003': 'off' } });
    expect(await acceptTask(again.books, task)).toMatchObject({ taken: true, differences: [] });
    expect(tasks(again.books)).toHaveLength(1);
    expect(taskFile(again.books, task.id)).toEqual({ name: '330802_task_v1.lxtask', bytes: task.bytes });
    expect(() => taskFile(again.books, 'none')).toThrow(refused('TASK-UNKNOWN'));
  });

  test('holds from its month on: earlier months keep what held for them', async () => {
    const { county, township } = await enrolledPair();
    await acceptTask(township.books, await issue(county, { from: '2026-11', dueDay: 9 }));
    const dues = new Map(township.books.periods().periods.map(({ period: month, due }) => [month, due]));
    expect(dues.get('2026-10')).toBe('2026-11-05');
    expect(township.books.period('2026-11').due).toBe('2026-12-09');
    expect(rulesetInForceFor(township.books, '2026-10')).toMatchObject({ id: 'shipped', issuer: null });
    expect(rulesetInForceFor(township.books, '2026-11')).toMatchObject({ version: 1, issuer: { code: '330802' } });
  });

  test('gives a month a due day of its own, which later versions keep until they say otherwise', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county, { dueDates: { '2026-12': '2027-01-12' } });
    expect((await readTask(township.books, task)).differences).toEqual([
      { kind: 'dueDay', rule: null, title: '2026-12 的报送期限', before: '次月 5 日', after: '2027-01-12' },
    ]);
    await acceptTask(township.books, task);
    const dueAt = (desk: typeof township, month: string) => desk.books.period(month).due;
    expect([dueAt(township, '2026-11'), dueAt(township, '2026-12')]).toEqual(['2026-12-05', '2027-01-12']);
    await acceptTask(township.books, await issue(county, { dueDay: 8 }));
    expect([dueAt(township, '2026-11'), dueAt(township, '2026-12')]).toEqual(['2026-12-08', '2027-01-12']);
    await acceptTask(township.books, await issue(county, { dueDates: {} }));
    expect(dueAt(township, '2026-12')).toBe('2027-01-08');
    expect(township.books.rulesetFor(period)).not.toHaveProperty('dueDates');
  });

  test('is stamped into the closed month, its package, and is what the county judges by', async () => {
    const { county, township } = await enrolledPair();
    const { member } = fill(township);
    township.change('member', member, { dues_paid_to: '2026-08' });
    const task = await issue(county, { parameters: { 'MEM-005': { dues_months: 1 } } });
    await acceptTask(township.books, task);
    closeMonth(township);
    expect(township.books.snapshot(period).ruleset).toMatchObject({
      id: task.id,
      version: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // to the byte: the package's stamp is a hash of it
    expect(JSON.stringify(county.books.rulesetFor(period))).toBe(JSON.stringify(township.books.rulesetFor(period)));
    await expect(acceptReceipt(township.books, task)).rejects.toThrow(refused('DOC-UNEXPECTED'));
    expect((await exported(township)).bytes.length).toBeGreaterThan(0);
  });
});

test('a county takes the city’s, and what it issues itself afterwards begins from that', async () => {
  const [city, county] = [makeCity(), makeCounty()];
  await enrol(county, city);
  await issue(county, { dueDay: 4 });
  await acceptTask(county.books, await issue(city, { dueDay: 10, parameters: { 'PTY-002': { most: 40 } } }));
  expect(rulesetInForceFor(county.books, period, 'own')).toMatchObject({ issuer: { code: '330800' }, version: 1, dueDay: 10 });
  expect(rulesetInForceFor(county.books, period)).toMatchObject({ issuer: { code: '330802' }, version: 1, dueDay: 4 });
  expect(rulesetInForceFor(county.books, period, 'next')).toMatchObject({ dueDay: 4, parameters: { 'PTY-002': { most: 40 } } });
  await issue(county, { dueDay: 6 });
  expect(rulesetInForceFor(county.books, period)).toMatchObject({
    issuer: { code: '330802' },
    version: 2,
    dueDay: 6,
    parameters: { 'PTY-002': { most: 40 } },
  });
});

describe('a task that is refused changes nothing', () => {
  test('an older one, or another one under the same number', async () => {
    const { county, township } = await enrolledPair();
    const [first, second] = [await issue(county), await issue(county, { dueDay: 10 })];
    const other = await remade({ ...second }, county, (content) => ({ ...content, dueDay: 12 }));
    await acceptTask(township.books, second);
    const before = stateOf(township);
    await expect(acceptTask(township.books, first)).rejects.toThrow(refused('TASK-OLD'));
    await expect(acceptTask(township.books, other)).rejects.toThrow(refused('TASK-OLD'));
    expect(stateOf(township)).toEqual(before);
    await expect(issue(county, { version: 2 })).rejects.toThrow(refused('TASK-OLD'));
  });

  test('a foreign county’s, under the same city or under its own root', async () => {
    const [city, county, neighbour] = [makeCity(), makeCounty(), makeCounty('330803', '衢江区')];
    const township = makeTownship();
    await enrol(county, city);
    await enrol(neighbour, city);
    await enrol(township, county);
    await expect(acceptTask(township.books, await issue(neighbour))).rejects.toThrow(refused('DOC-UNIT'));
    await expect(acceptTask(township.books, await issue(city))).rejects.toThrow(refused('DOC-UNIT'));
    await expect(acceptTask(township.books, await issue(makeCounty()))).rejects.toThrow(refused('DOC-CHAIN'));
    await expect(acceptTask(makeTownship('330802006', '白云街道').books, await issue(county))).rejects.toThrow(refused('ENROL-MISSING'));
    await expect(issue(township)).rejects.toThrow(refused('LEDGER-LEVEL'));
    expect(tasks(township.books)).toEqual([]);
  });

  test('without a signature, tampered with, or signed by the township itself', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county);
    const refusal = (file: DocumentFile, code: string) => expect(acceptTask(township.books, file)).rejects.toThrow(refused(code));
    await refusal(await tampered(task, signaturePath), 'DOC-SIGNATURE');
    await refusal(await tampered(task, manifestPath, (text) => text.replace('"lx:version": 1', '"lx:version": 7')), 'DOC-SIGNATURE');
    await refusal(await tampered(task, 'data/task.json', (text) => text.replace('"dueDay": 5', '"dueDay": 6')), 'DOC-HASH');
    await refusal(await remade(task, township, (content) => content), 'DOC-UNIT');
    await refusal({ name: task.name, bytes: task.bytes.slice(0, 200) }, 'DOC-DAMAGED');
    expect(tasks(township.books)).toEqual([]);
  });

  test('of a later catalogue, or with what no program knows', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county);
    const changed = (part: object) => remade(task, county, (content) => ({ ...content, ...part }));
    await expect(acceptTask(township.books, await changed({ catalogue: 999, parameters: { 'NEW-001': { a: 1 } } }))).rejects.toThrow(
      refused('TASK-NEWER'),
    );
    await expect(acceptTask(township.books, await changed({ severities: { 'MEM-001': 'off' } }))).rejects.toMatchObject({
      code: 'TASK-CONTENT',
      message: expect.stringContaining('MEM-001'),
    });
    await expect(acceptTask(township.books, await changed({ dueDay: '五' }))).rejects.toMatchObject({
      code: 'TASK-CONTENT',
      message: expect.stringContaining('dueDay'),
    });
  });
});

test('what an order leaves out stays as it is in force at the desk', async () => {
  const { county } = await enrolledPair();
  await issue(county, { dueDay: 8, severities: { 'MTG-015': 'off' } });
  await issue(county, { from: '2026-12', dueDay: 3 });
  expect(county.books.rulesetFor('2026-12')).toMatchObject({ version: 2, dueDay: 3, severities: { 'MTG-015': 'off' } });
  expect(county.books.rulesetFor('2026-11')).toMatchObject({ version: 1, dueDay: 8 });
  expect(tasks(county.books).map(({ version }) => version)).toEqual([2, 1]);
});

test('a ledger of the first version, whose ruleset has no criteria, has those shipped', () => {
  const { ledger } = makeTownship();
  const { criteria, ...first } = rulesetInForce(ledger);
  ledger.run(metaSql.put, 'ruleset', JSON.stringify({ ...first, dueDay: 6 }));
  expect(rulesetInForce(ledger)).toEqual({ ...first, dueDay: 6, criteria });
  expect(criteria).toHaveLength(8);
});

test('inspect says what it is and who signed it', async () => {
  const { county, township } = await enrolledPair();
  expect(await inspect(township.books, await issue(county))).toMatchObject({
    kind: 'task',
    readable: true,
    unit: '330802',
    period,
    signer: { unit: '330802' },
    resources: [{ path: 'data/task.json' }],
  });
});

describe('两包三定 that a county lays down', () => {
  const terms = { due_on: '2027-03-31', target: '单独组建党支部', area_leader: '郑副书记' };
  /** A county that knows an organization of its township from a package. */
  async function withOrganization() {
    const { county, township } = await enrolledPair();
    const { organization } = fill(township);
    closeMonth(township);
    await receive(county.books, await exported(township));
    township.books.amend(period, '继续登记');
    return { county, township, organization };
  }
  const laid = ({ books }: TestLedger) =>
    books.ledger.rows('assignment').map(({ organization, due_on, target, progress }) => ({ organization, due_on, target, progress }));

  test('become rows of the township in one batch when it takes the task, and undo takes them back', async () => {
    const { county, township, organization } = await withOrganization();
    const task = await issue(county, { assignments: [{ organization, ...terms }] });
    expect((await readTask(township.books, task)).assignments).toEqual([
      { organization, name: expect.any(String), ...terms, state: 'new' },
    ]);
    expect(laid(township)).toEqual([]);
    await acceptTask(township.books, task);
    expect(laid(township)).toEqual([{ organization, due_on: '2027-03-31', target: '单独组建党支部', progress: 'waiting' }]);
    // whom the township names for it is asked of the township
    expect(found(township).filter((text) => text === 'ROW-001 error')).toHaveLength(2);
    await acceptTask(township.books, task);
    expect(laid(township)).toHaveLength(1);
    township.books.undo();
    expect(laid(township)).toEqual([]);
  });

  test('are left out where the township has one to go on with', async () => {
    const { county, township, organization } = await withOrganization();
    await acceptTask(township.books, await issue(county, { assignments: [{ organization, ...terms }] }));
    const again = await issue(county, { assignments: [{ organization, ...terms, due_on: '2027-06-30' }] });
    expect((await readTask(township.books, again)).assignments).toMatchObject([{ state: 'there' }]);
    await acceptTask(township.books, again);
    expect(laid(township)).toHaveLength(1);
  });

  test('are refused for an organization that the county does not know, twice over, and at a city', async () => {
    const { county, organization } = await withOrganization();
    const order = { organization, ...terms };
    await expect(issue(county, { assignments: [{ ...order, organization: '没有这家公司' }] })).rejects.toEqual(refused('CALL-INVALID'));
    await expect(issue(county, { assignments: [order, order] })).rejects.toEqual(refused('CALL-INVALID'));
    await expect(issue(makeCity(), { assignments: [order] })).rejects.toEqual(refused('CALL-INVALID'));
    expect(taskOrder.safeParse({ from: period, assignments: [{ ...order, due_on: '明年' }] }).success).toBe(false);
  });
});
