import type { NamedFile } from '../../app/files.ts';

/** What the file chooser offers; whatever is chosen is recognised by its content. */
export const accepted = '.xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt,.htm,.html,.mht,.mhtml';

/** Pictures, sounds and printed pages are no tables: they are left to whoever wants them. */
export const mayBeTable = ({ type }: Pick<File, 'type'>): boolean => !/^(image|audio|video)\/|^application\/pdf$/.test(type);

/** The table on a clipboard: as HTML, which keeps merged cells, or as text; undefined where it holds none. */
export function tableIn(data: Pick<DataTransfer, 'getData'>): NamedFile | undefined {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const content = /<table[\s>]/i.test(html) ? html : text;
  return content.trim() === '' ? undefined : { name: '剪贴板', bytes: new TextEncoder().encode(content) };
}
