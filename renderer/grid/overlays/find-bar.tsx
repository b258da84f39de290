import type { OverlayProps } from './overlay-props.ts';

export function FindBar(_: OverlayProps<'find'>) {
  return null;
}
