import { describe, expect, test } from 'vitest';
import type { OutputOf } from '#shared/contract/calls.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { answerProblem } from '../../../electron/exchange/answering/answer-problem.ts';
import { answersBelow } from '../../../electron/exchange/answering/answers-shown.ts';
import { remarkReceived } from '../../../electron/exchange/answering/remark-received.ts';
import { reviewReceived } from '../../../electron/exchange/answering/review-received.ts';
import { settleAnswer } from '../../../electron/exchange/answering/settle-answer.ts';
import { decideDispute } from '../../../electron/exchange/disputes/decide-dispute.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { previewPackage } from '../../../electron/exchange/preview-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';
import {
  addOrganization,
  closeMonth,
  drop,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  makeTownship,
  type Parts,
  period,
  setText,
  textIn,
} from './desks.ts';
import { expectRefused, sentPackage } from './refusals.ts';

type ToDo = OutputOf<'exchange.state'>['receipts'][number]['problems'][number];
const answersPath = 'data/answers.csv';
const changesPath = 'data/changes.csv';
const next = '2026-11';

const receiptOf = ({ receipt, message }: { receipt: DocumentFile | null; message: string }) => {
  if (!receipt) throw new Error(message);
  return receipt;
};
const organizationOf = ({ ledger }: TestLedger) => ledger.rows('organization')[0]?.id ?? '';
const toDos = async (desk: TestLedger): Promise<ToDo[]> => (await exchangeState(desk.books)).receipts.flatMap(({ problems }) => problems);
/** The same desk in the month after. */
const inNovember = ({ books, ...desk }: TestLedger): TestLedger => ({
  ...desk,
  books: { ...books, clock: { ...books.clock, now: () => '2026-11-20T08:00:00.000Z', today: () => '2026-11-20' } },
});

/** October received by the county with one remark of its own, and the receipt at the township. */
async function remarked() {
  const { county, township, file } = await sentPackage();
  const remark = { table: 'organization', id: organizationOf(township), field: 'name', message: '请按营业执照填写' };
  const received = await receive(county.books, file, { remarks: [remark] });
  await acceptReceipt(township.books, receiptOf(received));
  const [package_] = county.books.registers.list('received');
  return { county, township, file, remark, received, package: package_?.id ?? '' };
}
const answer = (
  township: TestLedger,
  about: string,
  remark: { table: string; id: string; field: string; message: string },
  said: { state: 'open' | 'mended' | 'answered'; text: string },
) => answerProblem(township.books, { package: about, ...remark, ...said });
/** A later package of the township, as it leaves. */
async function sentAgain(township: TestLedger): Promise<DocumentFile> {
  township.books.amend(period, '补录');
  closeMonth(township);
  return exported(township);
}

