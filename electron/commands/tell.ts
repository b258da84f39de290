/** Says a step that is done: what it was, and what came of it. */
export type Tell = (title: string, detail: string) => void;
