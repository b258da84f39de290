import './overlays.css';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { SheetCore } from '../sheet-core.ts';
import type { Spot } from './overlay.ts';

interface Props {
  readonly sheet: SheetCore;
  /** Where it wants to stand, in pixels of the sheet's box; it is moved so that all of it is seen. */
  readonly at: Spot;
  /** The name that a screen reader tells. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A card over the cells: not modal, closed by Escape or by a press elsewhere on the sheet; the focus then goes back to the sheet. */
export function Floating({ sheet, at, label, className = '', children }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Spot>(at);
  useLayoutEffect(() => {
    const box = card.current;
    const room = box?.parentElement;
    if (!box || !room) return;
    setPlace({
      x: Math.max(4, Math.min(at.x, room.clientWidth - box.offsetWidth - 4)),
      y: Math.max(4, Math.min(at.y, room.clientHeight - box.offsetHeight - 4)),
    });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    sheet.world.overlays.close();
  };
  return (
    <div
      ref={card}
      className={`sheet-card ${className}`}
      role="dialog"
      aria-label={label}
      style={{ left: place.x, top: place.y }}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
