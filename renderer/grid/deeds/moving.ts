import type { SheetWorld } from '../world.ts';
import { type Deeds, done } from './deed.ts';

const steps = { down: 1, up: -1, right: 1, left: -1 } as const;

/** Where the keys lead: moves, steps after an entry, whole rows and columns, out of the sheet. */
export function moving({ selecting, editing, leave }: SheetWorld) {
  return {
    move: ({ by, extend }) => done(() => selecting.move(by, extend ?? false)),
    step: ({ to }) =>
      done(() => {
        if (editing.putDay()) return;
        editing.commit();
        if (to === 'right' || to === 'left') selecting.tab(steps[to]);
        else selecting.line(steps[to]);
      }),
    commitMove: ({ by }) => {
      if (editing.listOpen) return false;
      editing.commit();
      selecting.move(by, false);
      return true;
    },
    listMove: ({ by }) => {
      if (editing.listOpen) editing.listMove(by);
      else if (editing.mode === 'enter') {
        editing.commit();
        selecting.move(by > 0 ? 'down' : 'up', false);
      } else return false;
      return true;
    },
    calendarMove: ({ days, months }) => done(() => editing.calendarMove(days, months)),
    selectAll: () => done(() => selecting.all()),
    selectRows: () => done(() => selecting.widen('rows')),
    selectColumns: () => done(() => selecting.widen('columns')),
    addRange: () => done(() => selecting.beginAdding()),
    leave: () =>
      done(() => {
        editing.commit();
        leave();
      }),
  } satisfies Partial<Deeds>;
}
