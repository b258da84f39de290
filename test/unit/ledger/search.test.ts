import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { pinyinOf } from '../../../electron/ledger/search.ts';

test('full pinyin and initials, as people type them', () => {
  expect(pinyinOf('花园街道')).toBe('huayuanjiedao hyjd');
  expect(pinyinOf('衢州女装ABC-12号')).toBe('quzhounvzhuangabc-12hao qznzah');
  expect(pinyinOf('ABC 有限')).toBe('abcyouxian ayx');
  expect(pinyinOf('no Chinese')).toBe('');
});

/** The same by the library's own means, which take twice as long. */
function asTheLibrary(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return `${syllables.join('').replace(/\s/g, '')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`.toLowerCase();
}
const any = '衢州信安花园大厦行长重庆银行女绿略嗯呣欸哼一不的地得着了吕虐𠮷䶮（）·ABab 12é-ǚńāü\u0304';

test('the tones are taken off as the library does, whatever stands between', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...any), minLength: 1, maxLength: 16 }),
    fc.string({ unit: 'binary', maxLength: 8 }).map((other) => `衢${other}州`),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => `${String.fromCharCode(code)}公司`),
  );
  fc.assert(
    fc.property(text, (text) => {
      expect(pinyinOf(text)).toBe(/\p{Script=Han}/u.test(text) ? asTheLibrary(text) : '');
    }),
    { numRuns: 1000 },
  );
  // characters that have one reading are read without the dictionary of words: alone, in words that change readings, and beside any other
  const words = '银行长重庆合同会计师爷儿子地方什么妈妈一会儿检察长朝鲜族藏青稞便宜都有限公司绿化林业食品信用'.split('');
  const mixed = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom('柯城', '贸易', '有限公司', 'A1', '（', ' ', '，')), {
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(mixed, (parts) => {
      const text = `衢${parts.join('')}`;
      expect(pinyinOf(text)).toBe(asTheLibrary(text));
    }),
    { numRuns: 1000 },
  );
  const every = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, index) => String.fromCharCode(0x4e00 + index));
  expect(every.filter((character) => pinyinOf(character) !== asTheLibrary(character))).toEqual([]);
}, 60_000);
