import { type LocalEntry, openLists, openListTitles } from '../codes/local-codes.ts';
import { isTableName, tableOf } from '../model/tables.ts';
import type { ParameterValue, Ruleset, Severity } from '../rules/rule.ts';
import { conditionText } from './condition-text.ts';
import type { Criterion } from './eight-criteria.ts';
import { type SettableRule, settableRules } from './settable-rules.ts';

/** One thing that another ruleset does otherwise, as people read it. */
export interface RulesetDifference {
  readonly kind: 'dueDay' | 'parameter' | 'severity' | 'criterion' | 'list';
  /** The rule's id, its title beside it; null where it is about no rule. */
  readonly rule: string | null;
  readonly title: string;
  /** 无 where there was none. */
  readonly before: string;
  readonly after: string;
}

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
          before: `次月 ${before.dueDay} 日`,
          after: `次月 ${after.dueDay} 日`,
        },
      ]),
  ...settableRules.flatMap((rule) => [...severityChange(rule, before, after), ...parameterChanges(rule, before, after)]),
  ...criteriaChanges(before.criteria, after.criteria),
  ...listChanges(before, after),
];

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

const entryText = (entry: LocalEntry | undefined) => (entry === undefined ? '无' : entry.retired ? '停用' : '可选');

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
