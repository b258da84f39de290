import { type ReactNode, useSyncExternalStore } from 'react';
import type { SheetCore } from '../sheet-core.ts';
import { CellMenu } from './cell-menu.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { ColumnPanel } from './column-panel.tsx';
import { ColumnFilterCard } from './filter-card.tsx';
import { FindBar } from './find-bar.tsx';
import { KeyCard } from './key-card.tsx';
import { LeavingCard } from './leaving-card.tsx';
import type { Overlay } from './overlay.ts';
import type { OverlayProps } from './overlay-props.ts';
import { PastePreview } from './paste-preview.tsx';
import { ProblemCard } from './problem-card.tsx';

type Drawn = { readonly [K in Overlay['kind']]: (props: OverlayProps<K>) => ReactNode };

const drawn: Drawn = {
  cellMenu: CellMenu,
  columnMenu: ColumnMenu,
  filter: ColumnFilterCard,
  columns: ColumnPanel,
  find: FindBar,
  problemCard: ProblemCard,
  leaving: LeavingCard,
  pasteHeaders: PastePreview,
  keys: KeyCard,
};

/** The overlays that are open, if any. */
export function Overlays({ sheet }: { readonly sheet: SheetCore }) {
  const { overlays } = sheet.world;
  const bar = useSyncExternalStore(overlays.watch, overlays.bar);
  const overlay = useSyncExternalStore(overlays.watch, overlays.current);
  const Drawing = overlay && (drawn[overlay.kind] as (props: { sheet: SheetCore; overlay: Overlay }) => ReactNode);
  return (
    <>
      {bar && <FindBar sheet={sheet} overlay={bar} />}
      {Drawing && <Drawing key={JSON.stringify(overlay)} sheet={sheet} overlay={overlay} />}
    </>
  );
}
