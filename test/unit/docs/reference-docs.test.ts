import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorsPage, fieldsPage } from '../../../scripts/reference-docs.ts';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');

test('docs/fields.md is what the model says', () => expect(page('fields.md')).toBe(fieldsPage()));
test('docs/errors.md is what the catalogue says', () => expect(page('errors.md')).toBe(errorsPage()));
