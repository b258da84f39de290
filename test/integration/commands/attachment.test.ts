import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { openBooks } from '../../../electron/host/open-books.ts';
import { pdfLike } from '../../support/attachment-files.ts';
import { terminal } from '../../support/terminal.ts';

test('a meeting’s attachments are written out as they are, whatever a row calls them, and unused files are swept', async () => {
  const person = terminal();
  const { ledger, folder, environment } = person;
  await ledger('init', '--unit', '330802005', '--level', 'township', '--ledger', '台账');
  const bytes = pdfLike('会议记录');
  const { books, close } = await openBooks({ act: 'open', folder: join(folder, '台账'), passphrase: environment.LEDGER_PASSPHRASE ?? '' });
  const { sha256, size } = addAttachment(books, { name: '会议记录.pdf', bytes });
  addAttachment(books, { name: '没有用上.pdf', bytes: pdfLike('没有用上') });
  const attachments = [{ name: '../../会议记录.exe', sha256, size }];
  books.apply({
    origin: 'keyboard',
    label: '录入',
    seq: 0,
    changes: [{ op: 'insert', table: 'meeting', id: 'm1', after: { attachments } }],
  });
  close();

  const saved = await ledger('attachment', 'save', '--row', 'm1', '--out', '取出', '--ledger', '台账', '--json');
  expect(saved.json).toEqual({ saved: [{ name: '../../会议记录.exe', sha256, size, file: join(folder, '取出', '会议记录.pdf') }] });
  expect(new Uint8Array(readFileSync(join(folder, '取出', '会议记录.pdf')))).toEqual(bytes);
  expect(existsSync(join(folder, '会议记录.exe'))).toBe(false);

  // no other file gives way, and the same attachment is not written twice
  writeFileSync(join(folder, '取出', '会议记录.pdf'), '本来就在这里');
  const save = async () => (await ledger('attachment', 'save', '--row', 'm1', '--out', '取出', '--ledger', '台账', '--json')).json;
  for (let time = 0; time < 2; time++) expect(await save()).toMatchObject({ saved: [{ file: join(folder, '取出', '会议记录（2）.pdf') }] });
  expect(readFileSync(join(folder, '取出', '会议记录.pdf'), 'utf8')).toBe('本来就在这里');

  const unknown = await ledger('attachment', 'save', '--row', 'nobody', '--out', '取出', '--ledger', '台账', '--json');
  expect(unknown).toMatchObject({ status: 3, json: { error: { code: 'EDIT-MISSING' } } });
  // added within a day: its row may be about to be written
  expect((await ledger('attachment', 'sweep', '--ledger', '台账', '--json')).json).toEqual({ removed: 0, bytes: 0 });
  expect(readdirSync(join(folder, '台账', 'attachments'))).toHaveLength(2);

  expect(await ledger('integrity', '--ledger', '台账')).toMatchObject({ status: 0 });
  for (const name of readdirSync(join(folder, '台账', 'attachments'))) writeFileSync(join(folder, '台账', 'attachments', name), 'LXA1');
  const damaged = await ledger('integrity', '--ledger', '台账', '--json');
  expect(damaged).toMatchObject({ status: 1, json: { ok: false, problems: [{ code: 'ATTACH-DAMAGED' }] } });
  for (const name of readdirSync(join(folder, '台账', 'attachments'))) rmSync(join(folder, '台账', 'attachments', name));
  const missing = await ledger('integrity', '--ledger', '台账');
  expect(missing).toMatchObject({ status: 1 });
  expect(missing.out).toContain('组织生活：');
});
