// What many would read a workbook with: a bare read into its own model.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { peersAt } from '../../peers.ts';
import { tell } from './told.ts';

interface ExcelJs {
  Workbook: new () => { xlsx: { readFile(file: string): Promise<{ worksheets: readonly unknown[] }> } };
}
const { Workbook } = createRequire(join(peersAt('bench-import-peers'), 'package.json'))('exceljs') as ExcelJs;

await tell(async () => (await new Workbook().xlsx.readFile(process.argv[2] ?? '')).worksheets.length);
