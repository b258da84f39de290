import { plainText } from '#shared/model/plain-text.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A value as it is matched: unread text by its words. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'unread' in value) return plainText(String(value.unread));
  return typeof value === 'string' && value !== '' ? plainText(value) : typeof value === 'number' ? String(value) : undefined;
}
