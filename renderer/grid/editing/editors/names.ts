import type { Choice, Editor } from './editor-of.ts';

/** What stands between the names in a cell that takes several. */
export const divider = /[、,，;；\n]/;

/** The names in a text; with a picked one in place of the letters behind the last divider that found it. */
export function namesIn(text: string, picked?: string): string[] {
  const names = text.split(divider).map((name) => name.trim());
  if (picked !== undefined) {
    if (names.at(-1) !== '') names.pop();
    names.push(picked);
  }
  return names.filter(Boolean);
}

/** The names with one more, or without it where it is among them; the letters that searched for it go. A further one can be typed behind them. */
export function toggled(text: string, isName: (name: string) => boolean, name: string): string {
  const whole = namesIn(text).filter(isName);
  const others = whole.filter((other) => other !== name);
  return [...others, ...(others.length < whole.length ? [] : [name]), ''].join('、');
}

/** The text with a found name in place of the letters in front of a divider just typed; undefined where none was typed. */
export function completed(text: string, found: string): string | undefined {
  if (!divider.test(text.at(-1) ?? '')) return undefined;
  const names = text.slice(0, -1).split(divider);
  return names.at(-1)?.trim() === '' ? undefined : [...names.slice(0, -1).map((name) => name.trim()), found, ''].join('、');
}

/**
 * What a text means in a cell with choices: the picked one, or what the field reads. `picks` are the choices taken by hand: of rows with one name
 * they tell which is meant.
 */
export function chosenValue(
  { many }: Editor,
  text: string,
  picked: Choice | undefined,
  picks: ReadonlyMap<string, Choice['value']>,
  coerce: (input: unknown) => unknown,
): unknown {
  if (!many) return picked ? picked.value : coerce(text);
  const names = namesIn(text, picked?.label);
  const ids = names.map((name) => (name === picked?.label ? picked.value : picks.get(name)));
  return coerce(ids.includes(undefined) ? names.join('、') : ids);
}
