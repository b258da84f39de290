/** Full width to half width, CJK compatibility forms folded, ends trimmed: how texts are compared. Inner spaces stay. */
export const plainText = (text: string): string => text.normalize('NFKC').trim();

/** How every short text is taken in: as plainText, but （） stay, for official names are written with them. */
export const shortText = (text: string): string => (/[（）]/.test(text) ? text.replace(/[^（）]+/g, plainRun).trim() : plainText(text));
const plainRun = (run: string) => run.normalize('NFKC');

/** The ways in which a name may be stored that was typed like this: as it is, as texts are taken in, with either kind of brackets. */
export function spellingsOf(name: string): readonly string[] {
  const plain = plainText(name);
  return [...new Set([name, shortText(name), plain, plain.replaceAll('(', '（').replaceAll(')', '）')])];
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
