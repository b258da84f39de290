import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { KeyList } from '../../keys/key-list.tsx';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

const corner = { x: 8, y: 8 };

/** The page of keys over the sheet: F1 opens it, Escape closes it. */
export function KeyCard({ sheet }: OverlayProps<'keys'>) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <Floating sheet={sheet} at={corner} label="快捷键" className="key-card">
      <header>
        <h2>快捷键</h2>
        <a href="#/manual">使用手册</a>
        <Button size="small" onClick={() => print()}>
          打印
        </Button>
        <Button size="small" ref={close} onClick={() => sheet.world.overlays.close()}>
          关闭（Esc）
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="key-card-list" tabIndex={0} aria-label="按键一览">
        <KeyList level={3} />
      </section>
    </Floating>
  );
}
