import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf, routeOf } from '../../../renderer/app/route.ts';
import { readInline, readMarkdown } from '../../../renderer/pages/manual/markdown.ts';

test('手册用到的各种段落都认得', () => {
  const blocks = readMarkdown('# 标题\n\n一段\n两行\n\n- 甲\n- 乙\n\n1. 先\n2. 后\n\n| 键 | 用 |\n| --- | --- |\n| F1 | 手册 |');
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: '标题' },
    { kind: 'paragraph', text: '一段两行' },
    { kind: 'list', ordered: false, items: ['甲', '乙'] },
    { kind: 'list', ordered: true, items: ['先', '后'] },
    { kind: 'table', head: ['键', '用'], rows: [['F1', '手册']] },
  ]);
});

test('行内的粗体、按键、章节链接和页面链接', () => {
  expect(readInline('按 `F8`，**必须**看[检查](check)、[党员](#/table/member)。')).toEqual([
    { kind: 'text', text: '按 ' },
    { kind: 'code', text: 'F8' },
    { kind: 'text', text: '，' },
    { kind: 'bold', text: '必须' },
    { kind: 'text', text: '看' },
    { kind: 'link', text: '检查', chapter: 'check' },
    { kind: 'text', text: '、' },
    { kind: 'page', text: '党员', address: '#/table/member' },
    { kind: 'text', text: '。' },
  ]);
});

test('手册每一章有标题，链接都指向有的章节和页面', () => {
  const folder = join(import.meta.dirname, '../../../resources/manual');
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const chapters = files.map((name) => name.replace(/^\d+-|\.md$/g, ''));
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(readMarkdown(text)[0], name).toMatchObject({ kind: 'heading', level: 1 });
    for (const part of readInline(text)) {
      if (part.kind === 'link') expect(chapters, name).toContain(part.chapter);
      if (part.kind === 'page') expect(hashOf(routeOf(part.address)), name).toBe(part.address);
    }
  }
});
