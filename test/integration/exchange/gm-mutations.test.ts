import { expect, test } from 'vitest';
import { errorCatalogue } from '#shared/errors.ts';
import { type Chance, chanceOf } from '../../../electron/demo/township-names.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { chooseSuite, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { mutatedPackage, openForMutation, type Region, regions, spoilt } from '../../faults/package-mutate.ts';
import { closeMonth, enrol, exported, fill, makeCounty, makeTownship, stateOf } from './desks.ts';

const inner = regions.filter((region) => !region.startsWith('age '));
/** Of the envelope: all that is before the content, then content and tag. */
const outer = ['recipients', 'content'] as const;
const headLength = 260;

// hundreds more: LEDGER_PACKAGE_MUTATIONS=1000
const count = Number(process.env.LEDGER_PACKAGE_MUTATIONS ?? 120);

test('spoilt packages in 国密: none is taken, each has its code, nothing is written but in quarantine', async () => {
  const [county, township] = [makeCounty(), makeTownship()];
  for (const { books } of [county, township]) await chooseSuite(books, 'gm');
  await enrol(township, county);
  fill(township);
  closeMonth(township);
  const file = await exported(township);
  const { identity, recipient } = await deskKeys(county.books);
  const opened = await openForMutation(file.bytes, identity, recipient);
  expect(await receive(county.books, file)).toMatchObject({ outcome: 'accepted' });
  const before = stateOf(county);

  const all = [...outer, ...inner];
  const mutated = (region: (typeof all)[number], chance: Chance): Uint8Array | Promise<Uint8Array> => {
    if (region === 'recipients') return spoilt(file.bytes, 0, headLength, chance);
    if (region === 'content') return spoilt(file.bytes, headLength, file.bytes.length, chance);
    return mutatedPackage(opened, region as Region, chance);
  };
  const seen = new Map<string, Set<string>>(all.map((region) => [region, new Set()]));
  const wrong: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const region = all[seed % all.length] ?? 'content';
    const { outcome, code } = await receive(county.books, { name: file.name, bytes: await mutated(region, chanceOf(seed)) });
    // someone who can encrypt may change what is nobody's content, such as a time in the zip: it is the same package again
    const isSame = outcome === 'repeated' && !outer.some((one) => one === region);
    seen.get(region)?.add(isSame ? 'same' : (code ?? outcome));
    if (!isSame && !(outcome === 'refused' && code !== null && code in errorCatalogue))
      wrong.push(`seed ${seed}, ${region}: ${outcome} ${code}`);
  }
  expect(wrong).toEqual([]);
  expect(stateOf(county)).toEqual(before);
  expect([...(seen.get('content') ?? [])]).toEqual(['DOC-DAMAGED']);
  expect([...(seen.get('table') ?? [])].every((code) => code === 'DOC-HASH')).toBe(true);
  expect([...(seen.get('signature') ?? [])]).toContain('DOC-SIGNATURE');
}, 600_000);
