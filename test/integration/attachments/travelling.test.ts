import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachmentLimits } from '#shared/model/attachment.ts';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { sha256Of } from '../../../electron/attachments/attachment-store.ts';
import { readAttachment } from '../../../electron/attachments/read-attachment.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { jpegLike, pdfLike, programLike } from '../../support/attachment-files.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { refusal, refusalOf } from '../../support/refusal.ts';
import {
  amended,
  closeMonth,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  makeCity,
  makeCounty,
  makeTownship,
  type Parts,
} from '../exchange/desks.ts';
import { changed, expectRefused } from '../exchange/refusals.ts';

const photo = jpegLike('会场');
const minutes = pdfLike('会议记录');
const photoPath = `attachments/${sha256Of(photo)}.jpg`;

const stored = ({ folder }: TestLedger) => readdirSync(join(folder, 'attachments'));
function attach(desk: TestLedger, meeting: string, ...files: { name: string; bytes: Uint8Array }[]): void {
  const attachments = files.map((file) => {
    const { type: _, ...record } = addAttachment(desk.books, file);
    return record;
  });
  desk.change('meeting', meeting, { attachments });
}

/** A township whose meeting of the month has a photo and its minutes, and the county above it. */
async function pair() {
  const { county, township } = await enrolledPair();
  const { branch } = fill(township);
  const meeting = township.insert('meeting', { branch, start: '2026-10-08 09:00', kinds: '主题党日', agenda: '学习' });
  attach(township, meeting, { name: '会场.jpg', bytes: photo }, { name: '会议记录.pdf', bytes: minutes });
  return { county, township, branch, meeting };
}
async function sent() {
  const desks = await pair();
  closeMonth(desks.township);
  return { ...desks, file: await exported(desks.township) };
}
const carriedBy = async (file: DocumentFile, from: TestLedger, to: TestLedger) => {
  const paths: string[] = [];
  await forged(file, { from, to }, ({ files }) => paths.push(...[...files.keys()].filter((path) => path.startsWith('attachments/'))));
  return paths.sort();
};
const pathsOf = (...files: [Uint8Array, string][]) =>
  files.map(([bytes, extension]) => `attachments/${sha256Of(bytes)}.${extension}`).sort();

