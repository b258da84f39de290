import type { Command } from '../keymap.ts';

/** Does a command; false where the key is left to the browser. */
export type Deed<C extends Command = Command> = (command: C) => boolean;
/** A deed for every command of the keymap. */
export type Deeds = { readonly [D in Command['do']]: Deed<Extract<Command, { readonly do: D }>> };

/** Does something with a key, which is then used. */
export const done = (act: () => void): true => {
  act();
  return true;
};
