import { taskManifest } from '#shared/documents/task-manifest.ts';
import { documentType } from './document-type.ts';

export const taskDocument = documentType({
  kind: 'task',
  title: '任务书',
  extension: 'lxtask',
  encrypted: false,
  signed: true,
  manifest: taskManifest,
  periodOf: (manifest) => manifest['lx:from'],
});
