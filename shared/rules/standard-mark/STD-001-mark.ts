import type { FactsOf } from '../../model/tables.ts';
import { groupOf, itemTitle, type StandardItem, type StandardSubject } from '../../standards/catalogue.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';

type Mark = FactsOf<'standard_mark'>;

const firstYear = 2000;
const subjectTitles: Readonly<Record<StandardSubject, string>> = {
  unit: '报送单位',
  organization: '两新组织',
  party_organization: '党组织',
};
const categoryTitles = { new_economic: '新经济组织', new_social: '新社会组织' } as const;
const links = ['organization', 'party_organization'] as const;

/** What is wrong with whom the mark is about, for an item that has a group. */
function subjectFindings(row: Mark, item: StandardItem, facts: FactsView): Finding[] {
  const group = groupOf(item);
  if (!group) return [];
  const title = itemTitle(item);
  const asked = subjectTitles[group.subject];
  const strange = links.find((link) => link !== group.subject && row[link] !== null);
  if (strange !== undefined) {
    const instead = group.subject === 'unit' ? `请清空“${subjectTitles[strange]}”` : `请清空“${subjectTitles[strange]}”，选择${asked}`;
    return [{ field: strange, message: `“${title}”评的是${asked}，不是${subjectTitles[strange]}；${instead}，或改选标准项。` }];
  }
  if (group.subject === 'unit') return [];
  if (row[group.subject] === null) return [{ field: group.subject, message: `“${title}”评的是${asked}，还没有选；请选择${asked}。` }];
  const category = group.category && facts.get('organization', row.organization)?.category;
  if (!group.category || !category || category === group.category) return [];
  return [
    {
      field: 'item',
      message: `“${title}”是${categoryTitles[group.category]}的标准，这个组织是${categoryTitles[category]}；请改选标准项，或核对组织的类别。`,
    },
  ];
}

/** Another mark of the same unit about the same subject, item and year; that of a unit itself is not looked for. */
function twinOf(row: Mark, facts: FactsView): Mark | undefined {
  const alike = links.flatMap((link) => (row[link] === null ? [] : facts.where('standard_mark', link, row[link])));
  return alike
    .filter((other) => other.id !== row.id && other.unit === row.unit && other.item === row.item && other.year === row.year)
    .filter((other) => links.every((link) => other[link] === row[link]))
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

export default rule({
  id: 'STD-001',
  table: 'standard_mark',
  title: '达标情况对得上标准项、对象和年度',
  severity: 'error',
  mixed: true,
  source: '衢州标准；佐证为惯例',
  parameters: {},
  reads: [
    reads('standard_mark', ['item', 'year', 'organization', 'party_organization', 'met', 'evidence', 'marked_on']),
    reads('standard_mark', ['item', 'year', 'organization', 'party_organization'], { by: 'same', field: 'organization' }),
    reads('standard_mark', ['item', 'year', 'organization', 'party_organization'], { by: 'same', field: 'party_organization' }),
    reads('organization', ['category'], { by: 'from', field: 'organization' }),
  ],
  check(row, { facts, today }) {
    const findings: Finding[] = row.item === null ? [] : subjectFindings(row, row.item, facts);
    const lastYear = Number(today.slice(0, 4)) + 1;
    if (row.year !== null && (row.year < firstYear || row.year > lastYear))
      findings.push({ field: 'year', message: `年度 ${row.year} 不在 ${firstYear} 至 ${lastYear} 之间；请填写四位数的评定年度。` });
    if (row.met === true && row.evidence === null)
      findings.push({ field: 'evidence', severity: 'warning', message: '评为达标，没有佐证说明；请写明凭什么达标，如文件、照片、记录。' });
    if (row.marked_on !== null && row.marked_on > today)
      findings.push({ field: 'marked_on', message: `评定日期 ${row.marked_on} 还没有到；请改为实际日期。` });
    const twin = row.item === null || row.year === null ? undefined : twinOf(row, facts);
    if (twin && row.item !== null)
      findings.push({
        field: 'item',
        message: `“${itemTitle(row.item)}”${row.year} 年已有另一条评定；请保留一条，删除另一条。`,
        other: { table: 'standard_mark', id: twin.id },
      });
    return findings;
  },
});
