import type { Inspected } from '../contract/inspection.ts';

/** How a verdict over a document is told, and what follows from it. */
export const verdictWords: Readonly<Record<Inspected['verdict'], { readonly title: string; readonly means: string }>> = {
  trusted: { title: '可信', means: '签名完好，签名人是本单位信任的上级或下级，内容与清单相符。' },
  own: { title: '本单位自己签的', means: '这是本单位出具的文件，内容与签名时一致。' },
  unfounded: { title: '内容完好，来源待核对', means: '文件没有被改动；是不是这个单位发的，要打电话逐组核对指纹。' },
  refused: { title: '不可信', means: '有一项核对没有通过，不要使用；请按说明与对方联系。' },
  closed: { title: '打不开', means: '这份文件不是加密给本单位的，看不到内容，也就无从判断；请确认是否发错了单位。' },
};
