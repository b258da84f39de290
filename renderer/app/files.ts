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

export const readFile = async (file: File): Promise<NamedFile> => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

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
