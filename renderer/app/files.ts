import { LedgerError } from '#shared/errors.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Lets the person choose files; an empty list where they chose none. `accept` as in an input of type file. */
export function chooseFiles(accept: string, multiple = false): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.hidden = true;
    const end = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end([...(input.files ?? [])]));
    // a choice that comes right behind a cancel still counts
    input.addEventListener('cancel', () => setTimeout(() => end([]), 300));
    // outside the page it may be collected while the person is still choosing, and the choice with it
    document.body.append(input);
    input.click();
  });
}

/** The bytes of a chosen file. Throws FILE-GONE where it was moved, deleted or changed since, as a pulled stick does. */
export async function readFile(file: File): Promise<NamedFile> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    throw new LedgerError('FILE-GONE', { name: file.name }, { cause: error });
  }
}

/** One chosen file, read; undefined where none was chosen. */
export async function chooseFile(accept: string): Promise<NamedFile | undefined> {
  const [file] = await chooseFiles(accept);
  return file && readFile(file);
}

/** Hands bytes to the person as a file of the given name. */
export function download({ name, bytes }: NamedFile): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the person choose a folder: every file in it and in the folders within whose name ends so; undefined where they chose none. */
export function chooseFolder(extension: string): Promise<File[] | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.hidden = true;
    const end = (files: File[] | undefined) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end([...(input.files ?? [])].filter((file) => endsIn(file.name, extension))));
    input.addEventListener('cancel', () => setTimeout(() => end(undefined), 300));
    document.body.append(input);
    input.click();
  });
}

const endsIn = (name: string, extension: string) => name.toLowerCase().endsWith(extension);

/** The files that were dropped; of a dropped folder those, at any depth, whose name ends so. To be called while the drop is handled. */
export async function droppedFiles(transfer: DataTransfer, extension: string): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const loose = entries.some((entry) => entry.isDirectory) ? undefined : [...transfer.files];
  return loose ?? (await Promise.all(entries.map((entry) => filesIn(entry, extension)))).flat();
}

async function filesIn(entry: FileSystemEntry, extension: string): Promise<File[]> {
  if (entry.isFile) {
    if (!endsIn(entry.name, extension)) return [];
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // a reader gives a hundred at a time, and none at the end
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    for (const one of part) found.push(...(await filesIn(one, extension)));
  }
}
