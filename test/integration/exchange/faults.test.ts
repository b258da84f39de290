import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { acceptReceipt } from '../../../electron/exchange/accept-receipt.ts';
import { decryptWith, encryptTo } from '../../../electron/exchange/envelope/age.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { requestEnrolment } from '../../../electron/exchange/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/revoke.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import type { TestLedger } from '../../support/ledger.ts';
import {
  amended,
  closeMonth,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  issuedByLeaf,
  makeCounty,
  makeTownship,
  type Parts,
  quarantined,
  setText,
  signerOf,
  stateOf,
  textIn,
} from './desks.ts';

/** The county refuses the file with this code, writes nothing, and keeps the file with its reason in quarantine. */
async function expectRefused(county: TestLedger, file: DocumentFile, code: string, step?: string): Promise<void> {
  const before = stateOf(county);
  const verified = await verify(county.books, file);
  expect(verified).toMatchObject({ ok: false, code });
  if (step) expect(verified.checks.at(-1)).toMatchObject({ name: step, ok: false });
  expect(quarantined(county)).toEqual([]);
  const received = await receive(county.books, file);
  expect(received).toMatchObject({ outcome: 'refused', code, receipt: null, diff: {} });
  expect(received.message).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(stateOf(county)).toEqual(before);
  const [kept, reason] = quarantined(county);
  expect(readFileSync(join(county.folder, 'quarantine', kept ?? ''))).toEqual(Buffer.from(file.bytes));
  expect(JSON.parse(readFileSync(join(county.folder, 'quarantine', reason ?? ''), 'utf8'))).toMatchObject({ file: file.name, code });
}

async function sentPackage(): Promise<{ county: TestLedger; township: TestLedger; file: DocumentFile }> {
  const { county, township } = await enrolledPair();
  fill(township);
  closeMonth(township);
  return { county, township, file: await exported(township) };
}

const changed = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};

describe('one byte changed', () => {
  const headerEnd = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('\n---');
  test.each([
    ['the first', () => 0, 'DOC-KIND'],
    ['the version of age', () => 'age-encryption.org/v'.length, 'DOC-FORMAT'],
    ['the recipient’s stanza', () => 40, 'DOC-NO-KEY'],
    ['the header’s authentication', (bytes: Uint8Array) => headerEnd(bytes) + 10, 'DOC-DAMAGED'],
    ['the middle', (bytes: Uint8Array) => Math.floor(bytes.length / 2), 'DOC-DAMAGED'],
    ['the last', (bytes: Uint8Array) => bytes.length - 1, 'DOC-DAMAGED'],
  ])('%s', async (_, place, code) => {
    const { county, file } = await sentPackage();
    await expectRefused(county, { ...file, bytes: changed(file.bytes, place(file.bytes)) }, code, 'decrypt');
  });

  test('cut short, empty, or of another kind', async () => {
    const { county, file } = await sentPackage();
    expect(await verify(county.books, { ...file, bytes: file.bytes.subarray(0, file.bytes.length - 100) })).toMatchObject({
      code: 'DOC-DAMAGED',
    });
    expect(await verify(county.books, { ...file, bytes: new Uint8Array() })).toMatchObject({ code: 'FILE-EMPTY' });
    expect(await verify(county.books, { name: '花名册.xlsx', bytes: new TextEncoder().encode('%PDF-1.7') })).toMatchObject({
      code: 'DOC-KIND',
    });
  });

  // anywhere inside, whoever could encrypt again: never accepted, and always with a code of its own
  test('at any place of the zip within', async () => {
    const { county, file } = await sentPackage();
    const { identity, recipient } = await deskKeys(county.books);
    const zip = await decryptWith(identity, file.bytes);
    const before = stateOf(county);
    const codes = new Set<string | null>();
    for (let at = 0; at < zip.length; at += Math.ceil(zip.length / 60)) {
      const bytes = await encryptTo([recipient], changed(zip, at));
      const { ok, code } = await verify(county.books, { ...file, bytes });
      codes.add(code);
      // times and attributes of the zip are nobody's content
      if (ok) expect(await receiveNothingNew(bytes)).toBe(true);
    }
    expect(stateOf(county)).toEqual(before);
    expect(
      [...codes].filter((code) => code !== null).every((code) => ['DOC-DAMAGED', 'DOC-ENTRIES', 'DOC-LIMIT', 'DOC-KIND'].includes(code)),
    ).toBe(true);

    async function receiveNothingNew(bytes: Uint8Array): Promise<boolean> {
      const whole = await decryptWith(identity, bytes);
      return whole.length === zip.length;
    }
  });
});

