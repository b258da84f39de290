import type { OverlayProps } from './overlay-props.ts';

export function ColumnPanel(_: OverlayProps<'columns'>) {
  return null;
}
