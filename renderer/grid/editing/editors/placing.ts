import type { Box } from '../../box.ts';

/** The tallest an edit grows, in pixels; from there it scrolls. */
const tallest = 260;

/** Puts the textarea over its cell; under edit it grows with its text. What hangs from it stands below, or above where there is more room. */
export function placeOver(root: HTMLElement, area: HTMLTextAreaElement, box: Box, editing: boolean, hanging: readonly HTMLElement[]): void {
  const room = { width: root.clientWidth, height: root.clientHeight };
  const size = editing ? sizeFor(area, box, room.width - 8) : box;
  // an edit that has grown stays inside the sheet as long as its cell does
  const left = editing ? Math.max(0, Math.min(box.left, room.width - size.width - 2)) : box.left;
  const top = editing && box.top < room.height ? Math.min(box.top, room.height - size.height - 2) : box.top;
  Object.assign(area.style, { left: `${left}px`, top: `${top}px`, width: `${size.width}px`, height: `${size.height}px` });
  if (editing) for (const element of hanging) hang(element, { ...size, left: box.left, top }, room, box.width);
}

function hang(element: HTMLElement, edit: Box, room: { width: number; height: number }, width: number): void {
  const below = room.height - edit.top - edit.height;
  const up = below < 160 && edit.top > below;
  Object.assign(element.style, {
    left: `${Math.max(0, Math.min(edit.left, room.width - 260))}px`,
    minWidth: `${Math.max(width, 160)}px`,
    maxHeight: `${Math.min(280, (up ? edit.top : below) - 8)}px`,
    top: up ? 'auto' : `${edit.top + edit.height + 2}px`,
    bottom: up ? `${room.height - edit.top + 2}px` : 'auto',
  });
}

function sizeFor(area: HTMLTextAreaElement, box: Box, widest: number): { width: number; height: number } {
  area.style.width = `${box.width}px`;
  area.style.height = `${box.height}px`;
  const longest = Math.max(...area.value.split('\n').map((line) => measured(area, line)));
  const width = Math.min(Math.max(box.width, longest + 24), Math.max(box.width, Math.min(460, widest)));
  area.style.width = `${width}px`;
  const needed = Math.max(box.height, area.scrollHeight + 4);
  area.style.overflowY = needed > tallest ? 'auto' : 'hidden';
  return { width, height: Math.min(needed, tallest) };
}

let pen: CanvasRenderingContext2D | null | undefined;
function measured(area: HTMLElement, line: string): number {
  if (pen === undefined) {
    pen = document.createElement('canvas').getContext('2d');
    // once: the sheet has one font, and asking for it at every letter makes the browser style the page anew
    if (pen) pen.font = getComputedStyle(area).font;
  }
  return pen?.measureText(line).width ?? 0;
}
