import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attachmentLimits } from '#shared/model/attachment.ts';
import { limits } from '../../../electron/exchange/envelope/limits.ts';
import { inboxLimits } from '../../../electron/upload/server/inbox-limits.ts';

const format = readFileSync(new URL('../../../docs/format.md', import.meta.url), 'utf8');
const units: Readonly<Record<string, number>> = { MiB: 1024 ** 2, KiB: 1024 };

const { file, perPackage, filesPerPackage, perRow, imageSide } = attachmentLimits;

test.each<[string, number]>([
  ['上限：文件 # MiB（', limits.file],
  ['（超过 # MiB 的须加密', limits.inMemory],
  ['；age 头 # KiB；', limits.ageHeader],
  ['；条目 # 个；', limits.entries],
  ['；清单 # MiB；', limits.manifest],
  ['；签名 # KiB；', limits.signature],
  ['；单个条目展开后 # MiB，', limits.entry],
  ['，合计 # MiB，其中', limits.total],
  ['合计 # MiB；', limits.tables],
  ['；# MiB 以上的条目', limits.ratioFrom],
  ['以及展开后合计 # MiB 以上', limits.allRatioFrom],
  ['压缩比不超过 #。', limits.ratio],
  ['所以最多 # MiB。', limits.smContent],
  ['上限：每个 # MiB，一份包', file],
  ['，一份包合计 # MiB、', perPackage],
  ['、# 个；同一行', filesPerPackage],
  ['；同一行 # 个。', perRow],
  ['（长边 # 像素）', imageSide],
  ['| 413 | 超过 # MiB |', inboxLimits.file],
])('docs/format.md: %s is what the program holds to', (said, held) => {
  const [before = '', after = ''] = said.split('#');
  const at = format.split(before).find((rest) => /^\d/.test(rest) && rest.replace(/^\d+/, '').startsWith(after));
  const unit = /^ [MK]iB/.exec(after)?.[0].trim() ?? '';
  expect(Number.parseInt(at ?? '', 10) * (units[unit] ?? 1)).toBe(held);
});
