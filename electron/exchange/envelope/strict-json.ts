import { LedgerError } from '#shared/errors.ts';

const refuse = (reason: string, cause?: unknown): never => {
  throw new LedgerError('DOC-MANIFEST', { reason }, { cause });
};

/** Reads UTF-8 JSON in which no object has the same key twice: two readers could otherwise see two manifests. Throws DOC-MANIFEST. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = utf8Text(bytes) ?? refuse('不是 UTF-8');
  try {
    const value: unknown = JSON.parse(text);
    const repeated = repeatedKey(text);
    return repeated === undefined ? value : refuse(`键 ${repeated} 重复`);
  } catch (error) {
    if (error instanceof SyntaxError) refuse('不是 JSON', error);
    throw error;
  }
}

/** The text of well-formed UTF-8; a byte order mark stays in it. Undefined where the bytes are none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The first key that an object of a valid JSON text has twice. */
function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | null)[] = [];
  let keyNext = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const keys = open.at(-1);
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (keys && keyNext && token.startsWith('"')) {
      const key = String(JSON.parse(token));
      if (keys.has(key)) return key;
      keys.add(key);
    }
    keyNext = token === '{' || (token === ',' && open.at(-1) instanceof Set);
  }
  return undefined;
}
