import { expect, test } from 'vitest';
import { claimedBy, inSendingOrder } from '#shared/exchange/sending-order.ts';

test('each unit’s packages by their sequence, not by their month; files of other names come last', () => {
  const names = [
    '照片.lxpkg',
    '优盘/330802006_2026-10_r1_0002.lxpkg',
    '330802005_2026-09_r2_0011.lxpkg',
    '330802005_2026-10_r1_0010 (1).lxpkg',
    '330802005_2026-09_r1_0009.lxpkg',
  ];
  expect(names.sort((one, other) => inSendingOrder(claimedBy(one), claimedBy(other)))).toEqual([
    '330802005_2026-09_r1_0009.lxpkg',
    '330802005_2026-10_r1_0010 (1).lxpkg',
    '330802005_2026-09_r2_0011.lxpkg',
    '优盘/330802006_2026-10_r1_0002.lxpkg',
    '照片.lxpkg',
  ]);
});
