import { targetOf } from '../selecting/pointer.ts';

/** Milliseconds that the pointer rests on a cell before it is told what there is to tell. */
const restFor = 400;
/** Pixels between the pointer and what it is told. */
const gap = 14;

/** What a cell has to say to the pointer that rests on it. */
export function tellAtRest(grid: HTMLElement, tell: (row: number, column: string) => string | undefined, signal: AbortSignal): void {
  const tip = document.createElement('div');
  tip.className = 'sheet-tip';
  tip.role = 'tooltip';
  tip.hidden = true;
  grid.append(tip);
  let over: Element | null = null;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
  };
  const show = (cell: Element, x: number, y: number) => {
    const target = cell.isConnected ? targetOf(cell) : undefined;
    const said = target?.on === 'cell' ? tell(target.row, target.column) : undefined;
    if (said === undefined) return;
    tip.textContent = said;
    tip.hidden = false;
    const box = grid.getBoundingClientRect();
    const below = y - box.top + gap;
    tip.style.left = `${Math.max(0, Math.min(x - box.left, box.width - tip.offsetWidth - 4))}px`;
    tip.style.top = `${below + tip.offsetHeight <= box.height ? below : Math.max(0, y - box.top - tip.offsetHeight - gap)}px`;
  };
  grid.addEventListener(
    'mousemove',
    ({ target, clientX, clientY, buttons }) => {
      const cell = target instanceof Element && buttons === 0 ? target.closest('.sheet-cell') : null;
      if (cell === over && !tip.hidden) return;
      over = cell;
      hide();
      if (cell) timer = window.setTimeout(show, restFor, cell, clientX, clientY);
    },
    { signal },
  );
  for (const name of ['mousedown', 'mouseleave', 'wheel'] as const)
    grid.addEventListener(name, hide, { capture: true, passive: true, signal });
  grid.addEventListener('scroll', hide, { capture: true, passive: true, signal });
  window.addEventListener('keydown', hide, { capture: true, signal });
  signal.addEventListener('abort', () => {
    hide();
    tip.remove();
  });
}