describe('a remark of the county’s own', () => {
  test('goes into the receipt beside what the rules find, and is a to-do at the township that says who asks', async () => {
    const { county, township, remark, received } = await remarked();
    expect(received.outcome).toBe('accepted_with_problems');
    expect(county.ledger.rows('organization')).toHaveLength(2);
    expect(township.books.period(period).state).toBe('accepted_with_problems');
    expect(await toDos(township)).toMatchObject([{ ...remark, rule: 'remark', state: 'open', text: '' }]);
  });

  test('stands beside a rule’s finding, which keeps the rule’s id', async () => {
    const { county, township } = await enrolledPair();
    const organization = addOrganization(township, '柯城鲁班机械有限公司', '0001');
    addOrganization(county, '另一家', '0001');
    closeMonth(township);
    const remarks = [{ table: 'organization', id: organization, field: 'name', message: '名称不全' }];
    await acceptReceipt(township.books, receiptOf(await receive(county.books, await exported(township), { remarks })));
    const rules = (await toDos(township)).map(({ rule }) => rule);
    expect(rules[0]).toBe('remark');
    expect(rules.slice(1)).toContain('ORG-004');
  });

  test('can be written after the package was taken: another receipt takes the place of the first', async () => {
    const { county, township, file } = await sentPackage();
    await acceptReceipt(township.books, receiptOf(await receive(county.books, file)));
    expect(township.books.period(period).state).toBe('accepted');
    const id = county.books.registers.list('received')[0]?.id ?? '';
    const problems = [{ table: 'organization', id: organizationOf(township), field: 'address', message: '请补地址' }];
    const answered = await remarkReceived(inNovember(county).books, id, { problems });
    await acceptReceipt(township.books, receiptOf(answered));
    expect(township.books.period(period).state).toBe('accepted_with_problems');
    expect(await toDos(township)).toMatchObject([{ message: '请补地址' }]);
    // the same package again is answered with the receipt that holds
    expect(receiptOf(await receive(county.books, file)).bytes).toEqual(receiptOf(answered).bytes);
    expect((await reviewReceived(county.books, id)).problems).toMatchObject([{ message: '请补地址', rule: 'remark' }]);
    await expect(remarkReceived(township.books, id, { problems })).rejects.toMatchObject({ code: 'LEDGER-LEVEL' });
  });

  test('written twice at the same moment: the later receipt names the earlier, so that both desks hold the same', async () => {
    const { county, township, file } = await sentPackage();
    await acceptReceipt(township.books, receiptOf(await receive(county.books, file)));
    const [kept] = county.books.registers.list('received');
    const asking = (message: string) =>
      remarkReceived(county.books, kept?.id ?? '', {
        problems: [{ table: 'organization', id: organizationOf(township), field: 'name', message }],
      });
    const made = await Promise.all([asking('请按营业执照填写'), asking('请补地址')]);
    const [{ body } = { body: undefined }] = county.books.registers.list('received');
    expect(body?.receipts).toHaveLength(3);
    expect(new Set(body?.receipts).size).toBe(3);
    // in whichever order they arrive
    for (const one of made) await acceptReceipt(township.books, receiptOf(one));
    await acceptReceipt(township.books, receiptOf(made[0]));
    const [held] = township.books.registers.list('receipt');
    expect(held?.body).toMatchObject({ document: body?.receipts?.at(-1), replaces: body?.receipts?.slice(0, -1) });
    expect((await reviewReceived(county.books, kept?.id ?? '')).problems).toMatchObject(held?.body.problems ?? []);
  });

  test('a receipt of an older program does not say who asks, and is taken', async () => {
    const { county, township, file } = await sentPackage();
    const remarks = [{ table: 'organization', id: organizationOf(township), field: 'name', message: '名称不全' }];
    const receipt = receiptOf(await receive(county.books, file, { remarks }));
    const changedBy = (change: (parts: Parts) => void) => forged(receipt, { from: county, to: township }, change);
    const wrong = await changedBy(({ manifest }) => Object.assign(manifest, { 'lx:rules': [] }));
    await expect(acceptReceipt(township.books, wrong)).rejects.toMatchObject({ code: 'DOC-MANIFEST' });
    await acceptReceipt(township.books, await changedBy(({ manifest }) => delete manifest['lx:rules']));
    expect(await toDos(township)).toMatchObject([{ message: '名称不全', rule: '' }]);
  });
});

