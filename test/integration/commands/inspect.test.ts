import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

const vector = (name: string) => join(import.meta.dirname, '../../../docs/vectors', name);

test('inspect tells what a file is and why it may be believed or not', { timeout: 120_000 }, async () => {
  const person = terminal();
  const at = (...words: string[]) => person.ledger(...words, '--ledger', '县');
  await at('init', '--unit', '330802', '--level', 'county', '--json');

  // signed by a county of the same name, but not by this desk and by nobody above it
  const task = await at('inspect', vector('task.lxtask'));
  expect(task.status).toBe(1);
  const lines = task.out.trimEnd().split('\n');
  expect(lines[1]).toMatch(/^出具单位 柯城区（330802），/);
  expect(lines).toContain('从哪个月起：2026年10月');
  expect(lines).toContain('✓ 签名完好 清单自签名以来没有改动');
  expect(task.out).toContain('✗ 签名人可信');
  expect(lines).toContain('不可信');

  const sealed = await at('inspect', vector('package.lxpkg'));
  expect(sealed).toMatchObject({ status: 0, out: expect.stringContaining('上报包（不是加密给本单位的，看不到内容）') });
  expect(sealed.out).toContain('加密给 1 个收件人');

  const request = await at('inspect', vector('request.lxreq'), '--json');
  expect(request).toMatchObject({
    status: 0,
    json: { kind: 'request', verdict: 'unfounded', unit: '330802005', fingerprint: expect.stringMatching(/^(\d{5} ){7}\d{5}$/) },
  });
  expect(await at('inspect', vector('vectors.json'), '--json')).toMatchObject({ status: 2, json: { error: { code: 'DOC-KIND' } } });
});
