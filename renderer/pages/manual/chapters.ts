import { type Block, readMarkdown } from './markdown.ts';

export interface Chapter {
  /** File name without its number and extension: part of the address. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const files = import.meta.glob<string>('../../../resources/manual/*.md', { query: '?raw', import: 'default', eager: true });

/** Every chapter of the manual, in the order of its file's number. */
export const chapters: readonly Chapter[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, text]) => {
    const blocks = readMarkdown(text);
    const head = blocks[0];
    const id = /\/\d+-([^/]+)\.md$/.exec(path)?.[1] ?? path;
    return { id, title: head?.kind === 'heading' ? head.text : id, blocks };
  });
