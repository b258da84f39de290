import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The first folder of this name, `name-2`, `name-3`… under `parent` that is not there yet. */
export function newFolder(parent: string, name: string): string {
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(folder)) return folder;
  }
}
