import type { OverlayProps } from './overlay-props.ts';

export function PastePreview(_: OverlayProps<'pasteHeaders'>) {
  return null;
}
