/** What a run did to files, as it must reach the disk; paths are absolute. */
export type FileCall =
  | { readonly op: 'create'; readonly path: string }
  | { readonly op: 'write'; readonly path: string; readonly at: number; readonly bytes: Uint8Array }
  | { readonly op: 'size'; readonly path: string; readonly size: number }
  | { readonly op: 'sync'; readonly path: string }
  | { readonly op: 'rename'; readonly path: string; readonly to: string }
  | { readonly op: 'unlink'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string }
  /** The command told its answer. */
  | { readonly op: 'said' };

/** The calls that change files, as `strace -e trace=` wants them. */
export const fileCalls =
  'openat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,link';

/** Reads what `strace -f -y -xx` wrote down, as far as it lies in a folder. Throws for a call on a file there that it knows no way to do again. */
export function fileCallsIn(trace: string, folder: string): FileCall[] {
  const calls: FileCall[] = [];
  const reader = new Reader(folder, calls);
  const unfinished = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    if (rest.endsWith(' <unfinished ...>')) unfinished.set(thread, rest.slice(0, -' <unfinished ...>'.length));
    else if (resumed) reader.read(`${unfinished.get(thread) ?? ''}${resumed[1] ?? ''}`);
    else reader.read(rest);
  }
  return calls;
}

const text = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');

class Reader {
  /** Where the next plain write of an open file goes. */
  readonly #places = new Map<string, number>();
  readonly #folder: string;
  readonly #calls: FileCall[];

  constructor(folder: string, calls: FileCall[]) {
    this.#folder = folder;
    this.#calls = calls;
  }

  read(line: string): void {
    const [, name = '', given = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/s.exec(line) ?? [];
    if (name === '' || Number(result) < 0) return;
    const file = /^(\d+)<([^>]*)>/.exec(given);
    const strings = [...given.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => text(hex));
    const numbers = given.split(', ').slice(1).map(Number);
    const path = text(file?.[2] ?? '').toString();
    if (name === 'openat') this.#open(given, strings[0]?.toString() ?? '', result);
    else if (/^(rename|unlink|mkdir|rmdir|link)/.test(name)) this.#name(name, strings.map(String));
    else if (name === 'write' && file?.[1] === '1') this.#add({ op: 'said' });
    else if (this.#isOurs(path)) this.#content(name, { path, handle: file?.[1] ?? '' }, strings[0], numbers);
  }

  #content(
    name: string,
    { path, handle }: { path: string; handle: string },
    bytes: Uint8Array | undefined,
    numbers: readonly number[],
  ): void {
    if (name === 'fsync' || name === 'fdatasync') this.#add({ op: 'sync', path });
    else if (name === 'ftruncate') this.#add({ op: 'size', path, size: numbers[0] ?? 0 });
    else if (name === 'pwrite64' && bytes) this.#add({ op: 'write', path, at: numbers.at(-1) ?? 0, bytes });
    else if (name === 'write' && bytes) {
      const at = this.#places.get(handle) ?? 0;
      this.#places.set(handle, at + bytes.length);
      this.#add({ op: 'write', path, at, bytes });
    } else throw new Error(`no way to do ${name} again on ${path}`);
  }

  #open(given: string, path: string, handle: string): void {
    this.#places.set(handle, 0);
    if (!this.#isOurs(path)) return;
    // whether this made the file, the disk knows
    if (given.includes('O_CREAT')) this.#add({ op: 'create', path });
    if (given.includes('O_TRUNC')) this.#add({ op: 'size', path, size: 0 });
  }

  #name(name: string, [path = '', to = '']: readonly string[]): void {
    if (!this.#isOurs(path)) return;
    if (name.startsWith('rename')) this.#add({ op: 'rename', path, to });
    else if (name.startsWith('unlink')) this.#add({ op: 'unlink', path });
    else if (name.startsWith('mkdir')) this.#add({ op: 'mkdir', path });
    else throw new Error(`no way to do ${name} again on ${path}`);
  }

  readonly #isOurs = (path: string) => path === this.#folder || path.startsWith(`${this.#folder}/`);
  readonly #add = (call: FileCall) => void this.#calls.push(call);
}
