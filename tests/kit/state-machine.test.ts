import 'reflect-metadata';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conflict } from '#kit/failure';
import { openOrm } from '#kit/orm';
import { migrate, prepareKit } from '#kit/prepare';
import { type Firing, StateTransition, stateMachine, transitionTable } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { freshDatabase } from '../harness/database.ts';

type LampState = 'OFF' | 'ON' | 'BROKEN';

@Entity()
class Lamp {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  state: LampState;

  @Property({ type: 'integer', version: true })
  version: number;
}

const NOW = new Date('2026-11-23T00:00:00Z');
const life = stateMachine<LampState, Lamp>()({
  install: { from: [], to: 'OFF' },
  light: {
    from: ['OFF'],
    to: 'ON',
    guard: ({ id }, now) => {
      if (id.endsWith('daylight') && now.getUTCHours() < 18) throw conflict('DAYLIGHT', 'It is bright enough.');
    },
  },
  douse: { from: ['ON'], to: 'OFF' },
  smash: { from: ['ON', 'OFF'], to: 'BROKEN' },
});

const home = (name: string) => {
  class Initial extends Migration {
    override up(): void {
      this.addSql(
        `create table ${name}.lamp (id text primary key, state text not null, version int not null default 1)`,
      );
      for (const statement of transitionTable(name)) this.addSql(statement);
    }
  }
  return subgraph({
    name,
    entities: [Lamp, StateTransition],
    resolvers: [],
    references: {},
    loaders: () => ({}),
    migrations: [Initial],
  });
};

let cellar: MikroORM;
let attic: MikroORM;
const open = async (name: string, databaseUrl: string) => {
  const orm = await openOrm(home(name), databaseUrl);
  await migrate(home(name), orm);
  return orm;
};
beforeAll(async () => {
  const databaseUrl = await freshDatabase();
  await prepareKit(databaseUrl);
  [cellar, attic] = await Promise.all([open('cellar', databaseUrl), open('attic', databaseUrl)]);
});
afterAll(() => Promise.all([cellar.close(true), attic.close(true)]));

const firing = (orm: MikroORM, role = 'SECRETARIAT'): Firing => ({
  em: orm.em.fork(),
  viewer: { role, organisationId: 'organisation_lights', personId: null },
  clock: () => NOW,
});
const installed = async (orm: MikroORM, id: string) => {
  const by = firing(orm);
  const lamp = life.fire(by, 'install', by.em.create(Lamp, { id, state: 'OFF', version: 1 }));
  await by.em.flush();
  return lamp.id;
};
const audit = (orm: MikroORM, subjectId: string) =>
  orm.em.fork().find(StateTransition, { subjectId }, { orderBy: { at: 'asc', id: 'asc' } });

describe('a state machine', () => {
  test('changes the state and writes who did what, when and why, in one flush', async () => {
    const id = await installed(cellar, 'lamp_kitchen');
    const by = firing(cellar, 'FOUNDER');
    life.fire(by, 'light', await by.em.findOneOrFail(Lamp, id), 'it is dark');
    await by.em.flush();
    const [install, light] = await audit(cellar, id);
    expect(install).toMatchObject({ name: 'install', before: null, after: 'OFF', byRole: 'SECRETARIAT' });
    expect(light).toMatchObject({
      name: 'light',
      before: 'OFF',
      after: 'ON',
      byRole: 'FOUNDER',
      byParty: 'organisation_lights',
      reason: 'it is dark',
      at: NOW,
    });
  });

  test('refuses a step that is not in the table, and writes nothing', async () => {
    const id = await installed(cellar, 'lamp_hall');
    const by = firing(cellar);
    const lamp = await by.em.findOneOrFail(Lamp, id);
    expect(() => life.fire(by, 'douse', lamp)).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }));
    await by.em.flush();
    expect(lamp.state).toBe('OFF');
    expect(await audit(cellar, id)).toHaveLength(1);
  });

  test('asks the guard, which knows the hour', async () => {
    const id = await installed(cellar, 'lamp_daylight');
    const by = firing(cellar);
    const lamp = await by.em.findOneOrFail(Lamp, id);
    expect(() => life.fire(by, 'light', lamp)).toThrow(expect.objectContaining({ code: 'DAYLIGHT' }));
    expect(lamp.state).toBe('OFF');
    expect(life.fire({ ...by, clock: () => new Date('2026-11-23T19:00:00Z') }, 'light', lamp).state).toBe('ON');
  });

  test('tells which steps are possible', () => {
    expect(life.can('smash', 'ON')).toBe(true);
    expect(life.can('smash', 'BROKEN')).toBe(false);
  });

  test('of two that take the same step at once one wins, and one audit row is written', async () => {
    const id = await installed(cellar, 'lamp_stairs');
    const rivals = [firing(cellar), firing(cellar)];
    const lamps = await Promise.all(rivals.map(({ em }) => em.findOneOrFail(Lamp, id)));
    const flushed = await Promise.allSettled(
      rivals.map((by, i) => {
        life.fire(by, 'light', lamps[i]!);
        return by.em.flush();
      }),
    );
    expect(flushed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await audit(cellar, id)).filter(({ name }) => name === 'light')).toHaveLength(1);
  });

  test('keeps the audit rows of each subgraph in its own schema', async () => {
    await installed(attic, 'lamp_skylight');
    expect(await audit(attic, 'lamp_skylight')).toHaveLength(1);
    expect(await audit(cellar, 'lamp_skylight')).toHaveLength(0);
  });
});
