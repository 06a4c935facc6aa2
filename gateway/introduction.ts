import { DEVELOPMENT_SECRET } from '#kit/signature';
import { SAMPLE } from './sample.ts';
import type { Settings } from './settings.ts';
import { mintToken } from './token.ts';

/**
 * Prints a token for each role, and one query with its answer. Silent where tokens are signed with a secret of somebody's
 * own: what is printed is kept in logs, and who reads those is not who may be the secretariat.
 */
export async function introduce(
  url: string,
  { jwksUrl, jwtSecret }: Settings,
  print: (line: string) => void = console.log,
): Promise<void> {
  if (jwksUrl || jwtSecret !== DEVELOPMENT_SECRET) return;
  const { demonstrationViewers } = await import('./demonstration.ts');
  print('\nDevelopment tokens, good for 8 hours (Authorization: Bearer <token>):');
  for (const viewer of demonstrationViewers)
    print(`  ${viewer.role} ${viewer.organisationId ?? ''}\n    ${await mintToken(viewer, jwtSecret)}`);
  const asked = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SAMPLE }),
  });
  const answer = await response.json();
  print(`\nA query:\n${SAMPLE}\n\nIts answer, in ${Math.round(performance.now() - asked)} ms:`);
  print(`${JSON.stringify(answer, null, 2)}\n`);
}
