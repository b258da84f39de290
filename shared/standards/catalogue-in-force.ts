import { type LocalEntries, localCode } from '../codes/local-codes.ts';
import { standardItem } from '../codes/standard-codes.ts';
import type { Ruleset } from '../rules/rule.ts';
import { type CatalogueItem, itemsOf, type StandardGroup, standardGroups } from './catalogue.ts';
import type { ItemChange, ItemChanges } from './item-changes.ts';

/** The items that task files added, retired ones too. */
export const addedItems = (lists: LocalEntries | undefined) => lists?.[standardItem.name] ?? [];

/** The standards catalogue as a ruleset has it: what is off or retired is not in it, nor a group that is left without items. */
export const groupsInForce = ({ standards, lists }: Pick<Ruleset, 'standards' | 'lists'>): readonly StandardGroup[] =>
  standardGroups.map((group) => groupInForce(group, standards ?? {}, lists)).filter((group) => itemsOf(group).length > 0);

function groupInForce(group: StandardGroup, changes: ItemChanges, lists: LocalEntries | undefined): StandardGroup {
  const kept = itemsOf(group).filter((item) => !changes[item]?.off);
  const added = addedItems(lists).filter((entry) => entry.group === group.id && !entry.retired);
  const proofs: [CatalogueItem, string][] = [
    ...kept.map((item): [CatalogueItem, string] => [item, changes[item]?.wording ?? group.proofs[item] ?? '']),
    ...added.map(({ title, wording }): [CatalogueItem, string] => [localCode(title) as CatalogueItem, wording ?? '']),
  ];
  const titles = kept.flatMap((item) => {
    const title = changes[item]?.title;
    return title === undefined ? [] : [[item, title] as const];
  });
  return { ...group, proofs: Object.fromEntries(proofs), ...(titles.length > 0 && { titles: Object.fromEntries(titles) }) };
}

/** The changes with one item written anew; what is as shipped is left out. */
export function withItem(changes: ItemChanges, item: string, change: ItemChange): ItemChanges {
  const { [item]: _before, ...others } = changes;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return Object.keys(given).length > 0 ? { ...others, [item]: given } : others;
}
