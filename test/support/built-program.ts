const built = new URL('../../out/main/', import.meta.url);

/** A file of the built program, as people run it: a thread or process of it starts in half the time that its sources take. */
export const builtProgram = (name: 'cli' | 'worker' | 'intake/reading/reader'): URL => new URL(`${name}.js`, built);
