// `node scripts/icons.ts`: draws resources/icons/icon.svg at the sizes that desktops ask for, and packs the small ones into icon.ico.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../electron/loopback/browser.ts';

const folder = join(import.meta.dirname, '../resources/icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];

// a drawing of our own in a throw-away browser: the sandbox guards nothing here, and root has none
const system = findBrowser();
const browser = await chromium.launch({
  ...(system && { executablePath: system }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
const drawn = new Map<number, Buffer>();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  drawn.set(size, png);
  writeFileSync(join(folder, `${size}x${size}.png`), png);
}
await browser.close();

/** An ICO file: a directory of images, each a PNG. 256 is written as 0. */
function ico(images: [size: number, png: Buffer][]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of images.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}
writeFileSync(join(folder, 'icon.ico'), ico([...drawn].filter(([size]) => size <= 256)));
