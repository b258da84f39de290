import { mayBeTable } from '../pages/import/table-files.ts';

const document = /^application\/(msword|.*wordprocessingml.*|ofd)$/;
/** Pictures, PDF and Word are attachments; what has no type may be one, an OFD or a HEIC. */
const mayAttach = (type: string) => type === '' || document.test(type) || !mayBeTable({ type });
const tableName = /\.(xlsx|xlsm|xls|et|ods|csv|tsv|txt|html?)$/i;

/** Whether what is dragged over a row can be for the row: while it is dragged only its types are known. */
export const holdsAttachments = (data: DataTransfer | null): boolean =>
  [...(data?.items ?? [])].some((item) => item.kind === 'file' && mayAttach(item.type));

/** The dropped files, undefined where they are tables, which are imported. */
export function attachmentFiles(data: DataTransfer | null): readonly File[] | undefined {
  const files = [...(data?.files ?? [])];
  return files.length > 0 && !files.every(({ name }) => tableName.test(name)) ? files : undefined;
}

/** Keeps the browser from opening a picture that is dropped beside everything: it would leave the ledger's page. Returns the end of it. */
export function refuseStrayFiles(): () => void {
  const ending = new AbortController();
  const refuse = (event: DragEvent) => {
    const types = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file');
    if (event.defaultPrevented || types.length === 0 || types.some(mayBeTable)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', refuse, { signal: ending.signal });
  addEventListener('drop', refuse, { signal: ending.signal });
  return () => ending.abort();
}
