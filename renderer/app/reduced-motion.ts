import { useSyncExternalStore } from 'react';

const wanted = matchMedia('(prefers-reduced-motion: reduce)');

function listen(onChange: () => void): () => void {
  wanted.addEventListener('change', onChange);
  return () => wanted.removeEventListener('change', onChange);
}

/** Whether the person asked their system for less motion; follows a change at once. */
export const useReducedMotion = (): boolean => useSyncExternalStore(listen, () => wanted.matches);
