import type { Command } from '../keymap.ts';
import type { SheetWorld } from '../world.ts';
import { clipCommands } from './clip-commands.ts';
import type { Deed, Deeds } from './deed.ts';
import { filling } from './filling.ts';
import { moving } from './moving.ts';
import { narrowing } from './narrowing.ts';
import { opening } from './opening.ts';
import { problems } from './problems.ts';
import { rows } from './rows.ts';
import { typing } from './typing.ts';

/** What the sheet's keys, menus and buttons do: every command has one deed, whatever it was asked by. */
export function deedsOf(world: SheetWorld): (command: Command) => boolean {
  const deeds: Deeds = {
    ...moving(world),
    ...typing(world),
    ...filling(world),
    ...rows(world),
    ...clipCommands(world),
    ...narrowing(world),
    ...problems(world),
    ...opening(world),
  };
  return (command) => (deeds[command.do] as Deed)(command);
}
