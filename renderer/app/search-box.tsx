import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '#shared/contract/ledger.ts';
import { tableOf } from '#shared/model/tables.ts';
import { useBridge } from './host-context.tsx';
import { jumpTo } from './jump.ts';

interface Found {
  readonly text: string;
  readonly hits: readonly SearchHit[];
}
const nothing: Found = { text: '', hits: [] };

/** Finds rows of every table by text, pinyin or initials and opens the one chosen. */
export function SearchBox() {
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [found, setFound] = useState(nothing);
  const lit = useRef<string>(undefined);
  // who types and presses Enter at once means the first row found, which is still on its way
  const [openFirst, setOpenFirst] = useState(false);
  const wantedText = text.trim().slice(0, 100);

  useEffect(() => {
    if (wantedText === '') return setFound(nothing);
    let wanted = true;
    const answer = (hits: readonly SearchHit[]) => {
      if (!wanted) return;
      lit.current = undefined;
      setFound({ text: wantedText, hits });
    };
    const timer = setTimeout(() => void bridge.call('ledger.search', { text: wantedText }).then(answer, () => answer([])), 120);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [bridge, wantedText]);

  const open = useCallback((hit: SearchHit | undefined) => {
    setOpenFirst(false);
    if (!hit) return;
    jumpTo(hit.table, hit.id, tableOf(hit.table).label);
    setText('');
  }, []);
  const answered = found.text === wantedText;
  useEffect(() => {
    if (openFirst && answered) open(found.hits[0]);
  }, [openFirst, answered, found, open]);

  const write = (value: string) => {
    if (found.hits.some((hit) => keyOf(hit) === value)) return;
    setOpenFirst(false);
    setText(value);
  };
  // taken before the list has it: a list that is only just opening lets Enter pass by
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (answered) open(found.hits.find((hit) => keyOf(hit) === lit.current) ?? found.hits[0]);
    else setOpenFirst(true);
  };
  return (
    <div className="search-box" onKeyDownCapture={enter}>
      <AutoComplete
        value={text}
        onChange={write}
        onSelect={(key: string) => open(found.hits.find((hit) => keyOf(hit) === key))}
        onActive={(key) => {
          lit.current = key === null ? undefined : String(key);
        }}
        defaultActiveFirstOption
        notFoundContent={wantedText === '' || !answered ? null : '没有找到，可试试拼音首字母'}
        popupMatchSelectWidth={460}
        options={found.hits.map((hit) => ({
          value: keyOf(hit),
          label: (
            <span className="search-hit">
              <span className="search-hit-table">{tableOf(hit.table).title}</span>
              <strong>{hit.label}</strong>
              <span className="search-hit-detail">{hit.detail}</span>
            </span>
          ),
        }))}
      >
        <Input
          aria-label="全局查找"
          prefix={<SearchOutlined aria-hidden />}
          placeholder="查找：名称、代码、姓名或拼音（Ctrl+K）"
          allowClear={{ clearIcon: undefined }}
        />
      </AutoComplete>
    </div>
  );
}

const keyOf = (hit: SearchHit) => `${hit.table}/${hit.id}`;
