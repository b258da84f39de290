import { expect, test } from 'vitest';
import { receive } from '../../../electron/exchange/receive.ts';
import { closeMonth, enrol, exported, forged, makeTownship } from './desks.ts';
import { expectRefused, sentPackage } from './refusals.ts';

test('a package under the id of another unit’s is refused: it would take the place of that one in the books', async () => {
  const { county, file } = await sentPackage();
  expect((await receive(county.books, file)).outcome).toBe('accepted');
  const [received] = county.books.registers.list('received');
  const neighbour = makeTownship('330802006', '白云街道');
  await enrol(neighbour, county);
  closeMonth(neighbour);
  const own = await exported(neighbour);
  const stolen = await forged(own, { from: neighbour, to: county }, ({ manifest }) => Object.assign(manifest, { id: received?.id }));
  await expectRefused(county, stolen, 'DOC-MANIFEST', 'sequence');
  expect(county.books.registers.get('received', received?.id ?? '')?.body.unit).toBe('330802005');
  expect((await receive(county.books, file)).outcome).toBe('repeated');
  expect((await receive(county.books, own)).outcome).toBe('accepted');
});
