import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { attachmentKinds } from '#shared/model/attachment-kind.ts';
import { useBridge } from '../app/host-context.tsx';

/** A stored file, read once: its hash is its content. */
export function useAttachmentFile(sha256: string) {
  const bridge = useBridge();
  return useQuery({
    queryKey: ['attachment', sha256],
    queryFn: () => bridge.call('attachment.read', { sha256 }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

/** An address of the picture within this page; undefined for other kinds and until it is read. */
export function usePicture(sha256: string): string | undefined {
  const file = useAttachmentFile(sha256).data;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file || !attachmentKinds[file.type].image) return undefined;
    const made = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: attachmentKinds[file.type].media }));
    setAddress(made);
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}
