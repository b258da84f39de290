import type { Development } from './stages.ts';

export interface TrainingLimits {
  readonly days: number;
  readonly hours: number;
}

/** Whether a person's 集中培训 was long enough by its days or by its hours [细则17]. */
export const isTrained = (
  { training_days, training_hours }: Pick<Development, 'training_days' | 'training_hours'>,
  { days, hours }: TrainingLimits,
): boolean => (training_days ?? 0) >= days || (training_hours ?? 0) >= hours;
