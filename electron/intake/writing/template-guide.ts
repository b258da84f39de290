import type { WriteSheet } from 'hucre/xlsx';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { workbookText } from './field-cells.ts';
import { choicesOf, fillingHint } from './field-hints.ts';
import { asideSheets } from './sheet-names.ts';
import { templateFields } from './template-fields.ts';

const opening = [
  '在与表同名的工作表里填写，一行一条；“示例”里的内容不会导入。',
  '标 * 的列必填。表头不要改，列的顺序可以换，用不着的列可以空着。',
  '号码、代码一列已设为文本，直接填写即可，不会变成科学计数。',
  '填完后在程序里打开对应的表，按“导入”选择这个文件。',
];
const columns = ['表', '列', '必填', '怎么填', '可选的值', '说明'];

/** What is to be filled in where: the fields of the tables as the model describes them. */
export function guideSheet(tables: readonly TableName[], added?: LocalEntries): WriteSheet {
  const lines = tables.flatMap((table) =>
    templateFields(table).map(({ field }) => [
      tableOf(table).title,
      field.title,
      field.required ? '必填' : '',
      fillingHint(field),
      (choicesOf(field, added) ?? []).join('、'),
      field.help ?? '',
    ]),
  );
  const rows = [...opening.map((line) => [line]), [], columns, ...lines];
  return {
    name: asideSheets.guide,
    columns: [12, 22, 8, 44, 60, 50].map((width) => ({ width, style: { numFmt: '@', alignment: { vertical: 'top' } } })),
    rows: rows.map((row) => row.map((text) => (text === '' ? null : workbookText(text)))),
    freezePane: { rows: opening.length + 2 },
  };
}
