import type { Field } from '#shared/model/field.ts';

/** Whether a text is personal data as it shows masked: to write it down would lose what it stands for. */
export const isMasked = (field: Field, text: unknown): boolean => field.personal === true && typeof text === 'string' && /[*＊]/.test(text);
