import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../../electron/commands/registry.ts';
import { cliPage } from '../../../scripts/docs-cli.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/cli.md'), 'utf8');

test('docs/cli.md is what the commands say of themselves', () => expect(page).toBe(cliPage()));
test.each(commands.map(({ name }) => name))('%s has its entry', (name) => expect(page).toContain(`\n## ${name}\n`));
test('every option and argument says what it is for', () => {
  const silent = commands.flatMap(({ name, options = [], arguments: taken = [] }) =>
    [...options, ...taken].filter(({ help }) => help === '').map(({ usage }) => `${name} ${usage}`),
  );
  expect(silent).toEqual([]);
});
