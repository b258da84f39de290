import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ name: z.literal('liangxin-ledger'), version: z.string() });

/** The folder that holds package.json and out/: the checkout, or the packed archive. `from` is the folder of an entry, in source or in the build. */
export function programFolder(from: string): string {
  const folder = ['..', '../..'].map((up) => join(from, up)).find((candidate) => existsSync(join(candidate, 'package.json')));
  if (!folder) throw new Error(`no package.json above ${from}`);
  return folder;
}

export const programVersion = (folder: string): string =>
  manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;

/** The built page. Throws where it has not been built. */
export function pageFolderOf(folder: string): string {
  const page = join(folder, 'out/renderer');
  if (!existsSync(join(page, 'index.html'))) throw new Error('还没有构建页面：请先运行 npm run build');
  return page;
}
