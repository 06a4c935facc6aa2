import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from './context.ts';
import { DAY_MS } from './day.ts';
import { conflict, invalid } from './failure.ts';
import type { Sweep } from './subgraph.ts';

/** For so long a key answers with its first reply (milliseconds). */
const REPLY_KEPT_MS = DAY_MS;
const keptSince = (now: Date): string => new Date(now.getTime() - REPLY_KEPT_MS).toISOString();

/** Longer keys than this (characters) are refused: they are looked up in an index. */
const MAX_KEY = 200;

/** Objects with their keys in order, so that equal requests hash alike. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * Runs an action once per key: its reply (a small JSON value, such as an id) is stored in the transaction of the change,
 * and every later call with the same key answers the stored reply. Calls that race wait for the first in the database.
 * @throws INVALID `INVALID_IDEMPOTENCY_KEY` when the key is empty or longer than 200 characters.
 * @throws CONFLICT `IDEMPOTENCY_KEY_REUSED` when the key was used with another request.
 */
export async function once<R>(
  context: Context,
  mutation: string,
  input: { idempotencyKey: string },
  action: (em: EntityManager) => Promise<R>,
): Promise<R> {
  const { scope, hash } = named(context, mutation, input);
  const now = context.clock();
  const run = async (em: EntityManager): Promise<R> => {
    const execute = (sql: string, parameters: unknown[]) =>
      em.getConnection().execute(sql, parameters, 'all', em.getTransactionContext());
    await execute('delete from kit.idempotency where scope = ? and key = ? and recorded_at < ?', [
      scope,
      input.idempotencyKey,
      keptSince(now),
    ]);
    const claimed = await execute(
      `insert into kit.idempotency (scope, key, request_hash, reply, recorded_at) values (?, ?, ?, 'null', ?) on conflict do nothing returning key`,
      [scope, input.idempotencyKey, hash, now.toISOString()],
    );
    if (claimed.length === 0)
      return stored<R>(
        await execute('select request_hash, reply from kit.idempotency where scope = ? and key = ?', [
          scope,
          input.idempotencyKey,
        ]),
        hash,
      );
    const reply = await action(em);
    await em.flush();
    await execute('update kit.idempotency set reply = ?::jsonb where scope = ? and key = ?', [
      JSON.stringify(reply),
      scope,
      input.idempotencyKey,
    ]);
    return reply;
  };
  return context.em.transactional(run);
}

/**
 * The reply that the key has already, for an action that would do much before it comes to `once`; undefined when it has none.
 * @throws as `once`
 */
export async function replied<R>(
  context: Context,
  mutation: string,
  input: { idempotencyKey: string },
): Promise<R | undefined> {
  const { scope, hash } = named(context, mutation, input);
  const rows = await context.em
    .getConnection()
    .execute('select request_hash, reply from kit.idempotency where scope = ? and key = ? and recorded_at >= ?', [
      scope,
      input.idempotencyKey,
      keptSince(context.clock()),
    ]);
  return rows.length === 0 ? undefined : stored<R>(rows, hash);
}

const FORGET = `
delete from kit.idempotency where (scope, key) in
  (select scope, key from kit.idempotency where recorded_at < ?::timestamptz for update skip locked)`;

/** Forgets the keys whose time is over. What a rival holds is left to it. */
export const forgetReplies: Sweep = async ({ em, clock }) => {
  await em.getConnection().execute(FORGET, [keptSince(clock())], 'run', em.getTransactionContext());
};

function named(context: Context, mutation: string, input: { idempotencyKey: string }) {
  if (input.idempotencyKey.trim() === '' || input.idempotencyKey.length > MAX_KEY)
    throw invalid('INVALID_IDEMPOTENCY_KEY', `A key has 1 to ${MAX_KEY} characters.`, ['idempotencyKey']);
  const scope = `${mutation}:${context.viewer.organisationId ?? 'PUBLIC'}`;
  return { scope, hash: createHash('sha256').update(canonical(input)).digest('base64url') };
}

function stored<R>(rows: object[], hash: string): R {
  const row = rows[0] as { request_hash: string; reply: R };
  if (row.request_hash !== hash)
    throw conflict('IDEMPOTENCY_KEY_REUSED', 'This key was used with another request.', ['idempotencyKey']);
  return row.reply;
}
