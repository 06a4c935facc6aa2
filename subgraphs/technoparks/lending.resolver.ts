import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { checkedPeriod, PeriodInput } from '#vocabulary/period';
import { DeskExchange } from './desk-exchange.type.ts';
import { withinReach } from './distance.rules.ts';
import type { TechnoparksLoaders } from './loaders.ts';
import { PlaceKind, type Site } from './site.entity.ts';
import { SiteNearby } from './site-nearby.type.ts';
import { Startup } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

type Ctxt = Context<TechnoparksLoaders>;

/** Who may know who is whose guest: the park, and those who watch over the alliance. */
const GUESTS = { to: ['SECRETARIAT', 'ANALYST'], own: ['id'] };

@Resolver(() => Technopark)
export class LendingResolver {
  @FieldResolver(() => [DeskExchange], {
    nullable: true,
    description: 'Desk-days lent to residents of other parks in a period, and borrowed from those parks.',
  })
  @Access(GUESTS)
  async deskExchange(
    @Root() { id }: Technopark,
    @Arg('during', () => PeriodInput, { description: 'The days.' }) during: PeriodInput,
    @Ctx() { loaders }: Ctxt,
  ): Promise<DeskExchange[]> {
    const lendings = await loaders.lendings.load({ technoparkId: id, during: checkedPeriod(during) });
    return lendings.map(({ partner_id, lent, borrowed }) => ({
      partner: loaders.technopark.load(partner_id),
      deskDaysLent: lent,
      deskDaysBorrowed: borrowed,
    }));
  }

  @FieldResolver(() => [Startup], {
    nullable: true,
    description: 'Guests with a desk here who lack a bed for some night of it.',
  })
  @Access(GUESTS)
  async guestsWithoutBed(
    @Root() { id }: Technopark,
    @Arg('during', () => PeriodInput, { description: 'The nights.' }) during: PeriodInput,
    @Ctx() { loaders }: Ctxt,
  ): Promise<Startup[]> {
    const guests = await loaders.guestsWithoutBed.load({ technoparkId: id, during: checkedPeriod(during) });
    return guests.map(({ guest_id }) => ({ id: guest_id }));
  }

  @FieldResolver(() => [SiteNearby], {
    description: 'Houses of any park near this one, with free beds, nearest first.',
  })
  async housesNearby(
    @Root() park: Technopark,
    @Arg('withinKm', () => Float, { defaultValue: 3, description: 'How far, in kilometres as the crow flies.' })
    withinKm: number,
    @Arg('during', () => PeriodInput, { description: 'The nights for which a bed must be free.' }) during: PeriodInput,
    @Ctx() { loaders }: Ctxt,
  ): Promise<SiteNearby[]> {
    const from = { latitude: park.latitude.value, longitude: park.longitude.value };
    const near = withinReach(from, await loaders.sitesOfKind.load(PlaceKind.BED), withinKm);
    const freeIn = async ({ id, technoparkId }: Site) => {
      const sites = await loaders.freePlaces.load({ technoparkId, during: checkedPeriod(during) });
      return sites.find(({ site_id }) => site_id === id)!.free;
    };
    const found = await Promise.all(near.map(async (one) => ({ ...one, freePlaces: await freeIn(one.site) })));
    return found.filter(({ freePlaces }) => freePlaces > 0);
  }
}
