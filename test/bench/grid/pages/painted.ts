const givenUpAfter = 60_000;

/** Resolves when the frame under way has been laid out and painted: a task posted within a frame runs after it. */
export function frameEnd(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    requestAnimationFrame(() => port2.postMessage(null));
  });
}

/** The moment at which a frame that shows what was asked for has been painted. */
export async function untilPainted(done: () => boolean): Promise<number> {
  const began = performance.now();
  for (;;) {
    let shows = false;
    const checked = new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        shows = done();
        resolve();
      }),
    );
    const ended = frameEnd();
    await checked;
    const now = await ended;
    if (shows) return now;
    if (now - began > givenUpAfter) throw new Error('what was awaited never showed');
  }
}

/** From an input event on (its own time stamp, taken by the browser) until something shows. */
export function timeFrom(event: string, done: (event: Event) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    addEventListener(event, (happened) => untilPainted(() => done(happened)).then((end) => resolve(end - happened.timeStamp), reject), {
      capture: true,
      once: true,
    });
  });
}

/** The times between frames while they are watched. */
export class FrameTimes {
  #last: number | undefined;
  #times: number[] = [];
  #request = 0;

  start(): void {
    this.#last = undefined;
    this.#times = [];
    this.#request = requestAnimationFrame((now) => this.#tick(now));
  }
  stop(): number[] {
    cancelAnimationFrame(this.#request);
    return this.#times;
  }
  #tick(now: number): void {
    if (this.#last !== undefined) this.#times.push(now - this.#last);
    this.#last = now;
    this.#request = requestAnimationFrame((next) => this.#tick(next));
  }
}
