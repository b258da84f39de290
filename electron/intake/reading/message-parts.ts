import { decodeText } from './text-encoding.ts';
import { MessageDamage } from './transfer-encoding.ts';

/** A message or a part of one: its headers by their name in small letters, and what follows them as it stands. */
export interface MessagePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}
/** A part that holds no others. */
interface MessageLeaf extends MessagePart {
  /** A mark stands behind it, so that it did not break off. */
  readonly ends: boolean;
}

/** A page of the web may name itself at length. */
const longestHead = 64 * 1024;
const deepest = 4;

/**
 * Whether a file is a page kept as one file (.mht, .mhtml; also what web systems call .xls): a message that holds parts that belong together
 * (RFC 2557), or a single page.
 */
export function isWebArchive(bytes: Uint8Array): boolean {
  const { headers } = messageIn(bytes);
  return headers.has('mime-version') && /^(multipart\/related|text\/html)\b/i.test(headers.get('content-type') ?? '');
}

/** The parts of a message that hold no others, in their order. Throws MessageDamage where the message breaks off or cannot be told apart. */
export function* leavesOf(bytes: Uint8Array): Generator<MessageLeaf> {
  yield* within(messageIn(bytes), 0);
}

function* within(part: MessagePart, depth: number): Generator<MessageLeaf> {
  const type = part.headers.get('content-type') ?? '';
  if (!/^multipart\//i.test(type)) return yield { ...part, ends: depth > 0 };
  const boundary = parameter(type, 'boundary');
  if (!boundary || depth >= deepest) throw new MessageDamage('parts without a boundary, or without an end');
  for (const inner of bodiesBetween(part.body, `--${boundary}`)) yield* within(partOf(inner), depth + 1);
}

/** The value of a parameter of a header: charset="gb2312". */
export const parameter = (header: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
};

/** Some writers begin with a byte order mark or an empty line. */
function messageIn(bytes: Uint8Array): MessagePart {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const begins = /^(\xef\xbb\xbf)?\s*/.exec(all.subarray(0, 256).toString('latin1'))?.[0].length ?? 0;
  return partOf(all.subarray(begins));
}

/** A part without headers begins with an empty line. */
function partOf(bytes: Buffer): MessagePart {
  const head = bytes.subarray(0, longestHead).toString('latin1');
  const end = /^[ \t]*\r?\n|\r?\n[ \t]*\r?\n/.exec(head);
  if (!end) return { headers: new Map(), body: bytes };
  const lines = decodeText(bytes.subarray(0, end.index)).replace(/\r?\n[ \t]+/g, ' ');
  const named = lines.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value.trim()]];
  });
  return { headers: new Map(named), body: bytes.subarray(end.index + end[0].length) };
}

/** What stands between the marks, up to the mark that ends it all. */
function* bodiesBetween(bytes: Buffer, mark: string): Generator<Buffer> {
  let from: number | undefined;
  for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + mark.length, 'latin1')) {
    const behind = at + mark.length;
    const line = /^(--)?[ \t]*(?:\r?\n|$)/.exec(bytes.subarray(behind, behind + 80).toString('latin1'));
    if (!line || (at > 0 && bytes[at - 1] !== 10)) continue;
    if (from !== undefined) yield bytes.subarray(from, at);
    if (line[1]) return;
    from = behind + line[0].length;
  }
  throw new MessageDamage('the last part has no end');
}
