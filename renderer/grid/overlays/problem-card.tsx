import type { OverlayProps } from './overlay-props.ts';

export function ProblemCard(_: OverlayProps<'problemCard'>) {
  return null;
}
