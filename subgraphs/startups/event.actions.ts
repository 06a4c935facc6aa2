import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { MarketEntry } from './entry.entity.ts';
import { presentIn } from './entry.rules.ts';
import type { EntryRecorded, OpenRaise, StartupChanged } from './events.ts';
import type { FundingRound } from './round.entity.ts';
import type { Startup } from './startup.entity.ts';

/** A startup with the rows that its event tells of. */
export interface StartupState {
  readonly startup: Startup;
  readonly openRound: FundingRound | null;
  readonly entries: readonly MarketEntry[];
}

function openRaise({ amount, currency, amountUsd, round, closesOn }: FundingRound): OpenRaise {
  return { amount, currency, amountUsd: amountUsd === null ? null : Number(amountUsd), round, closesOn };
}

/** Records the whole new state of a startup. */
export function tell(em: EntityManager, { startup, openRound, entries }: StartupState, now: Date): void {
  const { id, names, country, hqCountry, city, sectors, category, stage, foundedYear, status } = startup;
  const { productLanguages, usualLanguages, deckLanguages, womenLed, founderFreeToTravel } = startup;
  const { synthetic, heldForReview, website, region = null } = startup;
  record<StartupChanged>(em, {
    type: 'startup.changed',
    payload: {
      ...{ id, names, country, hqCountry, city, sectors, category, stage, foundedYear, status },
      ...{ productLanguages, usualLanguages, deckLanguages, womenLed, founderFreeToTravel },
      ...{ synthetic, heldForReview, website, region },
      raise: openRound && openRaise(openRound),
      presentIn: presentIn(entries, now.getUTCFullYear()),
    },
  });
}

export function tellEntry(em: EntityManager, entry: MarketEntry): void {
  const { id, startupId, country, since, until, confidence, source } = entry;
  record<EntryRecorded>(em, {
    type: 'entry.recorded',
    payload: { id, startupId, country, since, until, confidence, source },
  });
}
