import { expect, test } from 'vitest';
import { canBeWithin, letterPairs, pairBits } from '#shared/rules/meeting/letter-pairs.ts';

/** The same in the plainest words. */
function plainly(text: string): number[] {
  const letters = text.normalize('NFKC').replace(/[^\p{L}]/gu, '');
  const pairs = Array.from(
    { length: Math.max(letters.length - 1, 0) },
    (_, at) => letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1),
  );
  return letters.length < 20 ? [] : [...new Set(pairs)].sort((a, b) => a - b);
}
const sorted = (pairs: Uint32Array) => [...pairs].sort((a, b) => a - b);
const manyLetters = Array.from({ length: 9000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('');

test.each([
  ['nothing', ''],
  ['too few letters', '学习党章，交流体会。'],
  ['pairs that come again', '安全生产人人有责，安全生产天天要讲，安全生产常抓不懈。'],
  ['full width letters, digits and signs', 'ＡＢＣ学习２０２６年文件（三）ｄｅｆ'.repeat(3)],
  ['letters beyond the first plane, and what is none', '𠮷野𠀀𠀁👍'.repeat(9)],
  ['halves that stand alone', '\ud800散\udc00会'.repeat(20)],
  ['letters put together of several', 'e\u0301ﬀ㍻'.repeat(15)],
  ['a very long text', manyLetters],
  ['one letter, very often', '长'.repeat(20_000)],
])('letter pairs of a text with %s', (_, text) => {
  expect(sorted(letterPairs(text))).toEqual(plainly(text));
});

test('a text does not change the pairs of one before it', () => {
  const first = letterPairs('安全生产人人有责，安全生产天天要讲，安全生产常抓不懈。');
  const before = [...first];
  letterPairs(manyLetters);
  letterPairs('学习党章有关内容，通报三季度工作情况，讨论四季度安排。');
  expect([...first]).toEqual(before);
});

test('sets are never held further apart by their bits than they are', () => {
  for (let step = 0; step < 200; step++) {
    const [one, other] = [manyLetters.slice(step, step + 150), manyLetters.slice(step, step + 40) + manyLetters.slice(4000, 4000 + step)];
    const [a, b] = [letterPairs(one), letterPairs(other)];
    const inBoth = a.filter((pair) => b.includes(pair)).length;
    expect(canBeWithin(pairBits(a), pairBits(b), a.length + b.length - 2 * inBoth)).toBe(true);
  }
  expect(canBeWithin(pairBits(letterPairs(manyLetters.slice(0, 150))), pairBits(letterPairs(manyLetters.slice(4000, 4150))), 30)).toBe(
    false,
  );
});
