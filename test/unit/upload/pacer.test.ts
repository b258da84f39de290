import { describe, expect, test } from 'vitest';
import { Pacer, type Ticking } from '../../../electron/upload/client/pacer.ts';

/** Time that passes only while someone sleeps. */
class HeldTime implements Ticking {
  at = 0;
  now = () => this.at;
  async sleep(milliseconds: number): Promise<void> {
    this.at += milliseconds;
  }
}
const piece = 16 * 1024;
async function sentWithin(pacer: Pacer, time: HeldTime, milliseconds: number): Promise<number> {
  let bytes = 0;
  for (;;) {
    await pacer.take(piece);
    if (time.at >= milliseconds) return bytes;
    bytes += piece;
  }
}

describe('the limit on what is sent', () => {
  test.each([16, 64, 500, 4096])('%i KB a second are kept, and used', async (kilobytes) => {
    const time = new HeldTime();
    const bytes = await sentWithin(new Pacer(() => kilobytes * 1024, time), time, 60_000);
    const allowed = kilobytes * 1024 * 60;
    expect(bytes).toBeLessThanOrEqual(allowed + piece);
    expect(bytes).toBeGreaterThan(allowed * 0.99 - piece);
  });

  test('what was not sent is not saved up for later', async () => {
    const time = new HeldTime();
    const pacer = new Pacer(() => 64 * 1024, time);
    await pacer.take(piece);
    time.at += 600_000;
    const before = time.at;
    expect(await sentWithin(pacer, time, before + 1000)).toBeLessThanOrEqual(64 * 1024 + piece);
  });

  test('a change counts at once, and without a limit nothing waits', async () => {
    const time = new HeldTime();
    let limit: number | null = 16 * 1024;
    const pacer = new Pacer(() => limit, time);
    await pacer.take(piece);
    await pacer.take(piece);
    expect(time.at).toBe(1000);
    limit = null;
    for (let count = 0; count < 1000; count++) await pacer.take(piece);
    expect(time.at).toBe(1000);
  });
});
