import type { Field } from '#shared/model/field.ts';
import { isMasked as isMaskedText } from '#shared/model/masked.ts';

/** Whether a pasted value is personal data as it shows masked: to write it down would lose what it stands for. */
export const isMasked = (field: Field, text: unknown): boolean => typeof text === 'string' && isMaskedText(field, text);
