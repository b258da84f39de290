// The floor: the same library reads the same file with the same options, and nothing is done with it.
import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import { tell } from './told.ts';

await tell(() => {
  const book = read(readFileSync(process.argv[2] ?? ''), { type: 'buffer', dense: true, cellNF: true });
  return book.SheetNames.length;
});
