import { compared, workbooksIn } from './collections.ts';

// node test/faults/collections-run.ts FOLDER: reads the .xlsx of other people's collections by our reader and by the library, and says where they part
const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder of workbooks?');
const outcomes = new Map<string, number>();
for (const file of workbooksIn(folder)) {
  if (!/\.xls[xm]$/i.test(file)) continue;
  const { ours, library, differs } = await compared(file);
  const as = differs === undefined ? `ours ${ours}, the library ${library}` : 'other cells';
  outcomes.set(as, (outcomes.get(as) ?? 0) + 1);
  if (differs !== undefined || ours !== library) process.stdout.write(`${file}: ${differs ?? as}\n`);
}
for (const [as, count] of [...outcomes].sort(([, a], [, b]) => b - a)) process.stdout.write(`${count}\t${as}\n`);
