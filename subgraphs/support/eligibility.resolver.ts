import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { GrantCall } from './call.entity.ts';
import { candidateOf, MAY_ASK } from './candidate.ts';
import { assess, type CallWindow, type Conditions } from './eligibility.rules.ts';
import { Eligibility } from './eligibility.ts';
import type { SupportLoaders } from './loaders.ts';
import { Measure } from './measure.entity.ts';
import { ProgrammeStub } from './stubs.ts';

type Ask = Context<SupportLoaders>;
const OF = { description: 'Which startup; a founder asks for the own one.' } as const;
const ANSWER = { nullable: true, description: 'Whether a startup may apply now, and why.' } as const;

async function eligibility(startupId: string, offer: Conditions, window: CallWindow | null, context: Ask) {
  const startup = await candidateOf(startupId, context);
  return assess({ startup, offer, window, equityFree: false, now: context.clock() });
}

/** Of several calls the one that is open, else the next one. */
const nextCall = (windows: readonly CallWindow[], now: Date): CallWindow | null =>
  windows.find(({ closesAt }) => now < closesAt) ?? windows.at(-1) ?? null;

@Resolver(() => Measure)
export class MeasureEligibilityResolver {
  @FieldResolver(() => Eligibility, ANSWER)
  @Access({ to: MAY_ASK })
  eligibility(@Root() measure: Measure, @Arg('startupId', () => ID, OF) startupId: string, @Ctx() context: Ask) {
    return eligibility(startupId, measure, null, context);
  }
}

@Resolver(() => GrantCall)
export class GrantCallEligibilityResolver {
  @FieldResolver(() => Eligibility, ANSWER)
  @Access({ to: MAY_ASK })
  eligibility(@Root() call: GrantCall, @Arg('startupId', () => ID, OF) startupId: string, @Ctx() context: Ask) {
    return eligibility(startupId, call, call, context);
  }
}

@Resolver(() => ProgrammeStub)
export class ProgrammeEligibilityResolver {
  @FieldResolver(() => Eligibility, ANSWER)
  @Access({ to: MAY_ASK })
  async eligibility(@Root() { id }: ProgrammeStub, @Arg('startupId', () => ID, OF) startupId: string, @Ctx() ask: Ask) {
    const { loaders, clock } = ask;
    const [programme, cohorts] = [await loaders.programmeCopy.load(id), await loaders.cohortsOfProgramme.load(id)];
    if (!programme) return null;
    const windows = cohorts.map(({ state }) => ({
      opensAt: new Date(state.callOpensAt),
      closesAt: new Date(state.callClosesAt),
    }));
    return eligibility(startupId, programme.state, nextCall(windows, clock()), ask);
  }
}
