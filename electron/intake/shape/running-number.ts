import { rejectedHeader } from '#shared/contract/sheet-files.ts';
import { isBlank, tight } from './cell-kinds.ts';

const always = /^(序号|序|顺序号|行号|项次|no\.?|#)$/i;
const perhaps = /^(编号|号|)$/;

/** Whether a column only numbers its rows, or is one that this program wrote itself: nothing to import. */
export function isSerial(header: string, cells: Iterable<string>): boolean {
  const label = tight(header);
  if (always.test(label) || label === rejectedHeader) return true;
  return perhaps.test(label) && runs(cells);
}

/** 1, 2, 3 … down the column, beginning again or skipping here and there. */
function runs(cells: Iterable<string>): boolean {
  let [read, going, before] = [0, 0, 0];
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    const text = tight(cell);
    if (!/^\d{1,7}$/.test(text)) return false;
    const number = Number(text);
    read++;
    if (number === before + 1 || number === 1) going++;
    before = number;
  }
  return read > 0 && going >= read * 0.8;
}
