interface Sent {
  readonly unit: string;
  readonly sequence: number;
}

/** Unit by unit, each unit's packages in the order they were sent: the earlier ones must come in first. */
export const inSendingOrder = (one: Sent, other: Sent): number =>
  one.unit === other.unit ? one.sequence - other.sequence : one.unit < other.unit ? -1 : 1;

/** What a package's file name claims, enough to order unopened files; others come last. */
export function claimedBy(fileName: string): Sent {
  const found = /(\d{6}(?:\d{3})?)_\d{4}-\d{2}_r\d+_(\d+)/.exec(fileName);
  return { unit: found?.[1] ?? '~', sequence: Number(found?.[2] ?? 0) };
}
