/** Full width to half width, CJK compatibility forms folded, ends trimmed: how every short text is taken in. Inner spaces stay. */
export const plainText = (text: string): string => text.normalize('NFKC').trim();

/**
 * An organization's name as two registers would agree on it: width, brackets, spaces and the form of 有限公司 do not tell names apart (ORG-004).
 */
export const normalizedName = (name: string): string =>
  plainText(name)
    .toLowerCase()
    .replace(/[\s()（）[\]【】〔〕{}<>《》"'“”‘’·.,，。、\-—_]/g, '')
    .replace(/有限责任公司/g, '有限公司');
