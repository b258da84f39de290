import type { TableName } from '#shared/model/tables.ts';

/** The sheets as people look for them. 报送单位 stands with the exchange: only those who have units below them keep it. */
export const sheetGroups: readonly { readonly title: string; readonly tables: readonly TableName[] }[] = [
  { title: '组织与人员', tables: ['organization', 'party_organization', 'party_group', 'member', 'development'] },
  { title: '活动与年度', tables: ['meeting', 'year_item', 'activity'] },
  { title: '队伍与阵地', tables: ['worker', 'service_center', 'new_employment_point'] },
  { title: '组建与帮扶', tables: ['assignment', 'pairing', 'standard_mark', 'visit_aid'] },
];
