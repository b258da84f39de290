import { keySections } from './key-sections.ts';
import './key-list.css';

/** Every key by group, on one page; prints alone. */
export function KeyList() {
  return (
    <div className="key-list">
      {keySections().map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
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
