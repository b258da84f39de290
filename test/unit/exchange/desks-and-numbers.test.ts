import { describe, expect, test } from 'vitest';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { parseRecordsCsv, recordsCsv } from '#shared/documents/records-csv.ts';
import type { ReadableRegisters } from '../../../electron/bookkeeping/registers.ts';
import { placeOf } from '../../../electron/exchange/receiving/sequence.ts';
import { fingerprintOf } from '../../../electron/keys/fingerprint.ts';
import { belongsTo, isDirectlyUnder, levelOfCode } from '../../../electron/keys/subordination.ts';

describe('who is under whom', () => {
  test.each([
    ['330800', 'city'],
    ['330802', 'county'],
    ['330802005', 'township'],
    ['3308', undefined],
    ['33080200', undefined],
  ])('%s is a %s', (code, level) => {
    expect(levelOfCode(code)).toBe(level);
  });

  const city = { code: '330800', level: 'city' } as const;
  const county = { code: '330802', level: 'county' } as const;
  test.each([
    [county, city, true],
    [{ code: '330802005', level: 'township' }, county, true],
    [{ code: '330803005', level: 'township' }, county, false],
    [{ code: '330802005', level: 'township' }, city, false],
    [{ code: '330702', level: 'county' }, city, false],
    [{ code: '330802', level: 'township' }, county, false],
    [city, city, false],
  ] as const)('%o under %o: %s', (unit, superior, expected) => {
    expect(isDirectlyUnder(unit, superior)).toBe(expected);
  });

  test('rows belong to the unit and to all below it', () => {
    expect(belongsTo('330802005', city)).toBe(true);
    expect(belongsTo('330802005', county)).toBe(true);
    expect(belongsTo('330803005', county)).toBe(false);
    expect(belongsTo('330802006', { code: '330802005', level: 'township' })).toBe(false);
  });
});

test('a fingerprint is forty digits over the key and every recipient', () => {
  const key = Uint8Array.from([1, 2, 3]);
  const all = [
    fingerprintOf(key, ['age1a']),
    fingerprintOf(key, ['age1b']),
    fingerprintOf(key, ['age1a', 'age1b']),
    fingerprintOf(Uint8Array.from([1, 2, 4]), ['age1a']),
  ];
  for (const one of all) expect(one).toMatch(/^(\d{5} ){7}\d{5}$/);
  expect(new Set(all).size).toBe(4);
});

test('small records as CSV and back', () => {
  const records = [
    { table: 'member', message: '“李”，\r\n"改"' },
    { table: '', message: '' },
  ];
  const text = recordsCsv(['table', 'message'], records);
  expect(parseRecordsCsv(['table', 'message'], text)).toEqual(records);
  expect(() => parseRecordsCsv(['message', 'table'], text)).toThrow(SyntaxError);
  expect(() => parseRecordsCsv(['table', 'message'], `${text}a\r\n`)).toThrow(SyntaxError);
});

