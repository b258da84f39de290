import type { Permit } from '#shared/contract/upload.ts';

const patience = 3_000;

/** Who may upload, asked of the ledger at most every three seconds: whoever shows made-up tokens must not keep it busy. Throws what `read` throws. */
export function cachedPermits(
  read: () => Promise<readonly Permit[]>,
  now: () => number = Date.now,
): (tokenSha256: string) => Promise<Permit | undefined> {
  let asked: { readonly at: number; readonly permits: Promise<readonly Permit[]> } | undefined;
  return async (tokenSha256) => {
    if (!asked || now() - asked.at >= patience) {
      const asking = { at: now(), permits: read() };
      asked = asking;
      // a failure is not kept
      asking.permits.catch(() => {
        if (asked === asking) asked = undefined;
      });
    }
    return (await asked.permits).find((permit) => permit.tokenSha256 === tokenSha256);
  };
}