describe('what the signature covers', () => {
  const cases: [string, string, string, (parts: Parts) => void][] = [
    [
      'the manifest changed after signing',
      'DOC-SIGNATURE',
      'signature',
      (parts) => Object.assign(parts, { keepSignature: true }) && Object.assign(parts.manifest, { title: '另一份' }),
    ],
    [
      'a table changed',
      'DOC-HASH',
      'hash',
      (parts) => parts.files.set('data/member.csv', new TextEncoder().encode(`${textIn(parts, 'data/member.csv')} `)),
    ],
    [
      'a table of the same length changed',
      'DOC-HASH',
      'hash',
      (parts) => parts.files.set('data/unit.csv', changed(parts.files.get('data/unit.csv') ?? new Uint8Array(), 3)),
    ],
    ['a table missing', 'DOC-ENTRIES', 'hash', (parts) => parts.files.delete('data/member.csv')],
    ['a file too many', 'DOC-ENTRIES', 'hash', (parts) => parts.files.set('data/extra.csv', new Uint8Array([1]))],
    ['a table less in the manifest too', 'DOC-MANIFEST', 'rows', (parts) => dropTable(parts, 'data/meeting.csv')],
    [
      'a wrong hash in the manifest',
      'DOC-HASH',
      'hash',
      (parts) => Object.assign(parts.manifest.resources[0] ?? {}, { hash: `sha256:${'0'.repeat(64)}` }),
    ],
    ['a key twice in the manifest', 'DOC-MANIFEST', 'manifest', (parts) => twice(parts)],
    ['a property missing', 'DOC-MANIFEST', 'manifest', (parts) => delete parts.manifest['lx:sequence']],
    [
      'a name that is another package’s',
      'DOC-MANIFEST',
      'manifest',
      (parts) => Object.assign(parts.manifest, { name: '330802006_2026-10_r1_0001' }),
    ],
    [
      'a path that leads out',
      'DOC-MANIFEST',
      'manifest',
      (parts) => Object.assign(parts.manifest.resources[0] ?? {}, { path: '../unit.csv' }),
    ],
    ['a later format', 'DOC-FORMAT', 'manifest', (parts) => Object.assign(parts.manifest, { 'lx:format': 2 })],
    ['another kind of document', 'DOC-UNEXPECTED', 'manifest', (parts) => Object.assign(parts.manifest, receiptProperties(parts))],
    [
      'another township of the county',
      'DOC-UNIT',
      'unit',
      (parts) =>
        Object.assign(parts.manifest, {
          name: '330802006_2026-10_r1_0001',
          'lx:unit': { code: '330802006', name: '白云街道', level: 'township' },
        }),
    ],
    [
      'another level',
      'DOC-UNIT',
      'unit',
      (parts) => Object.assign(parts.manifest, { 'lx:unit': { code: '330802005', name: '花园街道', level: 'county' } }),
    ],
  ];
  test.each(cases)('%s: %s', async (_, code, step, change) => {
    const { county, township, file } = await sentPackage();
    await expectRefused(county, await forged(file, { from: township, to: county }, change), code, step);
  });

  const dropTable = (parts: Parts, path: string) => {
    parts.files.delete(path);
    Object.assign(parts.manifest, { resources: parts.manifest.resources.filter((resource) => resource.path !== path) });
  };
  const twice = (parts: Parts) => {
    parts.manifestText = JSON.stringify(parts.manifest).replace('"lx:period":', '"lx:period":"2026-09","lx:period":');
  };
  const receiptProperties = ({ manifest }: Parts) => ({
    'lx:document': 'receipt',
    'lx:to': manifest['lx:unit'],
    'lx:package': { id: manifest.id, sha256: '0'.repeat(64), period: '2026-10', revision: 1, sequence: 1 },
    'lx:received': '2026-10-31T08:00:00Z',
    'lx:outcome': 'accepted',
    'lx:remark': null,
  });

  test('an algorithm that is not on the list is refused by its name', async () => {
    const { county, township, file } = await sentPackage();
    // ecdsa-with-SHA384 in place of ecdsa-with-SHA256 in the signer's own field, the last in the message
    const swap = (der: Uint8Array) => {
      const copy = Buffer.from(der);
      const at = copy.lastIndexOf(Buffer.from('06082a8648ce3d040302', 'hex'));
      copy[at + 9] = 3;
      return copy;
    };
    const { identity, recipient } = await deskKeys(county.books);
    const signed = await forged(file, { from: township, to: county }, () => undefined);
    const entries = [...(await readZip(await decryptWith(identity, signed.bytes)))].map(([path, bytes]) => ({
      path,
      bytes: path === 'signature.p7s' ? swap(bytes) : bytes,
    }));
    const swapped = { name: file.name, bytes: await encryptTo([recipient], await writeZip(entries)) };
    expect(await verify(county.books, swapped)).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ name: 'signature', detail: expect.stringContaining('ECDSA-SHA384') })]),
    });
    await expectRefused(county, swapped, 'DOC-ALGORITHM', 'signature');
  });
});