describe('attachments', () => {
  test('travel with the month: the county reads the same bytes from its own store', async () => {
    const { county, township, meeting, file } = await sent();
    expect(await carriedBy(file, township, county)).toEqual(pathsOf([photo, 'jpg'], [minutes, 'pdf']));
    expect((await receive(county.books, file)).outcome).toMatch(/^accepted/);
    expect(county.row('meeting', meeting)?.attachments).toEqual(township.row('meeting', meeting)?.attachments);
    expect(readAttachment(county.books, sha256Of(photo)).bytes).toEqual(photo);
    expect(readAttachment(county.books, sha256Of(minutes))).toEqual({ bytes: minutes, type: 'pdf' });
  });

  test('exported again the package has the same manifest, and counts as the same', async () => {
    const { county, township, file } = await sent();
    await receive(county.books, file);
    expect((await receive(county.books, await exported(township))).outcome).toBe('repeated');
  });

  test('of an earlier month travel until a receipt says that they arrived; those of the month always do', async () => {
    const { county, township, branch, file } = await sent();
    const second = await amended(township, () => {
      const september = township.insert('meeting', { branch, start: '2026-09-09 09:00', kinds: '支委会', agenda: '九月' });
      attach(township, september, { name: '九月.jpg', bytes: jpegLike('九月') });
    });
    const all = pathsOf([photo, 'jpg'], [minutes, 'pdf'], [jpegLike('九月'), 'jpg']);
    expect(await carriedBy(second, township, county)).toEqual(all);
    await receive(county.books, file);
    const { receipt } = await receive(county.books, second);
    if (!receipt) throw new Error('no receipt');
    await acceptReceipt(township.books, receipt);
    const third = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch }));
    expect(await carriedBy(third, township, county)).toEqual(pathsOf([photo, 'jpg'], [minutes, 'pdf']));
    expect((await receive(county.books, third)).message).not.toContain('附件');
  });

  test('of earlier months go once more to a county that was founded anew', async () => {
    const { county: old, township, branch, file } = await sent();
    const { receipt } = await receive(old.books, file);
    if (!receipt) throw new Error('no receipt');
    await acceptReceipt(township.books, receipt);
    const anew = makeCounty();
    await acceptEnrolment(township.books, await issueEnrolment(anew.books, await requestEnrolment(township.books)), { replaceRoot: true });
    const next = township.at('2026-12-03');
    const november = township.insert('meeting', { branch, start: '2026-11-08 09:00', kinds: '主题党日', agenda: '十一月' });
    attach(township, november, { name: '十一月.jpg', bytes: jpegLike('十一月') });
    closeMonth(next, '2026-11');
    expect(await carriedBy(await exported(next, '2026-11'), township, anew)).toEqual(
      pathsOf([photo, 'jpg'], [minutes, 'pdf'], [jpegLike('十一月'), 'jpg']),
    );
  });

  test('of an earlier month that the county has lost are no reason to refuse: it says so', async () => {
    const { county, township, branch, meeting } = await pair();
    township.change('meeting', meeting, { start: '2026-09-08 09:00' });
    closeMonth(township);
    const { receipt } = await receive(county.books, await exported(township));
    if (!receipt) throw new Error('no receipt');
    await acceptReceipt(township.books, receipt);
    const second = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch }));
    rmSync(join(county.folder, 'attachments'), { recursive: true });
    const received = await receive(county.books, second);
    expect(received.outcome).toMatch(/^accepted/);
    expect(received.message).toContain('2 个以前月份的附件');
  });

  test('stay at the county: its own package to the city has the rows and not the pictures', async () => {
    const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
    await enrol(county, city);
    await enrol(township, county);
    const { branch } = fill(township);
    const meeting = township.insert('meeting', { branch, start: '2026-10-08 09:00', kinds: '主题党日', agenda: '学习' });
    attach(township, meeting, { name: '会场.jpg', bytes: photo });
    closeMonth(township);
    await receive(county.books, await exported(township));
    closeMonth(county);
    const upward = await exported(county);
    expect(await carriedBy(upward, county, city)).toEqual([]);
    expect((await receive(city.books, upward)).outcome).toMatch(/^accepted/);
    expect(city.row('meeting', meeting)?.attachments).toHaveLength(1);
    expect(stored(city)).toEqual([]);
  });

  test('of a package that is sent back are not kept', async () => {
    const { county, file } = await sent();
    expect((await receive(county.books, file, { sentBack: { remark: '请核对' } })).outcome).toBe('returned');
    expect(stored(county)).toEqual([]);
  });
});

