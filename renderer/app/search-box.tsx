import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { SearchHit } from '#shared/contract/ledger.ts';
import { tableOf } from '#shared/model/tables.ts';
import { useBridge } from './host-context.tsx';
import { jumpTo } from './jump.ts';

/** Finds rows of every table by text, pinyin or initials and opens the one chosen. */
export function SearchBox() {
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[]>([]);

  useEffect(() => {
    if (text.trim() === '') return setHits([]);
    let wanted = true;
    const timer = setTimeout(() => {
      bridge.call('ledger.search', { text: text.trim().slice(0, 100) }).then(
        (found) => wanted && setHits(found),
        () => wanted && setHits([]),
      );
    }, 120);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [bridge, text]);

  const open = (key: string) => {
    const hit = hits.find((item) => keyOf(item) === key);
    if (hit) jumpTo(hit.table, hit.id, tableOf(hit.table).label);
    setText('');
  };
  return (
    <div className="search-box">
      <AutoComplete
        value={text}
        onChange={(value) => hits.every((hit) => keyOf(hit) !== value) && setText(value)}
        onSelect={open}
        defaultActiveFirstOption
        notFoundContent={text.trim() === '' ? null : '没有找到，可试试拼音首字母'}
        popupMatchSelectWidth={460}
        options={hits.map((hit) => ({
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
