export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/** Eight characters are the least; length counts most, then how many kinds of characters there are. */
export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length;
  if (length < 8) return 'short';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\d]/u, /\p{Script=Han}/u].filter((kind) => kind.test(passphrase)).length;
  if (new Set(passphrase).size < 5 || (length < 12 && kinds < 2)) return 'weak';
  return length >= 14 || (length >= 10 && kinds >= 3) ? 'strong' : 'fair';
}

export const strengthWords: Record<Strength, string> = {
  short: '至少 8 个字符。',
  weak: '强度弱：容易被猜中，请加长或混用文字、数字和符号。',
  fair: '强度中：可以使用，再长一些更好。',
  strong: '强度好。',
};
