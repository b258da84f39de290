import type { OverlayProps } from './overlay-props.ts';

export function CellMenu(_: OverlayProps<'cellMenu'>) {
  return null;
}
