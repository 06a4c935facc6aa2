import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Access, mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { type ProfileEdit as Edit, whatWouldRaise } from '#matching';
import { Language, languageTag } from '#vocabulary/language';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { CounterfactualArguments } from './counterfactual.inputs.ts';
import { editText, fieldName } from './counterfactual.texts.ts';
import { Counterfactual, type ProfileEdit } from './counterfactual.types.ts';
import type { MatchesLoaders } from './loaders.ts';
import { matchView } from './match.views.ts';
import { mustBeFound } from './unknown-party.ts';

/** What a profile of the graph may say; the rounds in the order in which companies raise them. */
const LIMITS = {
  ladder: [
    RoundType.PRE_SEED,
    RoundType.SEED,
    RoundType.PRE_A,
    RoundType.SERIES_A,
    RoundType.SERIES_B,
    RoundType.SERIES_C_PLUS,
  ],
  sectors: Object.values(Sector),
  languages: Object.values(Language).map(languageTag),
  evaluations: 10_000,
};
const DEEPEST = 1000;

/** As the inputs of a profile take it: `200000`, `SEED`, `RU`. */
function codesOf({ field }: Edit, value: Edit['from']): string[] {
  const words = value === null ? [] : typeof value === 'object' ? value : [String(value)];
  return field === 'languages' ? words.map((tag) => tag.toUpperCase()) : [...words];
}

function editView(edit: Edit, locale: string): ProfileEdit {
  const { field, from, to, distance } = edit;
  const [name, text] = [fieldName(field, locale), editText(edit, locale)];
  return { field, name, text, from: codesOf(edit, from), to: codesOf(edit, to), distance };
}

@Resolver()
export class CounterfactualResolver {
  @Query(() => Counterfactual, {
    description:
      'What a startup could change in its profile for an investor, technopark or market to stand at a place of its list. Asked by the startup itself.',
  })
  @Access({ to: ['FOUNDER', 'SECRETARIAT'] })
  async whatWouldRaise(
    @Args(() => CounterfactualArguments) { startupId, otherId, targetRank }: CounterfactualArguments,
    @Ctx() { viewer, loaders, locale }: Context<MatchesLoaders>,
  ): Promise<object> {
    mustOwn(viewer, startupId);
    if (targetRank < 1 || targetRank > DEEPEST)
      throw invalid('INVALID_RANK', `A place lies between 1 and ${DEEPEST}.`, ['targetRank']);
    const { index, asOf } = await loaders.moment(null);
    const computed = mustBeFound(() => whatWouldRaise(index, startupId, otherId, { targetRank, limits: LIMITS }));
    const { outcome, edits, distance, rank, score, match } = computed;
    return {
      ...{ outcome, distance, rank, score },
      edits: edits.map((edit) => editView(edit, locale)),
      match: match && matchView(match, asOf, locale),
    };
  }
}
