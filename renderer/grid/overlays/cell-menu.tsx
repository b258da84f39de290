import { Menu, type MenuProps, type MenuRef } from 'antd';
import { useEffect, useRef } from 'react';
import { keyBeside, type MenuEntry, menuFor } from '../menu-entries.ts';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

type Items = NonNullable<MenuProps['items']>;

const itemOf = (entry: MenuEntry): Items[number] => ({
  key: JSON.stringify(entry.command),
  label: (
    <>
      {entry.title} <kbd>{keyBeside(entry)}</kbd>
    </>
  ),
});

/** What can be done with the selection; each item runs the command that its key runs. */
export function CellMenu({ sheet, overlay }: OverlayProps<'cellMenu'>) {
  const menu = useRef<MenuRef>(null);
  useEffect(() => menu.current?.focus({ preventScroll: true }), []);
  const groups = menuFor(sheet.world);
  const items = groups.flatMap(
    (group, place): Items => [...(place > 0 ? [{ type: 'divider' as const, key: `line-${place}` }] : []), ...group.map(itemOf)],
  );
  const run: MenuProps['onClick'] = ({ key, domEvent }) => {
    domEvent.preventDefault();
    const chosen = groups.flat().find(({ command }) => JSON.stringify(command) === key);
    sheet.world.overlays.close();
    if (chosen) sheet.run(chosen.command);
  };
  return (
    <Floating sheet={sheet} at={overlay.at} label="菜单" className="cell-menu">
      <Menu ref={menu} mode="vertical" selectable={false} items={items} onClick={run} aria-label="选中的格能做什么" />
    </Floating>
  );
}
