/** What a task file says otherwise of an item of the standards catalogue; what is absent is as shipped. */
export interface ItemChange {
  readonly title?: string | undefined;
  /** What proves it, as people read it. How the ledger judges it stays. */
  readonly wording?: string | undefined;
  /** Nobody is asked for it. */
  readonly off?: true | undefined;
}
/** By item. */
export type ItemChanges = Readonly<Record<string, ItemChange>>;
