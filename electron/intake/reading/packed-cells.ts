import type { CellGrid, PackedRows, ReadGrid } from '#shared/contract/intake.ts';

/** Texts that are known again; one more is written out, for what remembers them has an end. */
const mostKnown = 1_000_000;

/** Packs the rows of a sheet block by block: a text that comes again is sent once, and a cell is its place among the texts sent so far. */
export function packing(): (rows: CellGrid['cells']) => PackedRows {
  const known = new Map<string, number>();
  let sent = 0;
  return (rows) => {
    const texts: string[] = [];
    const lengths = Uint32Array.from(rows, (row) => row.length);
    const places = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const row of rows)
      for (const text of row) {
        let place = known.get(text);
        if (place === undefined) {
          place = sent++;
          texts.push(text);
          if (known.size < mostKnown) known.set(text, place);
        }
        places[at++] = place;
      }
    return { texts, lengths, places };
  };
}

/** The grid with its rows as they were read; cells of one text share it. One that is not packed comes back as it is. */
export function unpacked({ packed, ...grid }: ReadGrid): CellGrid {
  if (!packed) return grid;
  const texts: string[] = [];
  const cells: string[][] = [];
  for (const block of packed) {
    for (const text of block.texts) texts.push(text);
    let at = 0;
    for (const length of block.lengths) {
      // made in its length: one that grows leaves as much again for the collector
      const row = new Array<string>(length);
      for (let column = 0; column < length; column++) row[column] = texts[block.places[at++] ?? 0] ?? '';
      cells.push(row);
    }
  }
  return { ...grid, cells };
}
