import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import type { Event } from '#kit/event';
import { byId } from '#kit/loader';
import { record } from '#kit/outbox';
import { type Handler, subgraph } from '#kit/subgraph';

export type EntryWritten = Event<'entry.written', { id: string; amount: number }>;

@ObjectType('Entry', { description: 'A line of the ledger.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Entry {
  @Field(() => ID, { description: 'Id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => Number, { nullable: true, description: 'Shown to its owner and to bookkeepers.' })
  @Access({ to: ['BOOKKEEPER'], own: ['ownerId'] })
  @Property({ type: 'integer' })
  amount: number;

  @Property({ type: 'text' })
  ownerId: string;
}

@Resolver(() => Entry)
class EntryResolver {
  @Query(() => [Entry], { description: 'All lines.' })
  @Access({ to: ['PUBLIC'] })
  entries(@Ctx() { em }: Context) {
    return em.find(Entry, {}, { orderBy: { id: 'asc' } });
  }

  @Mutation(() => Boolean, { description: 'Writes nothing.' })
  @Access({ to: ['BOOKKEEPER'] })
  close() {
    return true;
  }
}

class Tables extends Migration {
  override up(): void {
    this.addSql('create table ledger.entry (id text primary key, amount int not null, owner_id text not null)');
  }
}

const loaders = (em: EntityManager) => ({ entry: byId(em, Entry) });

/** A small publisher of the tests' own. */
export const ledger = subgraph<ReturnType<typeof loaders>>({
  name: 'ledger',
  entities: [Entry],
  resolvers: [EntryResolver],
  references: { Entry: ({ id }, { loaders }) => loaders.entry.load(id) },
  loaders,
  migrations: [Tables],
  seed: async ({ em }) => write(em, 'entry_1', 100),
});

/** Writes a line and tells of it, in one flush. */
export async function write(em: EntityManager, id: string, amount: number): Promise<void> {
  em.create(Entry, { id, amount, ownerId: 'party_a' });
  record<EntryWritten>(em, { type: 'entry.written', payload: { id, amount } });
  await em.flush();
}

/** A subgraph that only listens. */
export const listener = (name: string, handle: Handler<EntryWritten>) =>
  subgraph({
    name,
    entities: [],
    resolvers: [EntryResolver],
    references: {},
    loaders: () => ({}),
    handlers: { 'entry.written': handle },
    migrations: [],
  });
