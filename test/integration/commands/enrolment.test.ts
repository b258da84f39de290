import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);

/** Desks at a terminal, each in a folder named after it. */
function desks() {
  const person = terminal();
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  return {
    folder: person.folder,
    at,
    async begin(desk: string, unit: string, level: string) {
      expect((await at(desk, 'init', '--unit', unit, '--level', level)).status).toBe(0);
    },
    async ask(desk: string): Promise<string> {
      const { json } = await at(desk, 'enrol', 'request', '--out', join('申请', `${desk}.lxreq`));
      return String(json.fingerprint);
    },
  };
}
const request = (desk: string) => join('申请', `${desk}.lxreq`);

test('several requests at once, a lost machine, a county’s change of keys: from the command line', { timeout: 300_000 }, async () => {
  const { at, begin, ask, folder } = desks();
  await begin('县', '330802', 'county');
  await begin('乡', '330802005', 'township');
  await begin('乡2', '330802006', 'township');
  await begin('外县的乡', '330803001', 'township');
  for (const desk of ['乡', '乡2', '外县的乡']) await ask(desk);

  const issued = await at('县', 'enrol', 'issue', request('乡'), request('乡2'), request('外县的乡'), '--out', '授权');
  expect(issued).toMatchObject({
    status: 1,
    json: { issued: 2, refused: 1, results: [{ unit: '330802005', kind: 'first' }, { unit: '330802006' }, { code: 'ENROL-SUBORDINATE' }] },
  });
  const auth = (unit: string, room = '授权') => join(room, `${unit}.lxauth`);
  expect((await at('乡', 'enrol', 'accept', auth('330802005'), '--dry-run')).json).toMatchObject({ kind: 'first', before: null });
  await at('乡', 'enrol', 'accept', auth('330802005'));
  await at('乡2', 'enrol', 'accept', auth('330802006'));
  expect(await at('县', 'enrol', 'status')).toMatchObject({ status: 0, json: { units: [{ state: 'valid' }, { state: 'valid' }] } });

  // another machine of the same unit
  await begin('新电脑', '330802005', 'township');
  const heard = await ask('新电脑');
  const issue = (...words: string[]) => at('县', 'enrol', 'issue', request('新电脑'), '--out', '换机', ...words);
  expect(await issue()).toMatchObject({ status: 3, json: { error: { code: 'ENROL-OTHER-KEY' } } });
  expect(await issue('--replace', '电脑遗失')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  const wrong = heard.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
  expect(await issue('--replace', '电脑遗失', '--fingerprint', wrong)).toMatchObject({
    status: 3,
    json: { error: { code: 'ENROL-FINGERPRINT' } },
  });
  expect(await issue('--replace', '电脑遗失', '--fingerprint', heard, '--since', '2026-10-01')).toMatchObject({
    status: 0,
    json: { kind: 'replacement' },
  });
  await at('新电脑', 'enrol', 'accept', auth('330802005', '换机'));
  expect((await at('县', 'enrol', 'status')).json).toMatchObject({ units: [{ state: 'replacing' }, { state: 'valid' }] });

  await at('县', 'enrol', 'crl', '--out', '名单');
  expect(await at('乡2', 'enrol', 'revoked', join('名单', '330802.crl'))).toMatchObject({
    status: 0,
    json: { issuer: '330802', signer: { as: 'superior' }, outdated: false, entries: [{ since: '2026-09-30T16:00:00.000Z' }] },
  });
  expect(await at('外县的乡', 'enrol', 'revoked', join('名单', '330802.crl'))).toMatchObject({ status: 1, json: { signer: null } });

  // a further recipient, then new keys, both told to everyone in one go
  const recipient = await identityToRecipient(await generateX25519Identity());
  expect(await at('县', 'enrol', 'recipients', '--add', recipient)).toMatchObject({ status: 2 });
  expect((await at('县', 'enrol', 'recipients', '--add', recipient, '--label', '第二台电脑')).json).toMatchObject({
    recipients: [{ label: null }, { recipient, label: '第二台电脑' }],
  });
  expect((await at('县', 'enrol', 'rekey', '--reason', '密钥到期')).json).toEqual({ file: null, fingerprint: null });
  expect(await at('县', 'enrol', 'status')).toMatchObject({
    status: 1,
    json: { authority: { change: { reason: '密钥到期', vouched: true } } },
  });
  const all = await at('县', 'enrol', 'reissue', '--out', '换发');
  expect(all.json).toMatchObject({
    issued: 2,
    files: [{ unit: '330802005', file: join(folder, auth('330802005', '换发')) }, { unit: '330802006' }],
  });
  expect((await at('新电脑', 'enrol', 'accept', auth('330802005', '换发'), '--dry-run')).json).toMatchObject({
    kind: 'succession',
    recipients: 2,
  });
  await at('新电脑', 'enrol', 'accept', auth('330802005', '换发'));
  await at('新电脑', 'close', '--period', period);
  await at('新电脑', 'export', '--period', period, '--out', '上报');
  expect((await at('县', 'receive', '上报')).json).toMatchObject({ accepted: 1 });
  expect((await at('县', 'enrol', 'status')).json).toMatchObject({ units: [{ moved: true, state: 'valid' }, { moved: false }] });

  expect((await at('县', 'enrol', 'settle')).json).toEqual({ settled: true });
  await at('县', 'enrol', 'reissue', '--unit', '330802006', '--out', '以后');
  const late = (...words: string[]) => at('乡2', 'enrol', 'accept', auth('330802006', '以后'), ...words);
  expect(await late()).toMatchObject({ status: 3, json: { error: { code: 'ENROL-ROOT' } } });
  expect(await late('--fingerprint', wrong)).toMatchObject({ status: 3, json: { error: { code: 'ENROL-FINGERPRINT' } } });
  const { authority } = (await at('县', 'enrol', 'status')).json as { authority: { fingerprint: string } };
  expect(await late('--fingerprint', authority.fingerprint)).toMatchObject({ status: 0, json: { superior: '330802' } });
  expect((await at('县', 'enrol', 'recipients', '--remove', recipient)).json).toMatchObject({ recipients: [{ label: null }] });
});

test('the same recursion one level up: the city enrols the county, which changes its keys under it', { timeout: 300_000 }, async () => {
  const { at, begin, ask } = desks();
  await begin('市', '330800', 'city');
  await begin('县', '330802', 'county');
  await begin('乡', '330802005', 'township');
  for (const desk of ['县', '乡']) await ask(desk);
  const pass = async (above: string, below: string, file: string) => {
    const { json } = await at(above, 'enrol', 'issue', file, '--out', '授权');
    return { kind: json.kind, accepted: await at(below, 'enrol', 'accept', String(json.file)) };
  };
  expect(await at('市', 'enrol', 'issue', request('乡'), '--out', '授权')).toMatchObject({
    json: { error: { code: 'ENROL-SUBORDINATE' } },
  });
  expect((await pass('市', '县', request('县'))).accepted.json).toMatchObject({ superior: '330800', superiorName: '衢州市' });
  expect((await pass('县', '乡', request('乡'))).accepted.json).toMatchObject({ superior: '330802' });

  expect(await at('县', 'enrol', 'rekey', '--reason', '换人')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  const rekey = await at('县', 'enrol', 'rekey', '--reason', '换人', '--out', '换密钥.lxreq');
  const turned = await pass('市', '县', '换密钥.lxreq');
  expect(turned).toMatchObject({ kind: 'rekey', accepted: { status: 0 } });
  expect((await at('县', 'enrol', 'status')).json).toMatchObject({
    own: { fingerprint: rekey.json.fingerprint, superior: { code: '330800' } },
    authority: { change: { reason: '换人' } },
    units: [{ moved: false }],
  });
  await at('县', 'enrol', 'reissue', '--out', '换发');
  expect((await at('乡', 'enrol', 'accept', join('换发', '330802005.lxauth'), '--dry-run')).json).toMatchObject({ kind: 'succession' });
  expect((await at('乡', 'enrol', 'accept', join('换发', '330802005.lxauth'))).status).toBe(0);

  // the township renews with the key it has
  await ask('乡');
  expect((await pass('县', '乡', request('乡'))).kind).toBe('renewal');
});

test('a county’s machine is stolen: the city’s list is taken by the township, which refuses what the county signs until it is enrolled anew', {
  timeout: 300_000,
}, async () => {
  const { at, begin, ask, folder } = desks();
  await begin('市', '330800', 'city');
  await begin('县', '330802', 'county');
  await begin('乡', '330802005', 'township');
  const enrolled = async (above: string, below: string, ...words: string[]) => {
    const heard = await ask(below);
    const fingerprint = words.length > 0 ? ['--fingerprint', heard] : [];
    const { json } = await at(above, 'enrol', 'issue', request(below), '--out', '授权', ...words, ...fingerprint);
    return at(below, 'enrol', 'accept', String(json.file));
  };
  await enrolled('市', '县');
  await enrolled('县', '乡');
  await at('市', 'enrol', 'crl', '--out', '旧名单');
  writeFileSync(join(folder, '内容.json'), JSON.stringify({ from: period, notice: '通知' }));
  const { file: issued } = (await at('县', 'task', 'issue', '--from', '内容.json', '--out', '任务书.lxtask')).json;
  const task = ['task', 'accept', String(issued)];
  await at('乡', 'close', '--period', period);
  const send = () => at('乡', 'export', '--period', period, '--out', '上报');
  const before = await send();

  // the county's new machine, by which the city revokes the old one
  await begin('新县', '330802', 'county');
  expect(await enrolled('市', '新县', '--replace', '电脑被盗')).toMatchObject({ status: 0 });
  await at('市', 'enrol', 'crl', '--out', '名单');
  const [old, list] = [join('旧名单', '330800.crl'), join('名单', '330800.crl')];
  expect(await at('乡', ...task, '--dry-run')).toMatchObject({ status: 0 });
  expect(await at('乡', 'inspect', list)).toMatchObject({ status: 0, json: { kind: 'revocations', verdict: 'trusted' } });
  expect(await at('乡', 'enrol', 'revoked', list)).toMatchObject({ status: 0, json: { use: 'new', entries: [{ unitName: '柯城区' }] } });
  expect(await at('乡', 'enrol', 'revoked', list, '--accept')).toMatchObject({
    status: 1,
    json: { isKnown: false, revoked: [{ unit: '330802', by: '衢州市' }] },
  });
  expect(await at('乡', ...task)).toMatchObject({ status: 3, json: { error: { code: 'DOC-REVOKED' } } });
  expect(await at('乡', 'enrol', 'status')).toMatchObject({
    status: 1,
    json: { own: { revoked: [{ name: '柯城区' }], lists: [{ entries: 1 }] } },
  });
  expect(await at('乡', 'enrol', 'revoked', old, '--accept')).toMatchObject({ status: 3, json: { error: { code: 'CRL-OLD' } } });
  expect(await at('乡', 'upload', String(before.json.file))).toMatchObject({ status: 3, json: { error: { code: 'SUPERIOR-REVOKED' } } });
  expect(await send()).toMatchObject({ status: 3, json: { error: { code: 'SUPERIOR-REVOKED' } } });

  expect(await enrolled('新县', '乡')).toMatchObject({ status: 0 });
  expect(await send()).toMatchObject({ status: 0 });
  expect(await at('乡', 'enrol', 'status')).toMatchObject({ status: 0, json: { own: { revoked: [] } } });
});
