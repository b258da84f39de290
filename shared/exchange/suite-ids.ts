/** `p256`: ECDSA P-256 with SHA-256, age. `gm`: SM2 with SM3, SM4. The first is what a desk has where nobody chose. */
export const suiteIds = ['p256', 'gm'] as const;
export type SuiteId = (typeof suiteIds)[number];

export const suiteTitles: Readonly<Record<SuiteId, string>> = {
  p256: '通用（ECDSA P-256、SHA-256、age）',
  gm: '国密（SM2、SM3、SM4）',
};
