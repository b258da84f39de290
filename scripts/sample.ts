import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { township } from '../test/support/township.ts';
import { sheetText, townshipSheets } from '../test/support/township-sheets.ts';

// writes resources/sample/: the invented township that 打开示例 and the demo import; the same text on every run
const folder = join(import.meta.dirname, '..', 'resources', 'sample');
mkdirSync(folder, { recursive: true });
const sample = township();
for (const sheet of townshipSheets) writeFileSync(join(folder, sheet.file), sheetText(sample, sheet));