describe('the township’s answer', () => {
  test('travels in the next package, is shown beside what was asked, and need not travel again once it was answered', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '已改' });
    answer(township, about, remark, { state: 'answered', text: '营业执照就是这样写的' });
    expect(await toDos(township)).toMatchObject([{ state: 'answered', text: '营业执照就是这样写的', delivered: false }]);
    const second = await sentAgain(township);
    expect((await previewPackage(county.books, second)).answers).toMatchObject([
      { ...remark, text: '营业执照就是这样写的', rule: 'remark' },
    ]);
    expect(answersBelow(county.books)).toEqual([]);
    const received = await receive(county.books, second);
    expect(answersBelow(county.books)).toMatchObject([{ ...remark, package: about, state: 'answered', decision: null, unit: '330802005' }]);
    await acceptReceipt(township.books, receiptOf(received));
    expect((await toDos(township))[0]).toMatchObject({ delivered: true });
    const third = await sentAgain(township);
    expect((await previewPackage(county.books, third)).answers).toEqual([]);
  });

  test('comes again with every package until one of them is answered', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '' });
    await sentAgain(township);
    // that one was lost on the way
    await receive(county.books, await sentAgain(township));
    expect(answersBelow(county.books)).toMatchObject([{ state: 'mended', message: remark.message }]);
  });

  test('that was taken back does not travel, and what no receipt names is not answered', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '' });
    answer(township, about, remark, { state: 'open', text: '' });
    expect((await previewPackage(county.books, await sentAgain(township))).answers).toEqual([]);
    expect(refusal(() => answer(township, about, { ...remark, message: '别的' }, { state: 'mended', text: '' })).code).toBe(
      'PROBLEM-UNKNOWN',
    );
    expect(refusal(() => answer(township, 'nothing', remark, { state: 'mended', text: '' })).code).toBe('PROBLEM-UNKNOWN');
  });

  test('is accepted by a person, and that is in the log; said otherwise later, it is open again', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '' });
    await receive(county.books, await sentAgain(township));
    const key = answersBelow(county.books)[0]?.key ?? '';
    settleAnswer(county.books, key);
    settleAnswer(county.books, key);
    expect(answersBelow(county.books)).toMatchObject([{ decision: 'settled' }]);
    expect(county.books.history(undefined, 5).filter(({ label }) => label.includes('认可'))).toHaveLength(1);
    expect(refusal(() => settleAnswer(county.books, 'nothing')).code).toBe('ANSWER-UNKNOWN');
    await receive(county.books, await sentAgain(township));
    expect(answersBelow(county.books)).toMatchObject([{ decision: 'settled' }]);
    answer(township, about, remark, { state: 'answered', text: '其实没有改' });
    await receive(county.books, await sentAgain(township));
    expect(answersBelow(county.books)).toMatchObject([{ decision: null, text: '其实没有改' }]);
  });

  test('holds as it was said last, though the township’s clock was corrected backwards; an older package that comes late says nothing', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '' });
    const late = await sentAgain(township);
    answer(township, about, remark, { state: 'answered', text: '其实没有改' });
    await receive(county.books, await sentAgain(township));
    const corrected = { ...township.books, clock: { ...township.books.clock, now: () => '2026-10-30T08:00:00.000Z' } };
    answerProblem(corrected, { package: about, ...remark, state: 'answered', text: '现在改了' });
    await receive(county.books, await sentAgain(township));
    expect(answersBelow(county.books)).toMatchObject([{ text: '现在改了' }]);
    expect((await receive(county.books, late)).late).toBe(true);
    expect(answersBelow(county.books)).toMatchObject([{ text: '现在改了' }]);
  });

  test('brought by a package that a decision set aside, gives way to that of the package taken in its place', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'answered', text: '没有错' });
    const second = await sentAgain(township);
    // what a copy of its ledger would send instead of the second
    const rival = await forged(second, { from: township, to: county }, (parts) => {
      parts.manifest.id = '01920009-0000-7000-8000-00000000000a';
      setText(parts, answersPath, textIn(parts, answersPath).replace('answered,没有错', 'mended,已按执照改'));
    });
    await receive(county.books, second);
    await receive(county.books, await sentAgain(township));
    expect(await receive(county.books, rival)).toMatchObject({ code: 'DOC-FORK' });
    await decideDispute(county.books, disputes(county.books)[0]?.id ?? '', { choice: 'taken', reason: '以新电脑为准' });
    expect(answersBelow(county.books)).toMatchObject([{ state: 'mended', text: '已按执照改' }]);
  });

  test('can be asked once more: a new receipt asks, and the answer is marked', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'answered', text: '没有错' });
    await acceptReceipt(township.books, receiptOf(await receive(county.books, await sentAgain(township))));
    const [asked] = answersBelow(county.books);
    const latest = county.books.registers.list('received').at(-1)?.id ?? '';
    const problems = [{ ...remark, message: '请附营业执照再说明' }];
    await acceptReceipt(
      township.books,
      receiptOf(await remarkReceived(inNovember(county).books, latest, { problems, again: [asked?.key ?? ''] })),
    );
    expect(answersBelow(county.books)).toMatchObject([{ decision: 'again' }]);
    expect((await toDos(township)).filter(({ state }) => state === 'open')).toMatchObject([{ message: '请附营业执照再说明' }]);
  });

  test('to another unit’s package, or to one that never came, is passed over', async () => {
    const { county, township, remark, package: about } = await remarked();
    answer(township, about, remark, { state: 'mended', text: '' });
    const neighbour = makeTownship('330802006', '白云街道');
    await enrol(neighbour, county);
    closeMonth(neighbour);
    const line = `${about},organization,${remark.id},name,remark,${remark.message},mended,,2026-10-31T08:00:00.000Z`;
    const foreign = await withRecords(
      neighbour,
      county,
      answersPath,
      `${line}\r\n${line.replace(about, '01920001-0000-7000-8000-000000000001')}`,
    );
    expect((await receive(county.books, foreign)).outcome).toBe('accepted');
    expect(answersBelow(county.books)).toEqual([]);
  });
});

const headers = {
  [answersPath]: 'package,table,id,field,rule,message,state,text,at',
  [changesPath]: 'kind,table,id,field,name,what,reason',
};
/** What someone with the township's key could say beside its rows. */
async function withRecords(township: TestLedger, county: TestLedger, path: keyof typeof headers, lines: string, header = headers[path]) {
  return forged(await exported(township), { from: township, to: county }, (parts) => {
    if (!parts.files.has(path))
      parts.manifest.resources.push({
        name: path.slice(5, -4),
        path,
        bytes: 0,
        hash: `sha256:${'0'.repeat(64)}`,
      } as Parts['manifest']['resources'][number]);
    setText(parts, path, `${header}\r\n${lines}\r\n`);
  });
}

