/** What a number format makes of a number; everything else only rounds what is stored. */
export type NumberFormat =
  | { readonly is: 'plain' }
  /** 00007: zeros people read as part of a code. */
  | { readonly is: 'padded'; readonly width: number }
  | { readonly is: 'date'; readonly shows: 'day' | 'month' | 'year' | 'clock' };

const plain: NumberFormat = { is: 'plain' };

/** The date formats that have a number and no text in the file, as a Chinese Excel and WPS show them (ECMA-376 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'm-d-yy',
  31: 'yyyy年m月d日',
  32: 'h时mm分',
  33: 'h时mm分ss秒',
  34: '上午/下午h时mm分',
  35: '上午/下午h时mm分ss秒',
  36: 'yyyy年m月',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: '上午/下午h时mm分',
  56: '上午/下午h时mm分ss秒',
  57: 'yyyy年m月',
  58: 'm月d日',
};

const known = new Map<string, NumberFormat>();

/** What a format says, by its text or, where the file gives none, by its number. */
export function numberFormat(code: string | undefined, id?: number): NumberFormat {
  const text = code ?? builtIn[id ?? 0] ?? 'General';
  const found = known.get(text) ?? readFormat(text);
  known.set(text, found);
  return found;
}

function readFormat(code: string): NumberFormat {
  if (/^0{2,}$/.test(code)) return { is: 'padded', width: code.length };
  if (/^(general|standard|@)$/i.test(code)) return plain;
  const first = code.split(';')[0] ?? '';
  const letters = first
    .toLowerCase()
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/g, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p/g, 'h');
  if (/[#?%]|e\+/.test(letters) || !/[ymdhs]/.test(letters)) return plain;
  if (/d/.test(letters)) return { is: 'date', shows: 'day' };
  // in a format of hours or seconds an m is a minute
  if (/[hs]/.test(letters)) return { is: 'date', shows: /y/.test(letters) ? 'day' : 'clock' };
  if (/y|e/.test(letters)) return { is: 'date', shows: /m/.test(letters) ? 'month' : 'year' };
  return { is: 'date', shows: 'day' };
}
