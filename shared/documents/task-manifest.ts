import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { manifestHead } from './manifest.ts';

/** Manifest of a 任务书 (.lxtask): by what rules the units directly under the issuer are to keep their months. */
export const taskManifest = manifestHead.extend({
  'lx:document': z.literal('task'),
  /** Only ever rises at one issuer. */
  'lx:version': z.number().int().min(1),
  /** The first month it holds for. */
  'lx:from': periodText,
});

export const taskPaths = { content: 'data/task.json' } as const;
