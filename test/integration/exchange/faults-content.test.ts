import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../../electron/bookkeeping/bookkeeping.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import type { TestLedger } from '../../support/ledger.ts';
import {
  amended,
  closeMonth,
  drop,
  enrol,
  enrolledPair,
  exported,
  forged,
  issuedByLeaf,
  makeTownship,
  type Parts,
  quarantined,
  setText,
  signerOf,
  stateOf,
  textIn,
} from './desks.ts';
import { changed, expectRefused, sentPackage } from './refusals.ts';

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
    await receive(county.books, file);
    const lost = await second(township);
    await amended(township, () => township.insert('party_group', { name: '第二党小组', branch: '鲁班机械党支部' }));
    const latest = await amended(township, () => township.insert('party_group', { name: '第三党小组', branch: '鲁班机械党支部' }));
    await receive(county.books, latest);
    // nothing received says that it is the one lost: the one between is missing too
    await expectRefused(county, await renumbered(lost), 'DOC-REPLAY', 'sequence');

    /** As if a later one had been its forerunner: after the first it would be a fork. */
    function renumbered(file: DocumentFile) {
      return forged(file, { from: township, to: county }, ({ manifest }) =>
        Object.assign(manifest, { 'lx:previous': { id: '01920001-0000-7000-8000-00000000000f', sha256: '0'.repeat(64) } }),
      );
    }
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
    const second = await amended(township, () => drop(township, 'organization', extra));
    const before = stateOf(county);
    const received = await receive(county.books, second);
    expect(received).toMatchObject({ outcome: 'refused', code: 'EDIT-REFERENCED' });
    expect(stateOf(county)).toEqual(before);
    expect(readdirSync(join(county.folder, 'received'))).toEqual([
      expect.stringMatching(/^330802005_2026-10_r1_0001_[0-9a-f-]{36}\.lxpkg$/),
    ]);
    expect(quarantined(county)).toHaveLength(2);
  });

  test.each(['LEDGER-LOCKED', 'EDIT-CONFLICT', 'DISK-FULL'] as const)(
    'what ails this desk (%s) is no fault of the package',
    async (code) => {
      const { county, file } = await sentPackage();
      const before = stateOf(county);
      const ailing: Bookkeeping = {
        ...county.books,
        apply: () => {
          throw new LedgerError(code);
        },
      };
      await expect(receive(ailing, file)).rejects.toMatchObject({ code });
      expect(quarantined(county)).toEqual([]);
      expect(stateOf(county)).toEqual(before);
      expect(await receive(county.books, file)).toMatchObject({ outcome: 'accepted' });
    },
  );

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
