import type { OverlayProps } from './overlay-props.ts';

export function ColumnFilterCard(_: OverlayProps<'filter'>) {
  return null;
}
