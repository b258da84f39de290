import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pairingKind } from '#shared/codes/party-work-codes.ts';
import { standardItem } from '#shared/codes/standard-codes.ts';
import { groupOf, itemsOf, itemTitle, pairingOf, standardGroups } from '#shared/standards/catalogue.ts';
import { organizationVerdicts } from '#shared/standards/organization-verdicts.ts';
import { partyOrganizationVerdicts } from '#shared/standards/party-organization-verdicts.ts';
import { unitVerdicts } from '#shared/standards/unit-verdicts.ts';
import { isAutomatic } from '#shared/standards/verdict.ts';

const items = standardGroups.flatMap(itemsOf);

test('every item of the code list and every kind of pairing stands in one group', () => {
  expect(items.filter((item) => !pairingOf(item)).sort()).toEqual(Object.keys(standardItem.entries).sort());
  expect(items.flatMap((item) => pairingOf(item) ?? [])).toEqual(Object.keys(pairingKind.entries));
});

test('the groups come in the standard’s order', () => {
  expect(standardGroups.map(({ title }) => title)).toEqual([
    '五个有',
    '六个专',
    '六个有',
    '五结对',
    '六个好（新经济组织）',
    '六个好（新社会组织）',
    '信息化',
    '阵地',
    '职能',
    '制度',
    '四个双',
    '三个红色',
  ]);
});

test('what the ledger judges, it judges of the subject of the item’s group', () => {
  const verdicts = { organization: organizationVerdicts, party_organization: partyOrganizationVerdicts, unit: unitVerdicts };
  for (const [subject, judges] of Object.entries(verdicts))
    for (const item of Object.keys(judges)) expect(groupOf(item)?.subject, item).toBe(subject);
});

test('the manual lists every item with whom it is judged of and what proves it', () => {
  const manual = readFileSync(new URL('../../../resources/manual/15-standards.md', import.meta.url), 'utf8');
  const subjects = { unit: '报送单位', organization: '两新组织', party_organization: '党组织' };
  const tables = standardGroups.map((group) =>
    [
      `### ${group.title}`,
      `评${subjects[group.subject]}。${group.note === undefined ? '' : `${group.note}。`}`,
      [
        '| 标准项 | 评定 | 凭什么 |',
        '| --- | --- | --- |',
        ...itemsOf(group).map((item) => {
          const by = pairingOf(item) ? '计数' : isAutomatic(item) ? '自动判定' : '手工评定';
          return `| ${itemTitle(item)} | ${by} | ${group.proofs[item]} |`;
        }),
      ].join('\n'),
    ].join('\n\n'),
  );
  expect(manual).toContain(tables.join('\n\n'));
});
