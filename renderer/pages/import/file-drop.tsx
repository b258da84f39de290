import { useEffect, useRef, useState } from 'react';
import { type NamedFile, readFile } from '../../app/files.ts';
import { mayBeTable } from './table-files.ts';

const holdsTable = ({ dataTransfer }: DragEvent) =>
  [...(dataTransfer?.items ?? [])].some((item) => item.kind === 'file' && mayBeTable(item));

/** Takes a table file that is dropped anywhere on the window, unless something on the page has taken it; shows that it would. */
export function FileDrop({ title, onFile }: { readonly title: string; onFile(file: NamedFile): void }) {
  const [over, setOver] = useState(false);
  const told = useRef(onFile);
  told.current = onFile;
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(name, (event) => (event.defaultPrevented ? setOver(false) : act(event)), { signal });
    listen('dragover', (event) => {
      if (!holdsTable(event)) return;
      event.preventDefault();
      setOver(true);
    });
    // leaving the window, not going from one element to the next
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      setOver(false);
      const file = [...(event.dataTransfer?.files ?? [])].find(mayBeTable);
      if (!file) return;
      event.preventDefault();
      void readFile(file).then((read) => told.current(read));
    });
    return () => ending.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="file-drop" role="status">
      <p>{title}</p>
    </div>
  );
}
