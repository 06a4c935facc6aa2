import { dayOf } from '#kit/day';
import type { OccupancyState } from '#kit/occupancy';
import type { WriteContext } from '#kit/subgraph';
import { instantOf } from '#kit/zone';
import { demoStartups, demoTechnoparks } from '#vocabulary/demonstration';
import { Booking } from './booking.entity.ts';
import { bookingLife } from './booking.rules.ts';
import { daysAfter } from './report.rules.ts';
import { hasLeft, seeding } from './seed.residencies.ts';
import { PlaceKind, placeOf } from './site.entity.ts';

type SiteKey = 'hall' | 'night' | 'house';

interface Stay {
  readonly site: SiteKey;
  readonly number: number;
  readonly from: string;
  readonly to: string;
  /** Place of the guest's own park in the list of demonstration parks. */
  readonly home: number;
  /** Which of that park's startups. */
  readonly guest: number;
  readonly state?: OccupancyState;
}

const HOUR_MS = 3600 * 1000;
const PARKS = demoTechnoparks.length;

/** The first day of the next March that has not begun. */
export function nextMarch(today: string): string {
  const year = Number(today.slice(0, 4));
  return today < `${year}-03-01` ? `${year}-03-01` : `${year + 1}-03-01`;
}

/** `2026-11-23` -> `2026-12-01` */
export const nextMonth = (today: string): string => `${daysAfter(`${today.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;

/** Guests from two other parks in March: desks that never close, for the whole month or some days of it. */
function inMarch(p: number, today: string): Stay[] {
  const first = nextMarch(today);
  const on = (day: number) => daysAfter(first, day - 1);
  const spans = [
    [on(1), on(32)],
    [on(5), on(20)],
    [on(10), on(12)],
  ] as const;
  const night = Array.from({ length: 3 + p }, (_, n) => {
    const [from, to] = spans[n % spans.length]!;
    return { site: 'night' as const, number: n + 1, from, to, home: p + (n % 2 ? 3 : 1), guest: n };
  });
  const [from, to] = spans[0];
  return [
    ...night,
    { site: 'night', number: 4 + p, from, to, home: p + 1, guest: 6, state: 'RELEASED' },
    { site: 'night', number: 5 + p, from, to, home: p + 1, guest: 5, state: 'HELD' },
    { site: 'hall', number: 9, from: on(2), to: on(9), home: p, guest: 0 },
    { site: 'hall', number: 10, from: on(16), to: on(23), home: p, guest: 1 },
    { site: 'house', number: 1, from, to, home: p + 1, guest: 0 },
    { site: 'house', number: 2, from: on(5), to: on(20), home: p + 3, guest: 1 },
  ];
}

/** Next month's guests. The second of them has a bed for some nights only, the third for none. */
function nextMonthGuests(p: number, today: string): Stay[] {
  const first = nextMonth(today);
  const on = (day: number) => daysAfter(first, day - 1);
  return [
    { site: 'hall', number: 5, from: on(3), to: on(8 + p), home: p + 1, guest: 2 },
    { site: 'hall', number: 6, from: on(3), to: on(8 + p), home: p + 1, guest: 3 },
    { site: 'hall', number: 7, from: on(10), to: on(14), home: p + 2, guest: 2 },
    { site: 'hall', number: 8, from: on(15), to: on(21), home: p + 5, guest: 4 },
    { site: 'house', number: 3, from: on(3), to: on(8 + p), home: p + 1, guest: 2 },
    { site: 'house', number: 4, from: on(3), to: on(5), home: p + 1, guest: 3 },
    { site: 'house', number: 5, from: on(15), to: on(21), home: p + 5, guest: 4 },
  ];
}

/** The park's own residents, at work these days. */
const theseDays = (p: number, today: string): Stay[] =>
  [0, 1, 2, 3].map((n) => ({
    site: 'hall',
    number: n + 1,
    from: daysAfter(today, -10),
    to: daysAfter(today, 5 + n),
    home: p,
    guest: n,
  }));

function seedStay(context: WriteContext, p: number, n: number, stay: Stay): void {
  const { em, clock } = context;
  const { site, number, from, to, guest, state = 'CONFIRMED' } = stay;
  const [park, home] = [demoTechnoparks[p]!, demoTechnoparks[stay.home % PARKS]!];
  const guests = demoStartups.filter((startup, i) => startup.technoparkId === home.id && !hasLeft(i + 1));
  const key = park.id.replace('technopark_', '');
  const midnight = (day: string) => instantOf(`${day}T00:00`, park.timeZone, 'REFUSE');
  const booking = em.create(Booking, {
    id: `booking_${key}-${n + 1}`,
    resource: placeOf(`site_${key}-${site}`, number),
    during: { from: midnight(from), to: midnight(to) },
    state,
    heldUntil: state === 'HELD' ? new Date(clock().getTime() - HOUR_MS) : null,
    kind: site === 'house' ? PlaceKind.BED : PlaceKind.DESK,
    technoparkId: park.id,
    guestId: guests[guest % guests.length]!.id,
    homeId: home.id,
    fromDay: from,
    toDay: to,
    bookedAt: new Date(clock().getTime() - 2 * HOUR_MS),
    version: 1,
  });
  if (state === 'RELEASED') {
    bookingLife.fire(seeding(context), 'book', booking);
    bookingLife.fire(seeding(context), 'cancel', booking, 'Plans changed.');
  } else bookingLife.fire(seeding(context), state === 'HELD' ? 'hold' : 'book', booking);
}

export async function seedBookings(context: WriteContext): Promise<void> {
  const today = dayOf(context.clock());
  for (let p = 0; p < PARKS; p += 1) {
    const stays = [...inMarch(p, today), ...nextMonthGuests(p, today), ...theseDays(p, today)];
    stays.forEach((stay, n) => {
      seedStay(context, p, n, stay);
    });
  }
  await context.em.flush();
}