describe('what a package says beside its rows', () => {
  const good = '01920001-0000-7000-8000-000000000001,organization,x,name,remark,m,mended,,2026-10-31T08:00:00.000Z';
  test.each([
    ['an unknown state', answersPath, good.replace('mended', 'done'), undefined],
    ['no package', answersPath, good.replace('01920001', ''), undefined],
    ['too few cells', answersPath, 'a,b', undefined],
    ['other columns', answersPath, good, 'a,b,c,d,e,f,g,h,i'],
    ['an unknown kind', changesPath, 'other,organization,,,,1,', undefined],
    ['a text without end', changesPath, `added,organization,,,,1,${'长'.repeat(2001)}`, undefined],
  ] as const)('%s: refused', async (_, path, lines, header) => {
    const { county, township } = await sentPackage();
    await expectRefused(county, await withRecords(township, county, path, lines, header), 'DOC-ROWS', 'rows');
  });

  test('more than any month has: refused', async () => {
    const { county, township } = await sentPackage();
    const lines = Array(20_001).fill('added,organization,,,,1,').join('\r\n');
    await expectRefused(county, await withRecords(township, county, changesPath, lines), 'DOC-LIMIT', 'rows');
  });

  test('the same under another path: refused', async () => {
    const { county, township, file } = await sentPackage();
    const moved = await forged(file, { from: township, to: county }, ({ manifest, files }) => {
      const resource = manifest.resources.find(({ path }) => path === changesPath);
      files.set('data/other.csv', files.get(changesPath) ?? new Uint8Array());
      files.delete(changesPath);
      if (resource) resource.path = 'data/other.csv';
    });
    await expectRefused(county, moved, 'DOC-MANIFEST', 'rows');
  });

  test('a package of an older program says nothing, and is received as before', async () => {
    const { county, township, file } = await sentPackage();
    const older = await forged(file, { from: township, to: county }, ({ manifest, files }) => {
      files.delete(changesPath);
      manifest.resources = manifest.resources.filter(({ path }) => path !== changesPath);
    });
    expect((await receive(county.books, older)).outcome).toBe('accepted');
    const id = county.books.registers.list('received')[0]?.id ?? '';
    expect(await reviewReceived(county.books, id)).toMatchObject({ changes: [], answers: [], problems: [] });
  });
});

describe('变更说明', () => {
  test('the reasons of the month and of its amendments are at the county beside what changed, names of people masked', async () => {
    const { county, township } = await enrolledPair();
    const { organization, member } = fill(township);
    closeMonth(township);
    await receive(county.books, await exported(township));
    const later = inNovember(township);
    township.change('organization', organization, { staff_full: 12 });
    drop(township, 'member', member);
    township.books.amend(period, '漏报职工数');
    closeMonth(township);
    const file = await exported(later);
    const { changes, rows } = await previewPackage(county.books, file);
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'amendment', what: '2', reason: '漏报职工数' }));
    await receive(county.books, file);
    const id = county.books.registers.list('received').at(-1)?.id ?? '';
    const review = await reviewReceived(county.books, id);
    expect(review).toMatchObject({ since: { period, revision: 1 }, changes, rows });
    expect(rows).toContainEqual(expect.objectContaining({ id: organization, op: 'update' }));
  });

  test('a member who was deleted for a reason goes up with the reason', () => {
    const township = makeLedger({ today: '2026-11-20' });
    const { member } = fill(township);
    closeMonth(township);
    drop(township, 'member', member);
    closeMonth(township, next);
    const said = township.books.snapshot(next).resources.find(({ path }) => path === changesPath);
    const records = new TextDecoder().decode(said?.bytes);
    expect(records).toContain(`removed,member,${member},,李示例,被删除,录错了`);
    expect(records).toContain('deleted,member,,,,1,');
    township.books.amend(next, '补录');
    closeMonth(township, next);
    const again = township.books.snapshot(next).resources.find(({ path }) => path === changesPath);
    expect(new TextDecoder().decode(again?.bytes)).toContain('amendment,,,,,2,补录');
  });
});

test('the descriptor describes them as it does the tables', async () => {
  const { county, township, file } = await sentPackage();
  await forged(file, { from: township, to: county }, (parts) => {
    expect(parts.manifest.resources.at(-1)).toMatchObject({ name: 'changes', path: changesPath, title: '变更说明', format: 'csv' });
    expect(textIn(parts, changesPath).split('\r\n')[0]).toBe(headers[changesPath]);
    expect(parts.manifest['lx:counts']).not.toHaveProperty('changes');
  });
});
