import { useEffect } from 'react';

/** Outside of the sheet and of texts the keys of undo are the import's: the ledger's own acts are not meant on its page. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const typing = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      const act = undoKeys[`${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`];
      if (typing || event.isComposing || !act) return;
      event.preventDefault();
      event.stopPropagation();
      (act === 'undo' ? undo : redo)();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [undo, redo]);
}
const undoKeys: Readonly<Record<string, 'undo' | 'redo'>> = { 'ctrl+z': 'undo', 'ctrl+y': 'redo', 'ctrl+shift+z': 'redo' };