describe('the place of a package', () => {
  const sha = (digit: string) => digit.repeat(64);
  const received = (id: string, sequence: number, previous: string | null, month: { period?: string; revision?: number } = {}) => ({
    id,
    blob: null,
    body: {
      unit: '330802005',
      period: month.period ?? '2026-10',
      revision: month.revision ?? sequence,
      sequence,
      previous: previous === null ? null : { id: previous, sha256: sha('a') },
      manifestSha256: sha('a'),
    },
  });
  const place = (known: ReturnType<typeof received>[], next: ReturnType<typeof received>, hash = sha('b'), aside: string[] = []) => {
    const decided = [{ id: 'd', blob: null, body: { decision: { aside } } }];
    const registers = { list: () => decided, get: () => undefined, listOf: () => known } as unknown as ReadableRegisters;
    const { unit: code, period, revision, sequence, previous } = next.body;
    const manifest = {
      id: next.id,
      'lx:unit': { code },
      'lx:period': period,
      'lx:revision': revision,
      'lx:sequence': sequence,
      'lx:previous': previous,
    };
    return placeOf(registers, { manifest: manifest as PackageManifest, bytes: new Uint8Array(), sha256: hash });
  };
  const refused = (code: string) => expect.objectContaining({ code });

  test('the first, the next, and one after a gap', () => {
    expect(place([], received('a', 1, null))).toEqual({ kind: 'new', gap: false, late: false });
    expect(place([received('a', 1, null)], received('b', 2, 'a'))).toEqual({ kind: 'new', gap: false, late: false });
    expect(place([received('a', 1, null)], received('c', 3, 'b'))).toEqual({ kind: 'new', gap: true, late: false });
    expect(place([], received('c', 3, 'b'))).toEqual({ kind: 'new', gap: true, late: false });
  });

  test('the same again, and the same id with other contents', () => {
    expect(place([received('a', 1, null)], received('a', 1, null), sha('a'))).toEqual({ kind: 'repeated', id: 'a' });
    expect(() => place([received('a', 1, null)], received('a', 1, null))).toThrow(refused('DOC-CONFLICT'));
  });

  test('lower, forked, and a revision known with other contents', () => {
    const known = [received('a', 1, null), received('b', 2, 'a')];
    expect(() => place([received('b', 2, 'a')], received('a', 1, null))).toThrow(refused('DOC-REPLAY'));
    expect(() => place(known, received('x', 1, null))).toThrow(refused('DOC-FORK'));
    expect(() => place([received('b', 2, 'a')], received('x', 1, null))).toThrow(refused('DOC-FORK'));
    expect(() => place(known, received('x', 2, 'a'))).toThrow(refused('DOC-FORK'));
    expect(() => place(known, received('x', 3, 'a', { revision: 9 }))).toThrow(refused('DOC-FORK'));
    expect(() => place(known, received('x', 3, 'b', { revision: 2 }))).toThrow(refused('DOC-CONFLICT'));
    expect(() => place(known, received('x', 2, 'z', { revision: 9 }))).toThrow(refused('DOC-REPLAY'));
    expect(() => place([received('a', 1, null)], received('x', 1, null))).toThrow(refused('DOC-FORK'));
  });

  test('the one that a received one follows, by its hash, may still come in; nothing else of a lower sequence', () => {
    const known = [received('a', 1, null), received('d', 4, 'c')];
    expect(place(known, received('c', 3, 'b'), sha('a'))).toEqual({ kind: 'new', gap: true, late: true });
    expect(place([...known, received('c', 3, 'b')], received('b', 2, 'a'), sha('a'))).toEqual({ kind: 'new', gap: false, late: true });
    expect(place([received('b', 2, 'a')], received('a', 1, null), sha('a'))).toEqual({ kind: 'new', gap: false, late: true });
    // not yet proven, another content, a sequence that does not fit, a month that is taken, a second one after the same
    expect(() => place(known, received('b', 2, 'a'), sha('a'))).toThrow(refused('DOC-REPLAY'));
    expect(() => place([received('d', 4, 'c')], received('b', 2, 'a'), sha('a'))).toThrow(refused('DOC-REPLAY'));
    expect(() => place(known, received('c', 3, 'b'), sha('c'))).toThrow(refused('DOC-REPLAY'));
    expect(() => place(known, received('c', 4, 'b', { revision: 9 }), sha('a'))).toThrow(refused('DOC-REPLAY'));
    expect(() => place(known, received('c', 3, 'b', { revision: 4 }), sha('a'))).toThrow(refused('DOC-CONFLICT'));
    expect(() => place([...known, received('x', 2, 'b')], received('c', 3, 'b'), sha('a'))).toThrow(refused('DOC-FORK'));
  });

  test('what a person set aside no longer counts; it, and what follows it, does not come in again', () => {
    const known = [received('a', 1, null), received('b', 2, 'a'), received('x', 2, 'a')];
    expect(place(known, received('y', 3, 'x'), sha('b'), ['b'])).toEqual({ kind: 'new', gap: false, late: false });
    expect(() => place(known, received('c', 3, 'b'), sha('b'), ['b'])).toThrow(refused('DOC-FORK'));
    expect(() => place([received('a', 1, null)], received('z', 1, null), sha('b'), ['z'])).toThrow(refused('DOC-DISMISSED'));
  });
});
