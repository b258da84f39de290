import { keySections } from './key-sections.ts';
import './key-list.css';

/** Every key by group, on one page; prints alone. Its headings are of the level that follows those around it. */
export function KeyList({ level }: { level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="key-list">
      {keySections().map(({ title, lines }) => (
        <section key={title}>
          <Heading className="key-list-head">{title}</Heading>
          <dl>
            {lines.map((line) => (
              <div key={line.title}>
                <dt>{line.title}</dt>
                <dd>
                  {line.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
