/** What a side measured of itself. */
export interface Told {
  readonly ms: number;
  /** Peak resident memory of this process, MB. */
  readonly memory: number;
}

/** Does the act once and tells time and memory as one line of JSON. */
export async function tell(act: () => unknown): Promise<void> {
  const began = performance.now();
  await act();
  const told: Told = { ms: performance.now() - began, memory: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(told));
}
