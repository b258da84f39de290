import type { Development } from './stages.ts';

/** 四个双 [衢州]: what the Party organization of a two-new body and that of the village do together for a person. */
export const fourDuals = [
  { field: 'dual_training_on', title: '双培养' },
  { field: 'dual_review_on', title: '双考察' },
  { field: 'dual_notice_on', title: '双公示' },
  { field: 'dual_management_on', title: '双管理' },
] as const satisfies readonly { readonly field: keyof Development; readonly title: string }[];
