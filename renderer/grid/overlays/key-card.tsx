import type { OverlayProps } from './overlay-props.ts';

export function KeyCard(_: OverlayProps<'keys'>) {
  return null;
}
