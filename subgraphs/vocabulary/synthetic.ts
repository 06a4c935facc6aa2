import { invalid } from '#kit/failure';

interface Party {
  /** True: made up for demonstration. */
  readonly synthetic: boolean;
}

/**
 * Nothing invented hangs on a real organisation, and nothing real on an invented one.
 * @throws REAL_AND_INVENTED
 */
export function mustBeOfOneWorld(one: Party, others: readonly Party[], path: string): void {
  if (others.some(({ synthetic }) => synthetic !== one.synthetic))
    throw invalid('REAL_AND_INVENTED', 'One of these is real, another is made up for demonstration.', [path]);
}
