import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Bridge, CallName, InputOf, OutputOf } from '#shared/contract/calls.ts';

const BridgeContext = createContext<Bridge | undefined>(undefined);
export const BridgeProvider = BridgeContext.Provider;

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('no bridge above this component');
  return bridge;
}

export const askKey = <N extends CallName>(name: N, input: InputOf<N>) => [name, input] as const;

/** What a reading call answers, kept until something changes it. */
export function useAsk<N extends CallName>(name: N, input: InputOf<N>, enabled = true) {
  const bridge = useBridge();
  return useQuery<OutputOf<N>>({ queryKey: askKey(name, input), queryFn: () => bridge.call(name, input), enabled });
}
