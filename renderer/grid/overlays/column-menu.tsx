import type { OverlayProps } from './overlay-props.ts';

export function ColumnMenu(_: OverlayProps<'columnMenu'>) {
  return null;
}
