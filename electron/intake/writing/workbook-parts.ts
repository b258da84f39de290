const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '\n', '\t': '\t' };
const special = /[&<>"\p{Cc}\ufffe\uffff]/u;
const everySpecial = new RegExp(special, 'gu');
const coded = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as XML holds it; a character that XML cannot hold is written as spreadsheets write it. */
export const xmlText = (text: string): string =>
  special.test(text) ? text.replace(everySpecial, (character) => named[character] ?? coded(character)) : text;

/** Formats that every spreadsheet knows by number. */
const builtIn: Readonly<Record<string, number>> = { General: 0, '0': 1, '@': 49 };
const firstOwn = 164;

/** Styles: the workbook's own, bold titles on blue, then one for each number format. */
export function stylesPart(formats: readonly string[]): string {
  const own = formats.filter((format) => builtIn[format] === undefined);
  const idOf = (format: string) => builtIn[format] ?? firstOwn + own.indexOf(format);
  const codes = own.map((format) => `<numFmt numFmtId="${idOf(format)}" formatCode="${xmlText(format)}"/>`).join('');
  const styles = formats.map(
    (format) => `<xf numFmtId="${idOf(format)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return [
    `${declaration}<styleSheet xmlns="${main}">`,
    own.length > 0 ? `<numFmts count="${own.length}">${codes}</numFmts>` : '',
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>',
    '<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/>',
    `${styles.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  ].join('');
}

export const workbookPart = (sheet: string, date1904 = false): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const relation = (id: number, kind: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`;
const relationsPart = (...list: string[]) =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${list.join('')}</Relationships>`;

export const workbookRelations = relationsPart(relation(1, 'worksheet', 'worksheets/sheet1.xml'), relation(2, 'styles', 'styles.xml'));
export const packageRelations = relationsPart(relation(1, 'officeDocument', 'xl/workbook.xml'));

const override = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${type}.${kind}+xml"/>`;
export const contentTypes = [
  `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/>`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  override('workbook.xml', 'sheet.main'),
  override('worksheets/sheet1.xml', 'worksheet'),
  override('styles.xml', 'styles'),
  '</Types>',
].join('');
