import { type LocalEntry, openLists, openListTitles } from '../codes/local-codes.ts';
import { isTableName, tableOf } from '../model/tables.ts';
import type { ParameterValue, Ruleset, Severity } from '../rules/rule.ts';
import { groupTitleOf } from './catalogue.ts';
import { itemDifferences } from './catalogue-difference.ts';
import { conditionText } from './condition-text.ts';
import type { RulesetDifference } from './difference.ts';
import type { Criterion } from './eight-criteria.ts';
import { type SettableRule, settableRules } from './settable-rules.ts';

type Ordered = Severity | 'off';
export const severityTitles: Readonly<Record<Ordered, string>> = { error: '错误', warning: '提醒', off: '不查' };

/** A value of a parameter, for people. */
export const parameterText = (value: ParameterValue): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value));

/** What changes for a desk that goes from one ruleset to another; what stays is not named. */
export const rulesetDifferences = (before: Ruleset, after: Ruleset): RulesetDifference[] => [
  ...(before.dueDay === after.dueDay
    ? []
    : [
        {
          kind: 'dueDay' as const,
          rule: null,
          title: '报送期限',
          before: dueDayText(before),
          after: dueDayText(after),
        },
      ]),
  ...dueDateChanges(before, after),
  ...settableRules.flatMap((rule) => [...severityChange(rule, before, after), ...parameterChanges(rule, before, after)]),
  ...criteriaChanges(before.criteria, after.criteria),
  ...itemDifferences(before, after),
  ...listChanges(before, after),
];

const dueDayText = ({ dueDay }: Ruleset) => `次月 ${dueDay} 日`;

/** Of months with a day of their own in either. */
function dueDateChanges(before: Ruleset, after: Ruleset): RulesetDifference[] {
  const months = new Set([before, after].flatMap(({ dueDates }) => Object.keys(dueDates ?? {})));
  return [...months].sort().flatMap((month) => {
    const [was, is] = [before.dueDates?.[month], after.dueDates?.[month]];
    if (was === is) return [];
    const title = `${month} 的报送期限`;
    return [{ kind: 'dueDay' as const, rule: null, title, before: was ?? dueDayText(before), after: is ?? dueDayText(after) }];
  });
}

const titleOf = ({ title, table }: SettableRule) => (table === null || !isTableName(table) ? title : `${tableOf(table).title} · ${title}`);

function severityChange(rule: SettableRule, before: Ruleset, after: Ruleset): RulesetDifference[] {
  if (rule.severity === null) return [];
  const shipped = rule.mixed ? '分情况' : severityTitles[rule.severity];
  const text = ({ severities }: Ruleset) => {
    const ordered = severities[rule.id];
    return ordered === undefined ? shipped : severityTitles[ordered];
  };
  const [was, is] = [text(before), text(after)];
  return was === is ? [] : [{ kind: 'severity', rule: rule.id, title: titleOf(rule), before: was, after: is }];
}

function parameterChanges(rule: SettableRule, before: Ruleset, after: Ruleset): RulesetDifference[] {
  return Object.entries(rule.parameters).flatMap(([name, { title, shipped }]) => {
    const [was, is] = [before, after].map(({ parameters }) => parameterText(parameters[rule.id]?.[name] ?? shipped));
    return was === is || was === undefined || is === undefined
      ? []
      : [{ kind: 'parameter' as const, rule: rule.id, title, before: was, after: is }];
  });
}

function criteriaChanges(before: readonly Criterion[], after: readonly Criterion[]): RulesetDifference[] {
  const titles = new Map([...before, ...after].map(({ id, title }) => [id, title]));
  const text = (criteria: readonly Criterion[], wanted: string) => {
    const found = criteria.find(({ id }) => id === wanted);
    return found ? `${found.title}：${conditionText(found.condition)}` : '无';
  };
  return [...titles].flatMap(([id, title]) => {
    const [was, is] = [text(before, id), text(after, id)];
    return was === is ? [] : [{ kind: 'criterion' as const, rule: null, title: `应建条件“${title}”`, before: was, after: is }];
  });
}

const entryText = (entry: LocalEntry | undefined) => {
  if (entry === undefined) return '无';
  if (entry.retired) return '停用';
  return entry.group === undefined ? '可选' : `${groupTitleOf(entry.group)} · 手工评定：${entry.wording ?? ''}`;
};

function listChanges(before: Ruleset, after: Ruleset): RulesetDifference[] {
  return openLists.flatMap(({ name }) => {
    const [was, is] = [before, after].map(({ lists }) => new Map((lists?.[name] ?? []).map((entry) => [entry.title, entry])));
    return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((title) => {
      const [old, now] = [entryText(was?.get(title)), entryText(is?.get(title))];
      if (old === now) return [];
      return [{ kind: 'list' as const, rule: null, title: `${openListTitles[name] ?? name}“${title}”`, before: old, after: now }];
    });
  });
}
