/** How long the page may be busy before it draws and hears keys again, and how often progress is told, in milliseconds. */
const slice = 12;
const between = 100;

/** Lets the page draw and hear keys; a message is not held back as a timer is. */
const breath = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Runs long work in slices, so that the page stays alive. Each step of the work yields how far it is; `told` hears of it ten times a second.
 * Throws the signal's reason when it is called off.
 */
export async function sliced<T>(work: Generator<number, T>, told: (done: number) => void, signal?: AbortSignal): Promise<T> {
  let next = performance.now() + between;
  for (;;) {
    const until = performance.now() + slice;
    let done = 0;
    do {
      const step = work.next();
      if (step.done) return step.value;
      done = step.value;
    } while (performance.now() < until);
    if (performance.now() >= next) {
      told(done);
      next = performance.now() + between;
    }
    await breath();
    signal?.throwIfAborted();
  }
}

/** Runs the same work at once. */
export function atOnce<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
