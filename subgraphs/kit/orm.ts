import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { OutboxEvent } from './outbox.ts';
import type { Subgraph } from './subgraph.ts';

/** Called with every SQL statement; tests count them. */
export type StatementListener = (sql: string) => void;

const silent = (): void => undefined;

const statementLogger =
  (listener: StatementListener): Options['loggerFactory'] =>
  () => ({
    log: silent,
    error: silent,
    warn: silent,
    setDebugMode: silent,
    isEnabled: () => true,
    logQuery: (context) => listener(context.query ?? ''),
  });

/** One ORM per subgraph: its entities, in the PostgreSQL schema that bears its name. */
export function openOrm(subgraph: Subgraph, databaseUrl: string, onStatement?: StatementListener): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    schema: subgraph.name,
    entities: [...subgraph.entities, OutboxEvent],
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    migrations: {
      migrationsList: subgraph.migrations.map((migration) => ({
        name: migration.name,
        class: migration,
      })),
      tableName: 'migration',
      schema: subgraph.name,
      snapshot: false,
      silent: true,
    },
    pool: { min: 0, max: 4 },
    forceUtcTimezone: true,
    ...(onStatement ? { debug: ['query'], loggerFactory: statementLogger(onStatement) } : {}),
  });
}
