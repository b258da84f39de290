import { describe, expect, test } from 'vitest';
import { divisionName, findDivisions } from '../../../electron/host/divisions.ts';

describe('divisions', () => {
  test('have six digits for a city or county, nine for a township', async () => {
    expect(await divisionName('330800', 'city')).toBe('衢州市');
    expect(await divisionName('330802', 'county')).toBe('柯城区');
    expect(await divisionName('330802005', 'township')).toBe('新新街道');
  });

  test('are unknown at another level', async () => {
    expect(await divisionName('330802', 'city')).toBeUndefined();
    expect(await divisionName('3308', 'city')).toBeUndefined();
    expect(await divisionName('330802999', 'township')).toBeUndefined();
  });

  test('are found by the beginning of code or name, and by words of their path', async () => {
    expect((await findDivisions('33080', 'county')).map(({ name }) => name)).toEqual(['柯城区', '衢江区']);
    expect(await findDivisions('衢州 信安', 'township')).toEqual([{ code: '330802008', name: '信安街道', path: '浙江省 衢州市 柯城区' }]);
    expect(await findDivisions('  ', 'township')).toEqual([]);
  });
});
