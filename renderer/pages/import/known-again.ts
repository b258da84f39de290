import { type TableName, tableOf } from '#shared/model/tables.ts';

/** What becomes of a row that is imported again, as the model has it. */
export function knownAgain(name: TableName): string {
  const { match, matchWithin, label, fields } = tableOf(name);
  const titleOf = (field: string) => fields[field]?.title ?? field;
  if (match.length === 0)
    return '这张表没有号码或名称可认：内容全都一样的行不会重复；改过的会另外新增，与台账里相近的会提醒，是同一条的请直接在台账里改';
  const within = matchWithin === undefined ? '' : `（同一${titleOf(matchWithin)}内）`;
  const known = match.map((field) => `${titleOf(field)}${field === label ? within : ''}`).join('或');
  return `按${known}找到台账里的那一行，只更新不同的格，不会重复；分不清是哪一行的不导入`;
}
