#!/usr/bin/env node
// Understands the part of fpm's command line that electron-builder's deb target uses, and lets dpkg-deb write the package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const known = [
  '-s',
  '-t',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
].concat(['--maintainer', '--vendor', '--url', '--category', '--deb-priority', '--deb-compression', '--license', '--iteration']);
const flags = ['--force', '--deb-no-default-config-files'];
const one = new Map<string, string>();
const many = new Map<string, string[]>([
  ['-d', []],
  ['--deb-recommends', []],
]);
const copies: [from: string, to: string][] = [];
const words = process.argv.slice(2).filter((word) => !flags.includes(word));
while (words.length > 0) {
  const word = words.shift() ?? '';
  if (!word.startsWith('-')) copies.push([word.slice(0, word.lastIndexOf('=')), word.slice(word.lastIndexOf('=') + 1)]);
  else if (many.has(word)) many.get(word)?.push(words.shift() ?? '');
  else one.set(word, words.shift() ?? '');
}
const odd = [...one.keys()].filter((name) => !known.includes(name));
if (one.get('-t') !== 'deb' || odd.length > 0) throw new Error(`fpm stand-in: not understood: ${one.get('-t')} ${odd}`);

const root = mkdtempSync(join(tmpdir(), 'deb-'));
for (const [from, to] of copies) {
  const target = join(root, to);
  mkdirSync(from.endsWith('/') ? target : dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}
const size = Math.ceil(Number(execFileSync('du', ['-sb', root], { encoding: 'utf8' }).split('\t')[0]) / 1024);
const [summary, ...details] = (one.get('--description') ?? '').split('\n');
const recommends = many.get('--deb-recommends') ?? [];
const control = [
  `Package: ${one.get('--name')}`,
  `Version: ${one.get('--version')}`,
  `Architecture: ${one.get('--architecture')}`,
  `Maintainer: ${one.get('--maintainer')}`,
  `Installed-Size: ${size}`,
  `Depends: ${many.get('-d')?.join(', ')}`,
  ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
  `Section: ${one.get('--category') ?? 'default'}`,
  `Priority: ${one.get('--deb-priority') ?? 'optional'}`,
  `Homepage: ${one.get('--url')}`,
  `Description: ${summary}`,
  ...details.map((line) => ` ${line.trim() || '.'}`),
];
mkdirSync(join(root, 'DEBIAN'));
writeFileSync(join(root, 'DEBIAN/control'), `${control.join('\n')}\n`);
for (const [option, name] of [
  ['--after-install', 'postinst'],
  ['--after-remove', 'postrm'],
] as const) {
  const script = one.get(option);
  if (script) writeFileSync(join(root, 'DEBIAN', name), readFileSync(script), { mode: 0o755 });
}
execFileSync('dpkg-deb', ['--root-owner-group', `-Z${one.get('--deb-compression') ?? 'xz'}`, '--build', root, one.get('--package') ?? ''], {
  stdio: 'inherit',
});
rmSync(root, { recursive: true });
