/** The list with one item put in place of another. */
export const replacedAt = <T>(list: readonly T[], place: number, item: T): T[] => list.map((old, at) => (at === place ? item : old));
/** The list without the item at a place. */
export const removedAt = <T>(list: readonly T[], place: number): T[] => list.filter((_, at) => at !== place);
