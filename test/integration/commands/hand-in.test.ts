import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);

test('enrol, export, inspect, verify, receive, receipt: a month goes up and its answer comes down', { timeout: 240_000 }, async () => {
  const person = terminal();
  const { folder } = person;
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  await at('乡', 'init', '--unit', '330802005', '--level', 'township');
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await at('别县', 'init', '--unit', '330803', '--level', 'county');
  await at('乡', 'close', '--period', period);
  expect(await at('乡', 'export', '--period', period, '--out', '邮件')).toMatchObject({
    status: 3,
    json: { error: { code: 'ENROL-MISSING' } },
  });

  const asked = await at('乡', 'enrol', 'request', '--out', '申请.lxreq');
  const issued = await at('县', 'enrol', 'issue', '申请.lxreq', '--out', '授权.lxauth');
  expect(issued.json).toEqual({ file: join(folder, '授权.lxauth'), unit: '330802005', kind: 'first', fingerprint: asked.json.fingerprint });
  expect(await at('别县', 'enrol', 'issue', '申请.lxreq', '--out', '授权2.lxauth')).toMatchObject({
    status: 3,
    json: { error: { code: 'ENROL-SUBORDINATE' } },
  });
  expect((await at('乡', 'enrol', 'accept', '授权.lxauth')).json).toMatchObject({ superior: '330802', superiorName: '柯城区' });

  const sent = await at('乡', 'export', '--period', period, '--out', '邮件');
  const name = `330802005_${period}_r1_0001.lxpkg`;
  const file = join(folder, '邮件', name);
  expect(sent.json).toMatchObject({ file, sequence: 1, bytes: readFileSync(file).length, counts: { unit: 1, organization: 0 } });

  const seen = await at('县', 'inspect', file);
  expect(seen.json).toMatchObject({ readable: true, unit: '330802005', period, signer: { unit: '330802005' } });
  expect(await at('县', 'verify', file)).toMatchObject({ status: 0, json: { ok: true } });
  expect(await at('别县', 'verify', file)).toMatchObject({ status: 1, json: { ok: false } });

  const changed = Uint8Array.from(readFileSync(file));
  changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
  writeFileSync(join(folder, '改过.lxpkg'), changed);
  const refused = await at('县', 'receive', '改过.lxpkg');
  expect(refused.status).toBe(3);
  expect(refused.json).toMatchObject({
    accepted: 0,
    refused: 1,
    results: [{ outcome: 'refused', code: 'DOC-DAMAGED' }],
    error: { code: 'DOC-DAMAGED' },
  });
  expect(refused.err).toMatch(/^DOC-DAMAGED .*\n$/);

  const both = await at('县', 'receive', file, '改过.lxpkg', '--receipts', '回执');
  expect(both).toMatchObject({
    status: 1,
    json: {
      accepted: 1,
      refused: 1,
      results: [{ file, outcome: 'accepted', code: null, diff: { unit: { added: 1, changed: 0, removed: 0 } } }, {}],
    },
  });
  const [receipt = ''] = readdirSync(join(folder, '回执'));
  expect(await at('乡', 'receipt', 'accept', join('回执', receipt))).toMatchObject({
    status: 0,
    json: { period, outcome: 'accepted', problems: 0 },
  });

  const { serial } = seen.json.signer as { serial: string };
  expect(await at('县', 'enrol', 'revoke', '没有这张', '--reason', '电脑丢失')).toMatchObject({
    status: 2,
    json: { error: { code: 'CERT-UNKNOWN' } },
  });
  expect((await at('县', 'enrol', 'revoke', serial, '--reason', '电脑丢失')).json).toEqual({ serial, unit: '330802005' });
});
