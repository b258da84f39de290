/** Full width to half width, CJK compatibility forms folded, ends trimmed: how texts are compared. Inner spaces stay. */
export const plainText = (text: string): string => text.normalize('NFKC').trim();

/**
 * How every short text is taken in: full-width letters and digits to half width, every kind of space to a plain one, ends trimmed. Chinese punctuation
 * and characters such as Ⅲ, ① and ㎡ stay as they were written.
 */
export const shortText = (text: string): string => {
  const composed = text.normalize('NFC').trim();
  // asked first: most texts have none
  return folded.test(composed) ? composed.replace(everyFolded, (character) => character.normalize('NFKC')).trim() : composed;
};
const folded = /[０-９Ａ-Ｚａ-ｚ\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
const everyFolded = new RegExp(folded, 'g');

const wide = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

/** The ways in which a name may be stored that was typed like this: as it is, as texts are taken in, with either kind of brackets and punctuation. */
export function spellingsOf(name: string): readonly string[] {
  const plain = plainText(name);
  return [...new Set([name, shortText(name), plain, plain.replace(/[()]/g, wide), plain.replace(/[(),:;!?]/g, wide)])];
}

/**
 * An organization's name as two registers would agree on it: width, brackets, spaces and the form of 有限公司 do not tell names apart (ORG-004).
 */
export function normalizedName(name: string): string {
  const plain = plainText(name).toLowerCase();
  // asked first: most names have none
  const bare = ignored.test(plain) ? plain.replace(everyIgnored, '') : plain;
  return bare.replaceAll('有限责任公司', '有限公司');
}
const ignored = /[\s()（）[\]【】〔〕{}<>《》"'“”‘’·.,，。、\-—_]/;
const everyIgnored = new RegExp(ignored, 'g');
