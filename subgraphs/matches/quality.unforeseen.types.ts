import { type ClassType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { declare } from '#kit/filter';
import { connectionType, type Page } from '#kit/page';
import { CountryCode, DateTime } from '#kit/scalars';
import { Period } from '#vocabulary/period';
import { MatchReason } from './match.types.ts';
import { OVERSEERS } from './overseers.ts';
import { MarketStub, StartupStub } from './stubs.ts';

export const EntryVerdict = {
  RANKED_BELOW: 'RANKED_BELOW',
  STOPPED: 'STOPPED',
  NO_SUCH_MARKET: 'NO_SUCH_MARKET',
  NOT_REPLAYABLE: 'NOT_REPLAYABLE',
} as const;
export type EntryVerdict = (typeof EntryVerdict)[keyof typeof EntryVerdict];
registerEnumType(EntryVerdict, {
  name: 'EntryVerdict',
  description: 'How the engine had not foreseen the entry into a market.',
  valuesConfig: {
    RANKED_BELOW: { description: 'The market was in the startup’s list, below the tenth place.' },
    STOPPED: { description: 'A rule kept the market out of the list.' },
    NO_SUCH_MARKET: { description: 'The engine knew the startup, but no such market.' },
    NOT_REPLAYABLE: {
      description:
        'Nothing can be said: at that moment the startup, or every market, was unknown here (our facts begin later), or the year of the entry is not known.',
    },
  },
});

@ObjectType('UnforeseenEntry', {
  description: 'A startup entered a market that was not among the first ten of its list the day before.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
export class UnforeseenEntry {
  @Field(() => ID, { description: 'The entry.' })
  id: string;

  @Field(() => StartupStub, { description: 'Who.' })
  startup: { id: string };

  @Field(() => CountryCode, { description: 'Where.' })
  country: string;

  @Field(() => MarketStub, { nullable: true, description: 'The market, when the engine knew it.' })
  market: { id: string } | null;

  @Field(() => Period, {
    description: 'The days among which it entered: entries are known by their year, and not later than we were told.',
  })
  entered: Period;

  @Field(() => Confidence, { description: 'How well the entry is supported.' })
  confidence: Confidence;

  @Field(() => EntryVerdict, { description: 'How it was missed, or that nothing can be said.' })
  verdict: EntryVerdict;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The moment as of which the list was computed again: the end of the day before we were told, when it entered in the year we were told; else the end of the year before. Ask `marketMatches(asOf)` for the same list.',
  })
  asOf: Date | null;

  @Field(() => Int, { nullable: true, description: 'The place the market had in the list; null: none.' })
  rank: number | null;

  @Field(() => [String], { description: 'Codes of the rules that kept it out.' })
  stops: string[];

  @Field(() => [MatchReason], { description: 'What spoke against the market then, strongest first.' })
  against: MatchReason[];

  @Field(() => [MatchReason], { description: 'What was not known of it then.' })
  unknown: MatchReason[];
}

/** A page of entries, and how many there are of each kind. */
export interface UnforeseenEntries extends Page<UnforeseenEntry> {
  readonly entries: number;
  readonly foreseen: number;
  readonly unforeseen: number;
  readonly notReplayable: number;
}

export const UnforeseenEntryConnection = connectionType(
  'UnforeseenEntry',
  () => UnforeseenEntry,
) as ClassType<UnforeseenEntries>;

const COUNTS: Readonly<Record<string, string>> = {
  entries: 'Entries in the period.',
  foreseen: 'Those into one of the first ten markets of the startup’s list.',
  unforeseen: 'Those of which the engine’s list could be computed again and did not hold them among its first ten.',
  notReplayable: 'Those of which nothing can be said.',
};
for (const [name, description] of Object.entries(COUNTS))
  declare(UnforeseenEntryConnection, name, () => Int, description, false);
