import { expect, test } from 'vitest';
import { strengthOf } from '../../../renderer/pages/first-run/passphrase.ts';

test.each([
  ['1234567', 'short'],
  ['88888888888888', 'weak'],
  ['abcdefgh', 'weak'],
  ['hongye2026', 'fair'],
  ['红叶 2026 青石', 'strong'],
  ['correct horse battery staple', 'strong'],
])('口令 %s 的强度是 %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});

test('生僻字按一个字符计，不按两个', () => {
  expect(strengthOf('𠮷𠮷𠮷𠮷')).toBe('short');
});
