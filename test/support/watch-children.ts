import { existsSync, readdirSync, readFileSync } from 'node:fs';

const kilobytes = 1024;

/** Watches how much the processes hold that this one starts; undefined where the system has no /proc. */
export function watchChildren(): { end(): number | undefined } {
  if (!existsSync('/proc/self/task')) return { end: () => undefined };
  let most = 0;
  const look = () => {
    for (const pid of children()) most = Math.max(most, peakOf(pid));
  };
  const timer = setInterval(look, 20);
  return {
    end() {
      clearInterval(timer);
      return Math.round(most / kilobytes);
    },
  };
}

const children = () =>
  readdirSync('/proc/self/task').flatMap((task) => read(`/proc/self/task/${task}/children`).split(' ').filter(Boolean));
/** The most a process ever held, in KB; 0 for one that is gone. */
const peakOf = (pid: string) => Number(/VmHWM:\s*(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
