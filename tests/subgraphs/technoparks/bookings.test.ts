import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { founder, manager, overlaps, rows, SILK, startTechnoparks, tellOf } from './world.ts';

const RIVALS = 12;
let parks: SubgraphUnderTest;
let later: SubgraphUnderTest;
/** Three processes on one database, four connections each. */
let processes: SubgraphUnderTest[];
beforeAll(async () => {
  parks = await startTechnoparks();
  await tellOf(parks, ['startup_real'], false);
  const { databaseUrl } = parks;
  const others = await Promise.all([1, 2].map(() => startUnderTest(['technoparks'], { databaseUrl })));
  later = await startUnderTest(['technoparks'], { databaseUrl, clock: () => new Date('2026-11-23T00:16:00Z') });
  processes = [parks, ...others];
});

type Input = Record<string, unknown>;
type Mutation = 'bookDesk' | 'holdDesk' | 'bookBed';
const REPLY = '{ booking { id resource state heldUntil version technopark { id } } errors { __typename code path } }';

async function send(mutation: Mutation, input: Input, viewer: Viewer = SECRETARIAT, at = parks) {
  const type = mutation === 'bookBed' ? 'BookBedInput' : 'BookDeskInput';
  const { data, errors } = await at.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) ${REPLY} }`,
    viewer,
    {
      input: { technoparkId: SILK, startupId: 'startup_demo-01', idempotencyKey: randomUUID(), ...input },
    },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}
async function change(mutation: 'confirmBooking' | 'cancelBooking', input: Input, viewer: Viewer, at = parks) {
  const type = mutation === 'confirmBooking' ? 'ConfirmBookingInput' : 'CancelBookingInput';
  const { data } = await at.query(`mutation ($input: ${type}!) { ${mutation}(input: $input) ${REPLY} }`, viewer, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  return data[mutation];
}
const lodge = (park: string) => ({ technoparkId: `technopark_demo-${park}`, siteId: `site_demo-${park}-lodge` });
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code ?? 'BOOKED';
const tally = (codes: string[]) =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]));

describe('The last place', () => {
  test('goes to exactly one of twelve connections that want it at once; the others hear NO_PLACE_FREE', async () => {
    const during = { from: '2027-06-01', to: '2027-06-10' };
    for (let i = 0; i < 3; i += 1) expect(codeOf(await send('bookBed', { ...lodge('lake'), during }))).toBe('BOOKED');
    const replies = await Promise.all(
      Array.from({ length: RIVALS }, (_, i) =>
        send('bookBed', { ...lodge('lake'), during }, SECRETARIAT, processes[i % processes.length]),
      ),
    );
    expect(tally(replies.map(codeOf))).toEqual({ BOOKED: 1, NO_PLACE_FREE: RIVALS - 1 });
    expect(await overlaps(parks.databaseUrl)).toBe(0);
  });

  test('that was named goes to exactly one of twelve with overlapping days; the others hear SLOT_TAKEN', async () => {
    const replies = await Promise.all(
      Array.from({ length: RIVALS }, (_, i) => {
        const during = { from: `2027-07-0${1 + (i % 5)}`, to: `2027-07-1${i % 5}` };
        const input = { siteId: 'site_demo-silk-night', number: 9, during };
        return send('bookDesk', input, SECRETARIAT, processes[i % processes.length]);
      }),
    );
    expect(tally(replies.map(codeOf))).toEqual({ BOOKED: 1, SLOT_TAKEN: RIVALS - 1 });
    expect(await overlaps(parks.databaseUrl)).toBe(0);
  });

  test('and when places remain, each rival gets one of its own', async () => {
    const during = { from: '2027-06-01', to: '2027-06-10' };
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        send('bookDesk', { during, access24x7: true }, SECRETARIAT, processes[i % processes.length]),
      ),
    );
    const places = replies.map(({ booking }) => booking.resource);
    expect(new Set(places).size).toBe(6);
    expect(places.every((place) => place.startsWith('site_demo-silk-night#'))).toBe(true);
  });
});

describe('The database itself', () => {
  const insert = (id: string, during: string, state = 'CONFIRMED') =>
    rows(
      parks.databaseUrl,
      `insert into technoparks.booking (id, resource, during, state, kind, technopark_id, guest_id, from_day, to_day, booked_at)
       values ($1, 'site_demo-silk-night#10', $2, $3, 'DESK', $4, 'startup_demo-01', '2027-08-01', '2027-08-03', now())`,
      [id, during, state, SILK],
    );

  test('refuses a second booking of a place, whatever the code says', async () => {
    await insert('booking_direct-1', '[2027-08-01,2027-08-03)');
    await expect(insert('booking_direct-2', '[2027-08-02,2027-08-04)')).rejects.toMatchObject({
      constraint: 'booking_one_at_a_time',
    });
    await expect(insert('booking_direct-3', '[2027-08-03,2027-08-03)')).rejects.toMatchObject({
      constraint: 'booking_some_time',
    });
    await expect(insert('booking_direct-4', '[2027-08-05,2027-08-06)', 'HELD')).rejects.toMatchObject({
      constraint: 'booking_hold_expires',
    });
  });

  test('holds the demonstration’s bookings without an overlap', async () => {
    expect(await overlaps(parks.databaseUrl)).toBe(0);
    const [row] = await rows<{ n: number }>(parks.databaseUrl, `select count(*)::int as n from technoparks.booking`);
    expect(row!.n).toBeGreaterThan(100);
  });
});

describe('Days are those of the park’s zone', () => {
  test('a day in Tashkent begins at 19:00 UTC the day before', async () => {
    const { booking } = await send('bookDesk', { during: { from: '2027-09-01', to: '2027-09-02' } });
    const [row] = await rows<{ from: Date; to: Date }>(
      parks.databaseUrl,
      'select lower(during) as from, upper(during) as to from technoparks.booking where id = $1',
      [booking.id],
    );
    expect(row).toEqual({ from: new Date('2027-08-31T19:00:00Z'), to: new Date('2027-09-01T19:00:00Z') });
  });
});

describe('A hold', () => {
  const during = { from: '2027-10-01', to: '2027-10-05' };

  test('keeps the place for 15 minutes, can be confirmed, and then stays', async () => {
    const desk = { siteId: 'site_demo-silk-hall', number: 11, during };
    const { booking } = await send('holdDesk', desk);
    expect(booking).toMatchObject({ state: 'HELD', heldUntil: '2026-11-23T00:15:00.000Z', version: 1 });
    expect(codeOf(await send('bookDesk', desk))).toBe('SLOT_TAKEN');
    const confirmed = await change('confirmBooking', { id: booking.id, expectedVersion: 1 }, founder('01'));
    expect(confirmed.booking).toMatchObject({ state: 'CONFIRMED', heldUntil: null, version: 2 });
    expect(codeOf(await send('bookDesk', desk, SECRETARIAT, later))).toBe('SLOT_TAKEN');
  });

  test('that lapsed cannot be confirmed, and gives way', async () => {
    const desk = { siteId: 'site_demo-silk-hall', number: 12, during };
    const { booking } = await send('holdDesk', desk);
    const late = await change('confirmBooking', { id: booking.id, expectedVersion: 1 }, founder('01'), later);
    expect(codeOf(late)).toBe('HOLD_EXPIRED');
    expect(codeOf(await send('bookDesk', desk, SECRETARIAT, later))).toBe('BOOKED');
  });
});

describe('Cancelling', () => {
  test('frees the place, is told in the history, and cannot be done twice', async () => {
    const desk = { siteId: 'site_demo-silk-hall', number: 13, during: { from: '2027-11-01', to: '2027-11-05' } };
    const { booking } = await send('bookDesk', desk, founder('01'));
    const cancelled = await change(
      'cancelBooking',
      { id: booking.id, expectedVersion: 1, reason: 'No visa' },
      founder('01'),
    );
    expect(cancelled.booking.state).toBe('RELEASED');
    expect(codeOf(await send('bookDesk', desk))).toBe('BOOKED');
    const again = await change('cancelBooking', { id: booking.id, expectedVersion: 2 }, founder('01'));
    expect(codeOf(again)).toBe('ILLEGAL_TRANSITION');
    const { data } = await parks.query(
      '{ bookings(filter: { fromDay: { eq: "2027-11-01" }, state: { eq: RELEASED } }) { nodes { history { name before after reason } } } }',
      founder('01'),
    );
    expect(data.bookings.nodes).toEqual([
      {
        history: [
          { name: 'book', before: null, after: 'CONFIRMED', reason: null },
          { name: 'cancel', before: 'CONFIRMED', after: 'RELEASED', reason: 'No visa' },
        ],
      },
    ]);
  });

  test('with an old version is refused', async () => {
    const { booking } = await send('bookDesk', { during: { from: '2027-12-01', to: '2027-12-02' } });
    const reply = await change('cancelBooking', { id: booking.id, expectedVersion: 7 }, SECRETARIAT);
    expect(codeOf(reply)).toBe('VERSION_CONFLICT');
  });
});

describe('A booking that cannot be', () => {
  const during = { from: '2028-01-01', to: '2028-01-03' };
  test.each([
    ['of the past', { during: { from: '2026-11-22', to: '2026-11-25' } }, 'INVALID_PERIOD'],
    ['of no day', { during: { from: '2028-01-01', to: '2028-01-01' } }, 'INVALID_PERIOD'],
    ['of years', { during: { from: '2028-01-01', to: '2029-06-01' } }, 'INVALID_PERIOD'],
    ['for no startup', { during, startupId: 'investor_demo-01' }, 'INVALID_STARTUP'],
    ['in no park', { during, technoparkId: 'technopark_nowhere' }, 'NOT_FOUND'],
    [
      'in a park whose desks are not known',
      { during, technoparkId: 'technopark_astana-hub', startupId: 'startup_real' },
      'NOT_FOUND',
    ],
    ['of a place beyond the last', { during, siteId: 'site_demo-silk-night', number: 11 }, 'NOT_FOUND'],
    ['of a desk in a house', { during, siteId: 'site_demo-silk-house' }, 'NOT_FOUND'],
  ])('%s is a typed error', async (_, input, code) => {
    expect(codeOf(await send('bookDesk', input))).toBe(code);
  });
});

describe('Sent twice', () => {
  const during = { from: '2028-02-01', to: '2028-02-03' };

  test('with the same key a booking is made once', async () => {
    const input = { during, idempotencyKey: 'twice' };
    const [first, second] = await Promise.all([send('bookDesk', input), send('bookDesk', input)]);
    expect(second.booking.id).toBe(first.booking.id);
  });

  test('with the same key and other days it is refused', async () => {
    await send('bookDesk', { during, idempotencyKey: 'reused' });
    const other = { during: { from: '2028-02-05', to: '2028-02-06' }, idempotencyKey: 'reused' };
    expect(codeOf(await send('bookDesk', other))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a hold is confirmed, and cancelled, once a key, and the second reply is the first', async () => {
    const { booking } = await send('holdDesk', { during: { from: '2028-02-10', to: '2028-02-12' } });
    for (const [mutation, expectedVersion] of [['confirmBooking', 1] as const, ['cancelBooking', 2] as const]) {
      const input = { id: booking.id, expectedVersion, idempotencyKey: `${mutation}-twice` };
      const [first, second] = [await change(mutation, input, SECRETARIAT), await change(mutation, input, SECRETARIAT)];
      expect(codeOf(first)).toBe('BOOKED');
      expect(second).toEqual(first);
    }
  });
});

describe('Who may book and see', () => {
  const during = { from: '2028-03-01', to: '2028-03-03' };

  test('the guest and the host, nobody else’s founder or manager', async () => {
    expect(codeOf(await send('bookDesk', { during }, founder('01')))).toBe('BOOKED');
    expect(codeOf(await send('bookDesk', { during }, manager(SILK)))).toBe('BOOKED');
    expect(codeOf(await send('bookDesk', { during }, founder('02')))).toBe('FORBIDDEN');
    expect(codeOf(await send('bookDesk', { during }, manager('technopark_demo-lake')))).toBe('FORBIDDEN');
  });

  test('an investor may not even ask', async () => {
    await expect(send('bookDesk', { during }, viewerOf('INVESTOR', 'investor_demo-01'))).rejects.toThrow('FORBIDDEN');
    const { errors } = await parks.query('{ bookings { nodes { id } } }', viewerOf('INVESTOR', 'investor_demo-01'));
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  test('a founder lists the own bookings only', async () => {
    const { data } = await parks.query('{ bookings(first: 100) { nodes { guest { id } } totalCount } }', founder('06'));
    expect(data.bookings.totalCount).toBeGreaterThan(0);
    expect(new Set(data.bookings.nodes.map((node: { guest: { id: string } }) => node.guest.id))).toEqual(
      new Set(['startup_demo-06']),
    );
  });
});
