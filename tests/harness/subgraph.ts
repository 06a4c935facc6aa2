import { afterAll } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { type RunningSubgraphs, type StartSubgraphsOptions, startSubgraphs } from '#subgraphs';
import type { AnswerData } from './answer.ts';
import { freshDatabase } from './database.ts';

export const viewerOf = (role: string, organisationId: string | null = null): Viewer => ({
  role,
  organisationId,
  personId: null,
});
export const SECRETARIAT = viewerOf('SECRETARIAT', 'organisation_secretariat');
export const ANALYST = viewerOf('ANALYST', 'organisation_demo-ministry');

export interface SubgraphAnswer {
  readonly data: AnswerData;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly statements: number;
}

export interface SubgraphUnderTest {
  readonly running: RunningSubgraphs;
  readonly databaseUrl: string;
  query(text: string, viewer?: Viewer, variables?: Record<string, unknown>): Promise<SubgraphAnswer>;
}

/** Some subgraphs, seeded, on a database of their own; asked directly, past any gateway. The first named is the one asked. */
export async function startUnderTest(
  names: readonly [string, ...string[]],
  options: Partial<StartSubgraphsOptions> = {},
): Promise<SubgraphUnderTest> {
  let statements = 0;
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const running = await startSubgraphs({
    databaseUrl,
    names,
    clock: () => new Date('2026-11-23T00:00:00Z'),
    delivery: 'MANUAL',
    onStatement: () => {
      statements += 1;
    },
    ...options,
  });
  afterAll(() => running.close());
  const asked = running.definitions.get(names[0])!;
  return {
    running,
    databaseUrl,
    async query(text, viewer = PUBLIC_VIEWER, variables = {}) {
      statements = 0;
      const result = await asked.query({ query: text, variables }, viewer);
      return { ...(JSON.parse(JSON.stringify(result)) as Omit<SubgraphAnswer, 'statements'>), statements };
    },
  };
}