describe('who signed', () => {
  test('a package for another county cannot be opened', async () => {
    const { file } = await sentPackage();
    await expectRefused(makeCounty('330803', '衢江区'), file, 'DOC-NO-KEY', 'decrypt');
  });

  test('a township of another county, encrypted to us', async () => {
    const { county, township, file } = await sentPackage();
    const [stranger, itsCounty] = [makeTownship('330803001', '樟潭街道'), makeCounty('330803', '衢江区')];
    await enrol(stranger, itsCounty);
    const signed = await forged(file, { from: township, to: county }, () => undefined, { signer: await signerOf(stranger) });
    await expectRefused(county, signed, 'DOC-CHAIN', 'signature');
  });

  test('a certificate that a township issued itself', async () => {
    const { county, township, file } = await sentPackage();
    const signed = await forged(file, { from: township, to: county }, () => undefined, {
      signer: await issuedByLeaf(township, '330802006'),
    });
    await expectRefused(county, signed, 'DOC-CHAIN', 'signature');
  });

  test('signed when the certificate was no longer valid', async () => {
    const { county, township, file } = await sentPackage();
    await expectRefused(
      county,
      await forged(file, { from: township, to: county }, () => undefined, { at: '2028-11-01T00:00:00Z' }),
      'DOC-EXPIRED',
      'signature',
    );
  });

  test('signed with a revoked certificate; the reason stays with the county', async () => {
    const { county, file } = await sentPackage();
    const [issued] = county.books.registers.list('certificate');
    expect(revoke(county.books, issued?.id ?? '', '电脑丢失')).toEqual({ serial: issued?.id, unit: '330802005' });
    expect(county.books.registers.get('certificate', issued?.id ?? '')?.body.revoked).toEqual({
      at: '2026-10-31T08:00:00.000Z',
      reason: '电脑丢失',
    });
    await expectRefused(county, file, 'DOC-REVOKED', 'signature');
  });

  test('a township has nobody to receive from', async () => {
    const { township, file } = await sentPackage();
    await expect(receive(township.books, file)).rejects.toMatchObject({ code: 'LEDGER-LEVEL' });
  });
});

