import { hashOf } from '../../app/route.ts';
import { type Block, type Inline, readInline } from './markdown.ts';

// blocks of a shipped text never move: their place is their key
const keyed = <T,>(items: readonly T[]) => items.map((item, index) => ({ key: String(index), item }));

export const MarkdownView = ({ blocks }: { blocks: readonly Block[] }) =>
  keyed(blocks).map(({ key, item }) => <BlockView key={key} block={item} />);

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          <Line text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {keyed(block.items).map(({ key, item }) => (
            <li key={key}>
              <Line text={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <TableView head={block.head} rows={block.rows} />;
  }
}

function TableView({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {keyed(head).map(({ key, item }) => (
            <th key={key}>
              <Line text={item} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows).map(({ key, item }) => (
          <tr key={key}>
            {keyed(item).map((cell) => (
              <td key={cell.key}>
                <Line text={cell.item} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Line = ({ text }: { text: string }) => keyed(readInline(text)).map(({ key, item }) => <InlineView key={key} part={item} />);

function InlineView({ part }: { part: Inline }) {
  if (part.kind === 'bold') return <strong>{part.text}</strong>;
  if (part.kind === 'code') return <kbd>{part.text}</kbd>;
  if (part.kind === 'link') return <a href={hashOf({ page: 'manual', chapter: part.chapter })}>{part.text}</a>;
  if (part.kind === 'page') return <a href={part.address}>{part.text}</a>;
  return part.text;
}
