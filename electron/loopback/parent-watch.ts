/** Calls `onGone` when the process that started this one is gone: its id changes, or (with `stdin`) the pipe it holds closes. Returns the end of watching. */
export function watchParent(onGone: () => void, { stdin = false, everyMs = 2000 } = {}): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid !== parent && onGone(), everyMs);
  timer.unref();
  if (stdin) process.stdin.once('end', onGone).once('close', onGone).resume();
  return () => {
    clearInterval(timer);
    if (stdin) process.stdin.off('end', onGone).off('close', onGone).pause();
  };
}
