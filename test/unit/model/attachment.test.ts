import { describe, expect, test } from 'vitest';
import { attachmentsIn, cleanName, freeName, sizeText } from '#shared/model/attachment.ts';
import { type KindRefusal, kindOf } from '#shared/model/attachment-kind.ts';
import { coerce } from '#shared/model/coerce.ts';
import { display } from '#shared/model/display.ts';
import { meeting } from '#shared/model/meeting.ts';
import { compoundWith, heicLike, jpegLike, pdfLike, png, programLike, zipWith } from '../../support/attachment-files.ts';

const around = { today: '2026-10-31', resolve: () => undefined };
const field = meeting.fields.attachments;
const photo = { name: '会场.jpg', sha256: 'a'.repeat(64), size: 1234 };

describe('what a file is, by its content', () => {
  test.each([
    ['a photo', 'jpeg', jpegLike()],
    ['a picture', 'png', png(2, 2)],
    ['a WebP', 'webp', new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ')],
    ['a PDF', 'pdf', pdfLike()],
    ['an old Word file, or one of WPS', 'doc', compoundWith('WordDocument', '1Table')],
  ])('%s is %s', (_, kind, bytes) => expect(kindOf(bytes)).toBe(kind));

  test('an OFD and a Word file are told by the names in the zip', async () => {
    expect(kindOf(await zipWith('OFD.xml', 'Doc_0/Document.xml'))).toBe('ofd');
    expect(kindOf(await zipWith('[Content_Types].xml', 'word/document.xml'))).toBe('docx');
  });

  const refusedAs = (code: KindRefusal) => ({ refused: code });
  test('a program, a workbook, any other zip, a web page and a drawing that can run scripts are refused', async () => {
    const others = [
      programLike(),
      await zipWith('[Content_Types].xml', 'xl/workbook.xml'),
      await zipWith('setup.exe'),
      compoundWith('Workbook'),
      new TextEncoder().encode('<html><script>1</script></html>'),
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04),
    ];
    for (const bytes of others) expect(kindOf(bytes)).toEqual(refusedAs('ATTACH-KIND'));
  });

  test('an empty file, a HEIC photo and a document with macros have reasons of their own', async () => {
    expect(kindOf(new Uint8Array())).toEqual(refusedAs('ATTACH-EMPTY'));
    expect(kindOf(heicLike())).toEqual(refusedAs('ATTACH-HEIC'));
    expect(kindOf(await zipWith('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toEqual(refusedAs('ATTACH-MACRO'));
    expect(kindOf(compoundWith('WordDocument', '_VBA_PROJECT'))).toEqual(refusedAs('ATTACH-MACRO'));
  });
});

describe('names', () => {
  test.each([
    ['C:\\照片\\会场 1.JPEG', 'jpg', '会场 1.jpg'],
    ['../../etc/签到表.pdf', 'pdf', '签到表.pdf'],
    ['十月:主题*党日?.png', 'jpg', '十月_主题_党日_.jpg'],
    ['记录\u202egpj.exe', 'jpg', '记录_gpj.jpg'],
    ['第3次会议2026.10.8', 'pdf', '第3次会议2026.10.8.pdf'],
    ['con', 'jpg', '附件con.jpg'],
    ['.jpg', 'jpg', 'jpg.jpg'],
    ['', 'pdf', '附件.pdf'],
  ])('%j as %s is kept as %j', (name, extension, kept) => expect(cleanName(name, extension)).toBe(kept));

  test('a long name is cut to 100 characters and keeps its extension, a rare character counting as one', () => {
    const kept = cleanName(`${'𠮷'.repeat(200)}.jpg`, 'jpg');
    expect([...kept]).toHaveLength(100);
    expect(kept).toMatch(/^𠮷+\.jpg$/u);
    expect([...freeName(kept, new Set([kept]))]).toHaveLength(100);
  });

  test('a second file of one name is （2）, a third （3）', () => {
    const taken = new Set(['会场.jpg']);
    expect(freeName('签到.jpg', taken)).toBe('签到.jpg');
    expect(freeName('会场.jpg', taken)).toBe('会场（2）.jpg');
    expect(freeName('会场.jpg', new Set([...taken, '会场（2）.jpg']))).toBe('会场（3）.jpg');
  });
});

describe('the field', () => {
  test('shows how many there are', () => {
    expect(display(field, [photo, photo, photo], () => undefined)).toBe('3 个附件');
    expect(display(field, null, () => undefined)).toBe('');
  });

  test('takes files, and no typed text for a file', () => {
    expect(coerce(field, [photo], around)).toEqual([photo]);
    expect(coerce(field, '会场.jpg|abc|12', around)).toEqual({ unread: '会场.jpg|abc|12' });
    expect(coerce(field, '', around)).toBeNull();
  });

  test('records of the first version that name no file are no files', () => {
    expect(attachmentsIn([{ name: '照片1张', sha256: null, size: null }, photo])).toEqual([photo]);
    expect(attachmentsIn(null)).toEqual([]);
  });
});

test('sizes as people read them', () =>
  expect([sizeText(10), sizeText(360_000), sizeText(1_500_000)]).toEqual(['1 KB', '352 KB', '1.4 MB']));
