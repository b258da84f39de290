/** One thing that another ruleset does otherwise, as people read it. */
export interface RulesetDifference {
  readonly kind: 'dueDay' | 'parameter' | 'severity' | 'criterion' | 'list' | 'standard';
  /** The rule's id, its title beside it; null where it is about no rule. */
  readonly rule: string | null;
  readonly title: string;
  /** 无 where there was none. */
  readonly before: string;
  readonly after: string;
}
