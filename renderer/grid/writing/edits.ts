/** One cell's new value, already coerced. */
export interface CellEdit {
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
}
