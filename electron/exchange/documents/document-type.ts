import type { z } from 'zod';
import type { ManifestHead } from '#shared/documents/manifest.ts';

/** What crosses a desk, described once: the registry drives inspecting, the inbox and file association. */
export interface DocumentType<M extends ManifestHead = ManifestHead> {
  /** `lx:document` in its manifest. */
  readonly kind: string;
  readonly title: string;
  /** File name extension, without the dot. */
  readonly extension: string;
  /** age around it: it holds personal data. */
  readonly encrypted: boolean;
  /** A request has no certificate to sign with yet. */
  readonly signed: boolean;
  readonly manifest: z.ZodType<M>;
  /** The month it is about, where it is about one. */
  periodOf(manifest: M): string | null;
}

export const documentType = <M extends ManifestHead>(type: DocumentType<M>): DocumentType<M> => type;
