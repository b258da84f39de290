import type { SheetCore } from '../sheet-core.ts';
import type { Overlay } from './overlay.ts';

/** What the component of an overlay is given. */
export interface OverlayProps<K extends Overlay['kind']> {
  readonly sheet: SheetCore;
  readonly overlay: Extract<Overlay, { readonly kind: K }>;
}
