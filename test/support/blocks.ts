import fc from 'fast-check';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', '党', ' ', ',', '<', '&', '\u00a0', "'") }),
);

/** Blocks of any texts, as people and their programs put them on the clipboard. */
export const anyBlock: fc.Arbitrary<string[][]> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
