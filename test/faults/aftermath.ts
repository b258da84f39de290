import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { integrity } from '../../electron/ledger/integrity.ts';
import { runCommand } from './command.ts';
import type { DeskAct } from './desk-acts.ts';
import { openDesk } from './desks.ts';

interface Standing {
  readonly done: boolean;
  readonly given: string | undefined;
}

/** Where an act of a desk was cut off. */
export interface Scene {
  readonly act: DeskAct;
  readonly desk: string;
  /** Where the command's file goes. */
  readonly out: string;
  /** The program's own folder. */
  readonly home: string;
}

/**
 * Looks whether all is sound after an act was cut off: the database and the log's chain, the act whole or not at all, and what was said to be done is done;
 * then the same command again works and gives what was given. Says whether the act was done. Throws what is not sound.
 */
export async function aftermath(scene: Scene, saidDone: boolean): Promise<boolean> {
  const { act, desk, out, home } = scene;
  const after = await standingOf(scene);
  if (saidDone && !after.done) throw new Error('said to be done and is not');
  if (saidDone && act.writes && filesIn(out).length === 0) throw new Error('said to be done, and its file is not there');
  const again = await runCommand(act.words(desk, out), { desk, home });
  const last = await standingOf(scene);
  // closing what is closed is refused, and rightly
  const refused = again.err !== '' && !(act.name === 'close' && after.done && again.err.startsWith('PERIOD-STATE'));
  if (refused || !last.done) throw new Error(`the same again: ${again.err}`);
  if (after.done && after.given !== last.given) throw new Error('the same again gave something else');
  if (act.writes && filesIn(out).length === 0) throw new Error('the same again wrote no file');
  return after.done;
}

/** Opens the desk and looks through it. Throws where something is half there. */
export async function standingOf({ act, desk, out }: Scene): Promise<Standing> {
  const { books, close } = openDesk(desk);
  try {
    const { ok, problems } = integrity(books.ledger);
    if (!ok) throw new Error(problems.map(({ message }) => message).join('; '));
    for (const name of filesIn(out)) {
      const wrong = await act.wrongIn(books, join(out, name));
      if (wrong !== undefined) throw new Error(`${name}: ${wrong}`);
    }
    return { done: act.done(books), given: act.given(books) };
  } finally {
    close();
  }
}

/** What was being written stands beside under another name. */
const filesIn = (out: string) => (existsSync(out) ? readdirSync(out).filter((name) => !name.endsWith('.new')) : []);
