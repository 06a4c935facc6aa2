import type { ExecutionResult } from 'graphql';
import type { RequestExtra } from '#kit/context';
import type { Viewer } from '#kit/viewer';
import type { SubgraphRequest, Transport } from './transport.ts';

/** As much of a subgraph in this process as the gateway uses. */
export interface LocalSubgraph {
  query(body: SubgraphRequest, viewer: Viewer, extra?: RequestExtra): Promise<ExecutionResult>;
}

/** Asks a subgraph in this process. */
export function localTransport(subgraph: LocalSubgraph): Transport {
  return {
    trusted: true,
    remote: false,
    send: (request, { viewer, locale, requestId }) => subgraph.query(request, viewer, { requestId, locale }),
    close: async () => {},
  };
}
