import { Menu, type MenuRef } from 'antd';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Shape } from '#shared/contract/intake.ts';
import { type RowSaying, sayings, sayingsFor } from './shape-choices.ts';

interface Props {
  readonly shape: Shape;
  readonly row: number;
  /** Where it wants to stand, in pixels of the preview's box. */
  readonly x: number;
  readonly y: number;
  onSay(saying: RowSaying): void;
  onClose(): void;
}

/** What can be said of one row of the preview. Escape and a press elsewhere close it; the focus goes back to the row's number. */
export function PreviewRowMenu({ shape, row, x, y, onSay, onClose }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const menu = useRef<MenuRef>(null);
  const [top, setTop] = useState(y);
  useLayoutEffect(() => {
    const room = card.current?.parentElement?.clientHeight ?? 0;
    setTop(Math.max(0, Math.min(y, room - (card.current?.offsetHeight ?? 0) - 4)));
  }, [y]);
  useEffect(() => menu.current?.focus({ preventScroll: true }), []);
  const closing = useRef(onClose);
  closing.current = onClose;
  useEffect(() => {
    const elsewhere = (event: MouseEvent) => card.current?.contains(event.target as Node) || closing.current();
    addEventListener('mousedown', elsewhere, true);
    return () => removeEventListener('mousedown', elsewhere, true);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu inside has the role, this hears the keys that it lets through
    <div ref={card} className="preview-row-menu" style={{ left: x, top }} onKeyDown={onKeyDown}>
      <Menu
        ref={menu}
        mode="vertical"
        selectable={false}
        aria-label={`第 ${row} 行`}
        items={sayingsFor(shape, row).map((saying) => ({ key: saying, label: sayings[saying] }))}
        onClick={({ key }) => {
          onClose();
          onSay(key as RowSaying);
        }}
      />
    </div>
  );
}
