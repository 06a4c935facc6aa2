import { randomUUID } from 'node:crypto';
import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { rows, STEPPE, startTechnoparks } from './world.ts';

// One by one: they share a clock that they set. Clocks in Astana are five hours ahead of UTC.
describe('What the calendar does to bookings and stays', { concurrent: false }, () => {
  let now = '2026-11-23T00:00:00Z';
  const clock = () => new Date(now);
  const at = (instant: string) => {
    now = instant;
  };
  let parks: SubgraphUnderTest;
  let twin: SubgraphUnderTest;
  beforeAll(async () => {
    parks = await startTechnoparks({ clock });
    twin = await startUnderTest(['technoparks'], { clock, databaseUrl: parks.databaseUrl });
  });

  const send = async (mutation: string, type: string, input: object, reply: string) => {
    const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${reply} errors { __typename code path } } }`;
    const { data, errors } = await parks.query(text, SECRETARIAT, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[mutation];
  };
  const BOOKING = 'booking { id state fromDay toDay version history { name } }';
  const book = (from: string, to: string, mutation = 'bookDesk', number?: number) => {
    const party = { technoparkId: STEPPE, startupId: 'startup_demo-01', siteId: 'site_demo-steppe-hall', number };
    return send(mutation, 'BookDeskInput', { ...party, during: { from, to }, idempotencyKey: randomUUID() }, BOOKING);
  };
  const cancel = (id: string, expectedVersion = 1) =>
    send('cancelBooking', 'CancelBookingInput', { id, expectedVersion, idempotencyKey: randomUUID() }, BOOKING);
  const standing = async (id: string) =>
    (await rows(parks.databaseUrl, 'select state, held_until from technoparks.booking where id = $1', [id]))[0];

  it('a hold that nobody confirmed expires by itself, once, and counts as held no more', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const { booking } = await book('2027-05-03', '2027-05-05', 'holdDesk');
    at('2026-11-23T00:14:59Z');
    await parks.running.sweep();
    expect(await standing(booking.id)).toMatchObject({ state: 'HELD' });
    at('2026-11-23T00:15:00Z');
    await Promise.all([parks.running.sweep(), twin.running.sweep()]);
    expect(await standing(booking.id)).toEqual({ state: 'EXPIRED', held_until: null });
    const { data } = await parks.query(
      '{ bookingsAggregate(filter: { state: { eq: HELD } }) { groups { count } } }',
      SECRETARIAT,
    );
    expect(data.bookingsAggregate.groups).toEqual([{ count: 0 }]);
    const steps = `select name, by_role from technoparks.state_transition where subject_id = $1 order by id`;
    expect(await rows(parks.databaseUrl, steps, [booking.id])).toEqual([
      { name: 'hold', by_role: 'SECRETARIAT' },
      { name: 'lapse', by_role: 'SYSTEM' },
    ]);
  });

  it('a stay that is over cannot be cancelled: it stays in the record', async ({ expect }) => {
    at('2026-11-23T06:00:00Z');
    const { booking } = await book('2026-11-24', '2026-11-26');
    at('2026-11-25T19:00:00Z');
    const { booking: none, errors } = await cancel(booking.id);
    expect([none, errors]).toEqual([null, [{ __typename: 'ConflictError', code: 'STAY_OVER', path: ['id'] }]]);
    expect(await standing(booking.id)).toMatchObject({ state: 'CONFIRMED' });
  });

  it('a stay under way that is cancelled ends today: the days since it began stay in the record', async ({
    expect,
  }) => {
    at('2026-11-23T06:00:00Z');
    const { booking } = await book('2026-12-01', '2026-12-10', 'bookDesk', 20);
    // In Astana it is the third already.
    at('2026-12-02T20:30:00Z');
    const cancelled = await cancel(booking.id);
    expect(cancelled).toMatchObject({
      booking: { state: 'CONFIRMED', fromDay: '2026-12-01', toDay: '2026-12-03' },
      errors: [],
    });
    expect(cancelled.booking.history.map(({ name }: { name: string }) => name)).toEqual(['book', 'leave']);
    expect((await book('2026-12-02', '2026-12-04', 'bookDesk', 20)).errors).toMatchObject([{ code: 'INVALID_PERIOD' }]);
    expect((await book('2026-12-03', '2026-12-10', 'bookDesk', 20)).errors).toEqual([]);
  });

  it('a stay that begins today or later is released as a whole', async ({ expect }) => {
    at('2026-11-23T06:00:00Z');
    const { booking } = await book('2026-11-24', '2026-11-26', 'bookDesk', 21);
    at('2026-11-23T20:30:00Z');
    expect((await cancel(booking.id)).booking).toMatchObject({ state: 'RELEASED', toDay: '2026-11-26' });
  });

  it('at half past one in Astana yesterday cannot be booked, although it is today in UTC', async ({ expect }) => {
    at('2026-11-23T20:30:00Z');
    const past = [{ code: 'INVALID_PERIOD', path: ['during', 'from'] }];
    expect((await book('2026-11-23', '2026-11-25')).errors).toMatchObject(past);
    expect((await book('2026-11-24', '2026-11-25')).errors).toEqual([]);
  });

  it('at half past one in Astana a residency is granted and ended on that day', async ({ expect }) => {
    at('2026-11-23T20:30:00Z');
    const RESIDENCY = 'residency { id fromDay toDay }';
    const key = { idempotencyKey: randomUUID() };
    const leaver = { startupId: 'startup_demo-11', technoparkId: STEPPE };
    const granted = await send('grantResidency', 'GrantResidencyInput', { ...leaver, ...key }, RESIDENCY);
    expect(granted.residency.fromDay).toBe('2026-11-24');
    const { id } = granted.residency;
    const ending = { id, expectedVersion: 1, reason: 'Sold' };
    const ahead = await send('endResidency', 'EndResidencyInput', { ...ending, on: '2026-11-25' }, RESIDENCY);
    expect(ahead.errors).toMatchObject([{ code: 'INVALID_PERIOD', path: ['on'] }]);
    const ended = await send('endResidency', 'EndResidencyInput', ending, RESIDENCY);
    expect(ended).toMatchObject({ residency: { toDay: '2026-11-24' }, errors: [] });
  });
});
