import { Button, InputNumber, Select } from 'antd';
import type { Condition } from '#shared/standards/condition.ts';
import { choicesOf, conditionField, conditionFields, type Operator, operatorsOf } from '#shared/standards/condition-fields.ts';
import { removedAt, replacedAt } from './at-place.ts';

type Saying = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown }>;
type Joined = Exclude<Condition, Saying>;

const isJoined = (condition: Condition): condition is Joined => 'all' in condition || 'any' in condition;
const partsOf = (joined: Joined): readonly Condition[] => ('all' in joined ? joined.all : joined.any);
const join = (word: string, parts: readonly Condition[]): Joined => (word === 'all' ? { all: parts } : { any: parts });
const firstSaying: Saying = { field: 'staff_full', atLeast: 50 };

interface Props {
  readonly condition: Condition;
  /** What the parts are called for who cannot see them: 条件 1.2. */
  readonly name: string;
  onChange(condition: Condition): void;
  onRemove?(): void;
}

/** A condition as a tree that can be changed: groups joined by 且 or 或, and in them fields held against values. */
export function ConditionForm(props: Props) {
  const { condition, onChange, onRemove } = props;
  if (!isJoined(condition)) {
    // a single saying is a group of one that is not written as such
    if (!onRemove) return <ConditionForm {...props} condition={{ all: [condition] }} onChange={(next) => onChange(plain(next))} />;
    return <SayingForm {...props} condition={condition} />;
  }
  return <GroupForm {...props} condition={condition} />;
}

const plain = (condition: Condition): Condition => {
  const only = isJoined(condition) && partsOf(condition).length === 1 ? partsOf(condition)[0] : undefined;
  return only && !isJoined(only) ? only : condition;
};

function GroupForm({ condition, name, onChange, onRemove }: Props & { condition: Joined }) {
  const parts = partsOf(condition);
  const word = 'all' in condition ? 'all' : 'any';
  const set = (next: readonly Condition[]) => onChange(join(word, next));
  return (
    <fieldset className="condition-group" aria-label={name}>
      <div className="step-acts">
        <Select
          size="small"
          aria-label={`${name} 关系`}
          value={word}
          onChange={(next) => onChange(join(next, parts))}
          options={[
            { value: 'all', label: '全部满足（且）' },
            { value: 'any', label: '满足任一（或）' },
          ]}
        />
        <Button size="small" onClick={() => set([...parts, firstSaying])}>
          加条件
        </Button>
        <Button size="small" onClick={() => set([...parts, join(word === 'all' ? 'any' : 'all', [firstSaying])])}>
          加一组
        </Button>
        {onRemove && (
          <Button size="small" type="text" aria-label={`删除 ${name}`} onClick={onRemove}>
            删除这组
          </Button>
        )}
      </div>
      {parts.map((part, place) => (
        <ConditionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is told from its like by its place alone
          key={place}
          condition={part}
          name={`${name}.${place + 1}`}
          onChange={(next) => set(replacedAt(parts, place, next))}
          onRemove={() => set(removedAt(parts, place))}
        />
      ))}
    </fieldset>
  );
}

const operatorTitles: Readonly<Record<Operator, string>> = { atLeast: '不少于', oneOf: '为', filled: '已填写' };
const operatorOf = (saying: Saying): Operator => ('atLeast' in saying ? 'atLeast' : 'oneOf' in saying ? 'oneOf' : 'filled');

/** What a field is held against when the person has said no more than the field or the operator. */
function sayingOf(field: string, operator: Operator): Saying {
  if (operator === 'atLeast') return { field, atLeast: 1 };
  return operator === 'oneOf' ? { field, oneOf: [] } : { field, filled: true };
}

function SayingForm({ condition, name, onChange, onRemove }: Props & { condition: Saying }) {
  const field = conditionField(condition.field);
  const operators = field ? operatorsOf(field) : [];
  const choose = (key: string) => {
    const chosen = conditionField(key);
    onChange(sayingOf(key, (chosen && operatorsOf(chosen)[0]) ?? 'filled'));
  };
  return (
    <div className="condition-saying">
      <Select
        size="small"
        className="condition-field"
        aria-label={`${name} 字段`}
        showSearch={{ optionFilterProp: 'label' }}
        value={condition.field}
        onChange={choose}
        options={conditionFields.map((key) => ({ value: key, label: conditionField(key)?.title ?? key }))}
      />
      <Select
        size="small"
        className="condition-operator"
        aria-label={`${name} 比较`}
        value={operatorOf(condition)}
        onChange={(operator) => onChange(sayingOf(condition.field, operator))}
        options={operators.map((operator) => ({ value: operator, label: operatorTitles[operator] }))}
      />
      {'atLeast' in condition && (
        <InputNumber
          size="small"
          aria-label={`${name} 数值`}
          min={0}
          value={condition.atLeast}
          onChange={(value) => value !== null && onChange({ field: condition.field, atLeast: value })}
        />
      )}
      {'oneOf' in condition && (
        <Select
          size="small"
          mode="multiple"
          className="condition-values"
          aria-label={`${name} 值`}
          value={[...condition.oneOf]}
          onChange={(values) => onChange({ field: condition.field, oneOf: values })}
          options={field ? choicesOf(field).map(({ value, title }) => ({ value, label: title })) : []}
          showSearch={{ optionFilterProp: 'label' }}
        />
      )}
      <Button size="small" type="text" aria-label={`删除 ${name}`} onClick={onRemove}>
        删除
      </Button>
    </div>
  );
}
