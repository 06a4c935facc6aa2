import type { ExecutionResult } from 'graphql';
import type { Viewer } from '#kit/viewer';
import type { SubgraphRequest, Transport } from './transport.ts';

/** As much of a subgraph in this process as the gateway uses. */
export interface LocalSubgraph {
  query(
    body: SubgraphRequest,
    viewer: Viewer,
    extra?: { locale?: string; requestId?: string; signal?: AbortSignal },
  ): Promise<ExecutionResult>;
}

/** Asks a subgraph in this process. */
export function localTransport(subgraph: LocalSubgraph): Transport {
  return {
    trusted: true,
    remote: false,
    send: (request, { viewer, locale, requestId }, signal) =>
      subgraph.query(request, viewer, { requestId, signal, ...(locale && { locale }) }),
    close: async () => {},
  };
}