describe('rows', () => {
  const organizations = 'data/organization.csv';
  const cases: [string, string, (parts: Parts) => void][] = [
    [
      'a code list’s unknown code',
      'DOC-ROWS',
      (parts) => setText(parts, organizations, textIn(parts, organizations).replace('new_economic', 'no_such')),
    ],
    [
      'an identifier out of pattern',
      'DOC-ROWS',
      (parts) => setText(parts, organizations, textIn(parts, organizations).replace('91330802', '9133080O')),
    ],
    [
      'a date that does not exist',
      'DOC-ROWS',
      (parts) => setText(parts, 'data/member.csv', textIn(parts, 'data/member.csv').replace('1990-07-01', '1990-06-31')),
    ],
    [
      'a column renamed',
      'DOC-ROWS',
      (parts) => setText(parts, organizations, textIn(parts, organizations).replace('credit_code', 'creditcode')),
    ],
    [
      'another unit’s row',
      'DOC-ROWS',
      (parts) => setText(parts, organizations, textIn(parts, organizations).replace(',330802005,', ',330802006,')),
    ],
    ['a link that leads nowhere', 'DOC-ROWS', (parts) => dropRows(parts)],
    [
      'a count that does not fit',
      'DOC-MANIFEST',
      (parts) => Object.assign(parts.manifest, { 'lx:counts': { ...(parts.manifest['lx:counts'] as object), organization: 3 } }),
    ],
  ];
  test.each(cases)('%s: %s', async (_, code, change) => {
    const { county, township, file } = await sentPackage();
    await expectRefused(county, await forged(file, { from: township, to: county }, change), code, 'rows');
  });

  const dropRows = (parts: Parts) => {
    const [header] = textIn(parts, organizations).split('\r\n');
    setText(parts, organizations, `${header}\r\n`);
    Object.assign(parts.manifest, { 'lx:counts': { ...(parts.manifest['lx:counts'] as object), organization: 0 } });
  };

  test('an id that is another unit’s row', async () => {
    const { county, township, file } = await sentPackage();
    const [own] = township.ledger.rows('organization');
    county.insert('organization', { name: '县直单位', category: '新经济组织', status: '正常' }, own?.id);
    await expectRefused(county, file, 'DOC-OWNER', 'rows');
  });
});

