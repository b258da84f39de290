import type { Progress } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import type { LedgerThread } from '../host/host.ts';
import type { ThreadRequest } from '../host/thread-messages.ts';

/** `<FILE>`, `[FILE]` or `<FILE...>`, as usage lines write them. */
export interface ArgumentDefinition {
  readonly usage: string;
  readonly help: string;
}

export interface OptionDefinition {
  /** `--unit <CODE>`; may be given several times where the value ends in `...`. */
  readonly usage: string;
  readonly help: string;
  readonly required?: true;
  readonly choices?: readonly string[];
}

/** What a person gave, as text; keys are the option's name in camel case, or the argument's in capitals. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Outcome {
  /** The one JSON object. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same for a person. */
  readonly text: string;
  /** 1: done, with problems found that the command exists to find. */
  readonly status?: 0 | 1;
  /** The command did not do its work: its error goes beside the result, and its status counts. */
  readonly error?: LedgerError;
}

/** What a command may use of the world. */
export interface CommandContext {
  /** The ledger that is meant, opened when first asked for. Throws KEY-MISSING, KEY-WRONG, LEDGER-*. */
  ledger(): Promise<LedgerThread>;
  /** Opens, makes or restores a ledger of the command's own; closed when the command ends. */
  open(request: ThreadRequest): Promise<LedgerThread>;
  /** The folder of `--ledger`, or the program's own. */
  readonly folder: string;
  /** The program's own folder. */
  readonly home: string;
  /** Throws KEY-MISSING. */
  passphrase(): string;
  /** A path as the person means it, seen from where they stand. */
  path(text: string): string;
  stdin(): Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A step done, for a person: nothing under --json. */
  say(line: string): void;
  readonly onProgress: (progress: Progress) => void;
}

/** One command: what it is called, what it takes, what it does. docs/cli.md is made from these. */
export interface CommandDefinition {
  /** `check`, or a pair: `enrol issue`. */
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options?: readonly OptionDefinition[];
  /** Shape of the JSON object. */
  readonly json: string;
  /** When the status is 1. */
  readonly finds?: string;
  /** Longer remarks for the documentation. */
  readonly remarks?: readonly string[];
  run(given: Given, context: CommandContext): Promise<Outcome>;
}

/** A text that the definition makes sure is there. */
export function textOf(given: Given, key: string): string {
  const value = given[key];
  if (typeof value !== 'string') throw new LedgerError('USAGE', { reason: `缺少 ${key}` });
  return value;
}
export const maybeText = (given: Given, key: string): string | undefined => (typeof given[key] === 'string' ? given[key] : undefined);
export const listOf = (given: Given, key: string): readonly string[] => {
  const value = given[key];
  return typeof value === 'string' ? [value] : typeof value === 'object' ? value : [];
};
export const flagOf = (given: Given, key: string): boolean => given[key] === true;
