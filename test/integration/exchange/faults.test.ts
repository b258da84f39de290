import { describe, expect, test } from 'vitest';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { decryptWith, encryptTo } from '../../../electron/exchange/envelope/age.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { enrol, forged, issuedByLeaf, makeCounty, makeTownship, type Parts, signerOf, stateOf, textIn } from './desks.ts';
import { changed, expectRefused, sentPackage } from './refusals.ts';

describe('one byte changed', () => {
  const headerEnd = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('\n---');
  test.each([
    ['the first', () => 0, 'DOC-KIND'],
    ['the version of age', () => 'age-encryption.org/v'.length, 'DOC-FORMAT'],
    ['the header’s authentication', (bytes: Uint8Array) => headerEnd(bytes) + 10, 'DOC-DAMAGED'],
    ['the middle', (bytes: Uint8Array) => Math.floor(bytes.length / 2), 'DOC-DAMAGED'],
    ['the last', (bytes: Uint8Array) => bytes.length - 1, 'DOC-DAMAGED'],
  ])('%s', async (_, place, code) => {
    const { county, file } = await sentPackage();
    await expectRefused(county, { ...file, bytes: changed(file.bytes, place(file.bytes)) }, code, 'decrypt');
  });

  test('the recipient’s stanza, still well formed', async () => {
    const { county, file } = await sentPackage();
    const bytes = Uint8Array.from(file.bytes);
    // another letter of base64: one bit of it can leave the alphabet, and the header is then damaged rather than somebody else's
    const [place, other, another] = [40, ...new TextEncoder().encode('AB')] as [number, number, number];
    bytes[place] = bytes[place] === other ? another : other;
    await expectRefused(county, { ...file, bytes }, 'DOC-NO-KEY', 'decrypt');
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
    expect(revoke(county.books, issued?.id ?? '', { reason: '电脑丢失' })).toEqual({ serial: issued?.id, unit: '330802005' });
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