describe('an attachment that was tampered with is refused, and nothing of the package is kept', () => {
  const resource = (parts: Parts, path = photoPath) => {
    const found = parts.manifest.resources.find((one) => one.path === path);
    if (!found) throw new Error(`no ${path}`);
    return found;
  };
  const rename = (parts: Parts, to: string) => {
    parts.files.set(to, parts.files.get(photoPath) ?? new Uint8Array());
    parts.files.delete(photoPath);
    resource(parts).path = to;
  };
  /** Another file in the picture's place, listed as it is. */
  const replace = (parts: Parts, bytes: Uint8Array, extension: string) => {
    const sha256 = sha256Of(bytes);
    const found = resource(parts);
    parts.files.delete(photoPath);
    Object.assign(found, { name: sha256, path: `attachments/${sha256}.${extension}` });
    parts.files.set(found.path, bytes);
    parts.rehash();
  };
  const add = (parts: Parts, bytes: Uint8Array, path: string) => {
    parts.files.set(path, bytes);
    parts.manifest.resources.push({ ...resource(parts), name: sha256Of(bytes), path } as never);
    parts.rehash();
  };
  const cases: [string, string, string, (parts: Parts) => void][] = [
    ['one byte changed', 'DOC-HASH', 'hash', ({ files }) => files.set(photoPath, changed(photo, 8))],
    ['cut short', 'DOC-HASH', 'hash', ({ files }) => files.set(photoPath, photo.subarray(0, 10))],
    ['missing from the zip', 'DOC-ENTRIES', 'hash', ({ files }) => files.delete(photoPath)],
    [
      'in the zip and not in the manifest',
      'DOC-ENTRIES',
      'hash',
      ({ files }) => files.set(`attachments/${'0'.repeat(64)}.jpg`, jpegLike('多')),
    ],
    ['of another size in the manifest', 'DOC-HASH', 'hash', (parts) => Object.assign(resource(parts), { bytes: photo.length + 1 })],
    [
      'changed, its hash brought up to date',
      'DOC-ATTACHMENT',
      'rows',
      (parts) => {
        parts.files.set(photoPath, changed(photo, 8));
        parts.rehash();
      },
    ],
    [
      'taken out of zip and manifest',
      'DOC-ATTACHMENT',
      'rows',
      (parts) => {
        parts.files.delete(photoPath);
        parts.manifest.resources = parts.manifest.resources.filter(({ path }) => path !== photoPath);
      },
    ],
    ['another in its place', 'DOC-ATTACHMENT', 'rows', (parts) => replace(parts, jpegLike('另一张'), 'jpg')],
    [
      'one that no row names',
      'DOC-ATTACHMENT',
      'rows',
      (parts) => add(parts, jpegLike('多'), `attachments/${sha256Of(jpegLike('多'))}.jpg`),
    ],
    ['a program', 'DOC-ATTACHMENT', 'rows', (parts) => replace(parts, programLike(), 'jpg')],
    ['under another extension', 'DOC-ATTACHMENT', 'rows', (parts) => rename(parts, photoPath.replace('.jpg', '.exe'))],
    ['in a folder of its own', 'DOC-ATTACHMENT', 'rows', (parts) => rename(parts, photoPath.replace('attachments/', 'attachments/x/'))],
    [
      'of another size in the row',
      'DOC-ATTACHMENT',
      'rows',
      (parts) => {
        const csv = new TextDecoder().decode(parts.files.get('data/meeting.csv'));
        parts.files.set(
          'data/meeting.csv',
          new TextEncoder().encode(csv.replace(`""size"":${photo.length}`, `""size"":${photo.length + 1}`)),
        );
        parts.rehash();
      },
    ],
  ];
  test.each(cases)('%s: %s', async (_, code, step, change) => {
    const { county, township, file } = await sent();
    await expectRefused(county, await forged(file, { from: township, to: county }, change), code, step);
    expect(stored(county)).toEqual([]);
  });
});

describe('exporting', () => {
  test('a file that is gone or damaged is named, before anything is made', async () => {
    const { township } = await pair();
    closeMonth(township);
    const [first = ''] = stored(township);
    writeFileSync(join(township.folder, 'attachments', first), 'x');
    expect(await refusalOf(exportPackage(township.books, '2026-10'))).toMatchObject({ code: 'ATTACH-DAMAGED' });
    rmSync(join(township.folder, 'attachments', first));
    const gone = await refusalOf(exportPackage(township.books, '2026-10'));
    expect(gone.code).toBe('ATTACH-MISSING');
    expect(gone.message).toMatch(/会场\.jpg|会议记录\.pdf/);
    expect(township.books.period('2026-10').state).toBe('closed');
  });

  test('more than one package carries is refused with the size and the limit', async () => {
    const { township, meeting } = await pair();
    const heavy = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}.jpg`,
      sha256: sha256Of(jpegLike(`${index}`)),
      size: attachmentLimits.file + 1,
    }));
    township.change('meeting', meeting, {
      attachments: [...heavy, ...heavy.map((one) => ({ ...one, sha256: sha256Of(jpegLike(`+${one.name}`)) }))],
    });
    closeMonth(township);
    const refused = await refusalOf(exportPackage(township.books, '2026-10'));
    expect(refused.code).toBe('ATTACH-PACKAGE');
    expect(refused.message).toMatch(/60 个、共 600\.0 MB.*480\.0 MB/);
  });
});

test('a store that cannot be written stops receiving whole: no row, no file', async () => {
  const { county, file } = await sent();
  rmSync(join(county.folder, 'attachments'), { recursive: true });
  writeFileSync(join(county.folder, 'attachments'), '');
  await expect(receive(county.books, file)).rejects.toMatchObject({ code: 'DISK-ERROR' });
  expect(county.ledger.rows('meeting')).toEqual([]);
  expect(readdirSync(county.folder)).not.toContain('received');
  rmSync(join(county.folder, 'attachments'));
  expect((await receive(county.books, file)).outcome).toMatch(/^accepted/);
  expect(refusal(() => readAttachment(county.books, '0'.repeat(64))).code).toBe('ATTACH-MISSING');
});
