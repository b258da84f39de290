import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { sha256Of } from '../../../electron/attachments/attachment-store.ts';
import { readAttachment } from '../../../electron/attachments/read-attachment.ts';
import { sweepAttachments } from '../../../electron/attachments/sweep-attachments.ts';
import { compoundWith, heicLike, jpegLike, pdfLike, programLike } from '../../support/attachment-files.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { refusal } from '../../support/refusal.ts';

const folderOf = ({ folder }: TestLedger) => join(folder, 'attachments');
const stored = (book: TestLedger) => readdirSync(folderOf(book)).sort();
const photo = (book: TestLedger, mark: string, name = '会场.jpg') => addAttachment(book.books, { name, bytes: jpegLike(mark) });

function meetingOf(book: TestLedger): string {
  const branch = book.insert('party_organization', { name: '鲁班机械党支部', kind: '党支部' });
  return book.insert('meeting', { branch, start: '2026-10-08 09:00', kinds: '主题党日' });
}

describe('a file', () => {
  test('comes back byte for byte, also after a restart, and is kept once however often it is added', () => {
    const book = makeLedger();
    const bytes = jpegLike('甲');
    const added = addAttachment(book.books, { name: 'D:\\照片\\会场.JPEG', bytes });
    expect(added).toEqual({ name: '会场.jpg', sha256: sha256Of(bytes), size: bytes.length, type: 'jpeg' });
    expect(addAttachment(book.books, { name: '又一次.jpg', bytes }).sha256).toBe(added.sha256);
    expect(stored(book)).toHaveLength(1);
    const again = book.reopen();
    expect(readAttachment(again.books, added.sha256)).toEqual({ bytes, type: 'jpeg' });
  });

  test('is encrypted on the disk, under a name that does not tell its hash', () => {
    const book = makeLedger();
    const { sha256 } = addAttachment(book.books, { name: '签到表.pdf', bytes: pdfLike('身份证号 11010519491231002X') });
    const [name = ''] = stored(book);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(name).not.toBe(sha256);
    const file = readFileSync(join(folderOf(book), name));
    expect(file.includes('PDF')).toBe(false);
    expect(file.includes('11010519491231002X')).toBe(false);
  });

  test('changed, cut short or put in another’s place is refused, and so is one that is gone', () => {
    const book = makeLedger();
    const one = photo(book, '一');
    const [name = ''] = stored(book);
    const path = join(folderOf(book), name);
    const sound = readFileSync(path);
    const read = () => refusal(() => readAttachment(book.books, one.sha256)).code;
    for (const at of [0, 6, 20, sound.length - 1]) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(read(), `byte ${at}`).toBe('ATTACH-DAMAGED');
    }
    writeFileSync(path, sound.subarray(0, 30));
    expect(read()).toBe('ATTACH-DAMAGED');
    photo(book, '二');
    const other = stored(book).find((known) => known !== name) ?? '';
    writeFileSync(path, readFileSync(join(folderOf(book), other)));
    expect(read()).toBe('ATTACH-DAMAGED');
    rmSync(path);
    expect(read()).toBe('ATTACH-MISSING');
  });

  test.each([
    ['a program under a picture’s name', 'ATTACH-KIND', '会场.jpg', programLike()],
    ['an empty file', 'ATTACH-EMPTY', '会场.jpg', new Uint8Array()],
    ['a HEIC photo', 'ATTACH-HEIC', 'IMG_1.HEIC', heicLike()],
    ['a Word file with macros', 'ATTACH-MACRO', '记录.doc', compoundWith('WordDocument', '_VBA_PROJECT')],
    ['a file over 10 MB', 'ATTACH-TOO-LARGE', '大.pdf', Buffer.concat([pdfLike(), Buffer.alloc(10 * 1024 * 1024)])],
  ])('%s is refused as %s and nothing is stored', (_, code, name, bytes) => {
    const book = makeLedger();
    const refused = refusal(() => addAttachment(book.books, { name, bytes }));
    expect(refused).toMatchObject({ code });
    expect(refused.message).toContain(name);
    expect(stored(book)).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('when the disk has no room it says so and leaves nothing, not even a part', () => {
    const book = makeLedger();
    // a device that is always full stands where the file would be written
    const bytes = jpegLike('满');
    photo(book, '满');
    const [name = ''] = stored(book);
    rmSync(join(folderOf(book), name));
    symlinkSync('/dev/full', join(folderOf(book), `${name}.part`));
    expect(refusal(() => addAttachment(book.books, { name: '会场.jpg', bytes })).code).toBe('DISK-FULL');
    expect(stored(book)).toEqual([]);
    expect(addAttachment(book.books, { name: '会场.jpg', bytes }).size).toBe(bytes.length);
  });
});

describe('meant for a meeting', () => {
  test('a name it has already gets a number', () => {
    const book = makeLedger();
    const id = meetingOf(book);
    const { type: _, ...first } = photo(book, '一');
    book.change('meeting', id, { attachments: [first] });
    const second = addAttachment(book.books, { name: '会场.jpg', bytes: jpegLike('二'), row: { table: 'meeting', id } });
    expect(second.name).toBe('会场（2）.jpg');
  });

  test('that has twenty a further one is refused', () => {
    const book = makeLedger();
    const id = meetingOf(book);
    const twenty = Array.from({ length: 20 }, (_, index) => {
      const { type: _type, ...one } = photo(book, String(index), `照片${index}.jpg`);
      return one;
    });
    book.change('meeting', id, { attachments: twenty });
    const more = () => addAttachment(book.books, { name: '再一张.jpg', bytes: jpegLike('再'), row: { table: 'meeting', id } });
    expect(refusal(more)).toMatchObject({ code: 'ATTACH-MANY', message: expect.stringContaining('20') });
    expect(stored(book)).toHaveLength(20);
  });
});

describe('sweeping', () => {
  /** Makes every stored file old enough to be swept. */
  const age = (book: TestLedger) => {
    const old = new Date('2026-10-01T00:00:00Z');
    for (const name of stored(book)) utimesSync(join(folderOf(book), name), old, old);
  };

  test('removes what nothing ever named; what a row names, or undo can bring back, stays', () => {
    const book = makeLedger();
    const id = meetingOf(book);
    const [{ type: _a, ...kept }, { type: _b, ...removed }, givenUp] = [photo(book, '留'), photo(book, '删'), photo(book, '弃')];
    book.change('meeting', id, { attachments: [kept, removed] });
    book.change('meeting', id, { attachments: [kept] });
    age(book);
    const swept = sweepAttachments(book.books);
    expect(swept.removed).toBe(1);
    expect(swept.bytes).toBeGreaterThan(0);
    expect(refusal(() => readAttachment(book.books, givenUp.sha256)).code).toBe('ATTACH-MISSING');
    book.books.undo();
    expect(book.row('meeting', id)?.attachments).toEqual([kept, removed]);
    expect(readAttachment(book.books, removed.sha256).type).toBe('jpeg');
  });

  test('leaves what was added within a day: its row may be about to be written', () => {
    const book = makeLedger({ today: new Date().toISOString().slice(0, 10) });
    photo(book, '刚');
    expect(sweepAttachments(book.books)).toEqual({ removed: 0, bytes: 0 });
    expect(existsSync(folderOf(book))).toBe(true);
    expect(stored(book)).toHaveLength(1);
  });
});
