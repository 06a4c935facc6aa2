import type { RunningSubgraph } from '#kit/start';

const COLUMNS = `
select table_name as "table", column_name as "column", is_nullable = 'YES' as nullable,
  case data_type when 'ARRAY' then ltrim(udt_name, '_') || '[]' else udt_name end as type
from information_schema.columns where table_schema = ? and table_name <> 'migration'`;

/** PostgreSQL's own names of the types that our entities name. */
const INTERNAL: Readonly<Record<string, string>> = {
  ...{ int: 'int4', integer: 'int4', boolean: 'bool', bigint: 'int8', bigserial: 'int8', double: 'float8' },
};

const internal = (type: string): string => {
  const [, name] = /^([a-z]+(?:\[\])?)/.exec(type) ?? [];
  return INTERNAL[name!] ?? name!;
};

/** Columns that the entities and the migrated tables of a subgraph do not agree on; empty when they match. */
export async function driftOf({ name, orm }: RunningSubgraph): Promise<string[]> {
  const rows = (await orm.em.getConnection().execute(COLUMNS, [name])) as {
    table: string;
    column: string;
    nullable: boolean;
    type: string;
  }[];
  const real = rows.map(({ table, column, type, nullable }) => `${table}.${column} ${type} ${nullable}`);
  const entities = [...orm.getMetadata().getAll().values()].filter((meta) => meta.schema !== 'kit');
  const wanted = entities.flatMap((meta) =>
    meta.props.map(
      (prop) => `${meta.tableName}.${prop.fieldNames[0]} ${internal(prop.columnTypes[0]!)} ${Boolean(prop.nullable)}`,
    ),
  );
  return [
    ...wanted.filter((column) => !real.includes(column)).map((column) => `not in the table: ${column}`),
    ...real.filter((column) => !wanted.includes(column)).map((column) => `in no entity: ${column}`),
  ];
}