describe('sequence', () => {
  /** The township's second package, of the same month amended. */
  const second = (township: TestLedger) =>
    amended(township, () => township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' }));

  test('an older package after a newer one', async () => {
    const { county, township, file } = await sentPackage();
    await receive(county.books, await second(township));
    await expectRefused(county, file, 'DOC-REPLAY', 'sequence');
  });

  test('other contents under a known revision', async () => {
    const { county, township, file } = await sentPackage();
    await receive(county.books, file);
    const other = await forged(file, { from: township, to: county }, ({ manifest }) => {
      Object.assign(manifest, {
        id: '01920001-0000-7000-8000-000000000001',
        name: '330802005_2026-10_r1_0002',
        'lx:sequence': 2,
        'lx:previous': { id: manifest.id, sha256: '0'.repeat(64) },
      });
    });
    await expectRefused(county, other, 'DOC-CONFLICT', 'sequence');
  });

  test('other contents under a known id', async () => {
    const { county, township, file } = await sentPackage();
    await receive(county.books, file);
    await expectRefused(
      county,
      await forged(file, { from: township, to: county }, ({ manifest }) => Object.assign(manifest, { title: '改过' })),
      'DOC-CONFLICT',
      'sequence',
    );
  });

  test('two packages after the same one: a copied ledger', async () => {
    const { county, township, file } = await sentPackage();
    await receive(county.books, file);
    const next = await second(township);
    await receive(county.books, next);
    const copy = await forged(next, { from: township, to: county }, ({ manifest }) =>
      Object.assign(manifest, { id: '01920001-0000-7000-8000-000000000001' }),
    );
    await expectRefused(county, copy, 'DOC-FORK', 'sequence');
  });
});

describe('what fails while writing leaves nothing behind', () => {
  test('a row that goes while another unit still needs it', async () => {
    const { county, township } = await enrolledPair();
    const extra = township.insert('organization', {
      name: '临时企业',
      credit_code: `91330802MA28F9999${creditCheckCharacter('91330802MA28F9999')}`,
      category: '新经济组织',
      status: '正常',
    });
    closeMonth(township);
    await receive(county.books, await exported(township));
    county.insert('party_organization', { name: '区直党委', kind: '党委', founded_on: '2020-01-01', covers: [extra] });
    const second = await amended(township, () => township.apply([{ op: 'delete', table: 'organization', id: extra }]));
    const before = stateOf(county);
    const received = await receive(county.books, second);
    expect(received).toMatchObject({ outcome: 'refused', code: 'EDIT-REFERENCED' });
    expect(stateOf(county)).toEqual(before);
    expect(readdirSync(join(county.folder, 'received'))).toEqual(['330802005_2026-10_r1_0001.lxpkg']);
    expect(quarantined(county)).toHaveLength(2);
  });

  test.each(['received', 'quarantine'])('a folder “%s” that cannot be written', async (name) => {
    const { county, file } = await sentPackage();
    rmSync(join(county.folder, name), { recursive: true, force: true });
    writeFileSync(join(county.folder, name), '');
    const before = stateOf(county);
    const given = name === 'received' ? file : { ...file, bytes: changed(file.bytes, file.bytes.length - 1) };
    await expect(receive(county.books, given)).rejects.toMatchObject({ code: 'DISK-ERROR' });
    expect(stateOf(county)).toEqual(before);
  });
});

describe('receipts', () => {
  let county: TestLedger;
  let township: TestLedger;
  let receipt: DocumentFile;
  const answered = async () => {
    const sent = await sentPackage();
    ({ county, township } = sent);
    const received = await receive(county.books, sent.file);
    if (!received.receipt) throw new Error(received.message);
    receipt = received.receipt;
  };
  async function expectNoReceipt(file: DocumentFile, code: string): Promise<void> {
    const before = stateOf(township);
    await expect(acceptReceipt(township.books, file)).rejects.toMatchObject({ code });
    expect(stateOf(township)).toEqual(before);
    expect(township.books.period('2026-10').state).toBe('exported');
  }

  test('signed by the county for another package', async () => {
    await answered();
    const other = await forged(receipt, { from: county, to: township }, ({ manifest }) =>
      Object.assign(manifest['lx:package'] as object, { sha256: '0'.repeat(64) }),
    );
    await expectNoReceipt(other, 'RECEIPT-UNKNOWN');
  });

  test('a neighbour’s certificate used as a CA for the county’s name', async () => {
    await answered();
    const signer = await issuedByLeaf(township, '330802');
    await expectNoReceipt(await forged(receipt, { from: county, to: township }, () => undefined, { signer }), 'DOC-CHAIN');
  });

  test('signed by a neighbour under the same root', async () => {
    await answered();
    const neighbour = makeTownship('330802006', '白云街道');
    await enrol(neighbour, county);
    await expectNoReceipt(
      await forged(receipt, { from: county, to: township }, () => undefined, { signer: await signerOf(neighbour) }),
      'DOC-UNIT',
    );
  });

  test('a package where a receipt is wanted, and a request where a package is', async () => {
    await answered();
    await expectNoReceipt(await exported(township), 'DOC-NO-KEY');
    const request = await requestEnrolment(township.books);
    await expectNoReceipt(request, 'DOC-UNEXPECTED');
    expect(await verify(county.books, request)).toMatchObject({ code: 'DOC-UNEXPECTED' });
  });
});
