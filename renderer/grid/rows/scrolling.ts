/** Every row is as high, pixels. */
export const rowHeight = 28;

/** Where a stretch of `size` pixels at `start` comes into a window of `room` pixels that is scrolled to `at`, by the least scrolling. */
export function intoView(start: number, size: number, at: number, room: number): number {
  if (start < at || size > room) return start;
  return start + size > at + room ? start + size - room : at;
}

/** How far a turn of the wheel scrolls, pixels: browsers tell of pixels, lines or pages. With shift a wheel that only turns one way scrolls across. */
export function wheeled(event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey'>, page: number): { x: number; y: number } {
  const unit = event.deltaMode === 1 ? rowHeight : event.deltaMode === 2 ? page : 1;
  const x = event.deltaX * unit;
  const y = event.deltaY * unit;
  return event.shiftKey && x === 0 ? { x: y, y: 0 } : { x, y };
}
