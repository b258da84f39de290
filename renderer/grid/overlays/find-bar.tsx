import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Query } from '../finding/find.ts';
import { type Finding, type Found, findingOf } from '../finding/finding.ts';
import { commandOf } from '../keymap.ts';
import type { OverlayProps } from './overlay-props.ts';
import { ReplacePart } from './replace-part.tsx';
import './find-bar.css';

const number = new Intl.NumberFormat('zh-CN');

function told({ query, hits, searching }: Found, at: number): string {
  const size = number.format(hits.length);
  if (query.text === '') return '';
  if (searching) return `正在查找…已有 ${size} 处`;
  if (hits.length === 0) return '没有找到';
  return at > 0 ? `第 ${number.format(at)} 处，共 ${size} 处` : `共 ${size} 处`;
}

/** 查找 and 替换 at the top right of the sheet. The cells stay usable beside it; Escape goes back to the cell found. */
export function FindBar({ sheet, overlay }: OverlayProps<'find'>) {
  const { world } = sheet;
  const finding = findingOf(world);
  const found = useSyncExternalStore(finding.watch, finding.state);
  const [text, setText] = useState(found.query.text);
  const input = useRef<InputRef>(null);
  const bar = useRef<HTMLElement>(null);
  const place = useFreePlace(sheet, bar);

  // asked for again, it takes the focus again
  useEffect(() => {
    finding.begin();
    input.current?.focus({ cursor: 'all' });
    const { query, scoped } = finding.state();
    void finding.search({ ...query, literal: overlay.replace }, scoped && finding.canScope, false);
  }, [finding, overlay]);

  // the sheet renders anew whenever its rows changed: what was found is then looked for again
  useEffect(() => {
    if (finding.stale && !found.searching) void finding.again();
  });

  const look = (part: Partial<Query>, scoped = found.scoped) =>
    void finding.search({ ...found.query, text, literal: overlay.replace, ...part }, scoped);
  const type = (value: string, composing: boolean) => {
    setText(value);
    if (!composing) look({ text: value });
  };
  return (
    <search
      ref={bar}
      className={`find-bar ${place}`}
      onKeyDown={(event) => onKey(event, sheet, finding)}
      aria-label={overlay.replace ? '查找和替换' : '查找'}
    >
      <div className="find-line">
        <Input
          ref={input}
          size="small"
          aria-label="查找内容"
          placeholder={overlay.replace ? '查找内容' : '汉字、拼音或首字母'}
          value={text}
          onChange={({ target, nativeEvent }) => type(target.value, 'isComposing' in nativeEvent && nativeEvent.isComposing === true)}
          onCompositionEnd={({ currentTarget }) => type(currentTarget.value, false)}
          onPressEnter={(event) => event.nativeEvent.isComposing || void finding.step(event.shiftKey ? -1 : 1)}
        />
        <output className="find-count">{told(found, finding.at)}</output>
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label="上一处"
          title="上一处（Shift+F3）"
          onClick={() => void finding.step(-1)}
        />
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label="下一处"
          title="下一处（F3）"
          onClick={() => void finding.step(1)}
        />
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label="关闭查找"
          title="关闭（Esc）"
          onClick={() => world.overlays.close()}
        />
      </div>
      <div className="find-line find-options">
        <Checkbox checked={found.query.whole} onChange={({ target }) => look({ whole: target.checked })}>
          整格匹配
        </Checkbox>
        <Checkbox checked={found.query.exact} onChange={({ target }) => look({ exact: target.checked })}>
          区分大小写
        </Checkbox>
        <Checkbox disabled={!finding.canScope} checked={found.scoped} onChange={({ target }) => look({}, target.checked)}>
          只在选区
        </Checkbox>
        {!overlay.replace && (
          <Button size="small" type="link" onClick={() => world.overlays.open({ kind: 'find', replace: true })}>
            替换…
          </Button>
        )}
      </div>
      {overlay.replace && <ReplacePart sheet={sheet} finding={finding} found={found} />}
      <p className="find-note">
        只查看得见的行和列。{finding.leavesOutPersonal && '个人信息没有显示，不查；要查请先勾选“显示个人信息”。'}
        {overlay.replace && '替换按汉字和字母，不认拼音。'}
      </p>
    </search>
  );
}

const freePlaces = ['', 'find-bar-low', 'find-bar-left'] as const;
type Place = (typeof freePlaces)[number];

/** Where the bar does not lie over the cell it found: top right, else bottom right, else top left. It stays where it is while it can. */
function useFreePlace({ world }: OverlayProps<'find'>['sheet'], bar: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>('');
  useLayoutEffect(() => {
    const room = bar.current?.parentElement;
    const cell = world.selecting.activeCell && world.boxOf(world.selecting.activeCell);
    if (!bar.current || !room || !cell) return;
    const { offsetWidth: width, offsetHeight: height } = bar.current;
    const covers = (at: Place) => {
      const left = at === 'find-bar-left' ? 60 : room.clientWidth - 20 - width;
      const top = at === 'find-bar-low' ? room.clientHeight - 24 - height : 4;
      return cell.left < left + width && cell.left + cell.width > left && cell.top < top + height && cell.top + cell.height > top;
    };
    if (covers(place)) setPlace(freePlaces.find((at) => !covers(at)) ?? place);
  });
  return place;
}

/** The sheet's own keys for finding hold in the bar as well. */
function onKey(event: KeyboardEvent, sheet: OverlayProps<'find'>['sheet'], finding: Finding): void {
  if (event.nativeEvent.isComposing) return;
  const { overlays } = sheet.world;
  const command = commandOf(event, 'idle');
  if (event.key === 'Escape') overlays.close();
  else if (command?.do === 'find' || command?.do === 'replace') overlays.open({ kind: 'find', replace: command.do === 'replace' });
  else if (command?.do === 'findStep') void finding.step(command.step);
  else if (command?.do === 'keys') overlays.open({ kind: 'keys' });
  else return;
  event.preventDefault();
  event.stopPropagation();
}
