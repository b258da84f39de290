import type { Ruleset } from '../rules/rule.ts';
import { itemsOf, itemTitle, standardGroups } from './catalogue.ts';
import type { RulesetDifference } from './difference.ts';

/** Shipped items of the 衢州标准 that are put out of force or back, named or worded otherwise. Added ones are told with the code lists. */
export const itemDifferences = (before: Ruleset, after: Ruleset): RulesetDifference[] =>
  standardGroups.flatMap((group) =>
    itemsOf(group).flatMap((item) => {
      const shipped = itemTitle(item);
      const said = ({ standards }: Ruleset) => ({
        [`${group.title}“${shipped}”`]: standards?.[item]?.off ? '停用' : '在用',
        [`${group.title}“${shipped}”的名称`]: standards?.[item]?.title ?? shipped,
        [`${group.title}“${shipped}”凭什么`]: standards?.[item]?.wording ?? group.proofs[item] ?? '',
      });
      const now = said(after);
      return Object.entries(said(before)).flatMap(([title, was]) => {
        const is = now[title] ?? '';
        return was === is ? [] : [{ kind: 'standard' as const, rule: null, title, before: was, after: is }];
      });
    }),
  );
