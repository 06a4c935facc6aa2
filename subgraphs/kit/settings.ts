/**
 * What the kit takes from the environment. `databaseUrl` is null when the bundled PostgreSQL is to be started,
 * `subgraphSecret` when none is set: then a subgraph is served on this machine only; `modelPath` when subgraphs judge by
 * what is committed.
 */
export type KitSettings = Readonly<{
  databaseUrl: string | null;
  subgraphSecret: string | null;
  modelPath: string | null;
}>;

/** A setting that cannot be used as it stands; the message names the variable and what it must look like. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Parses the environment. Throws `SettingsError` for a DATABASE_URL that is not a PostgreSQL URL. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): KitSettings {
  return Object.freeze({
    databaseUrl: databaseUrl(environment.DATABASE_URL),
    subgraphSecret: environment.SUBGRAPH_SECRET || null,
    modelPath: environment.MODEL_PATH || null,
  });
}

function databaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'postgresql:' || url?.protocol === 'postgres:') return text;
  throw new SettingsError('DATABASE_URL must look like postgresql://user:password@host:5432/database');
}

/** The only place of the kit that reads the environment: once, at import. */
export const settings: KitSettings = readSettings(process.env);
