import { SignJWT } from 'jose';
import type { Viewer } from '#kit/viewer';

/** Tokens are made by, and for, this graph only. */
export const ISSUER = 'alliance-graph';
export const AUDIENCE = 'alliance-graph';

export const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** A token for development, signed with the shared secret (HS256). `lifetime` as jose reads it: `8h`, `10 min`. */
export function mintToken(viewer: Viewer, secret: string, lifetime = '8h'): Promise<string> {
  const token = new SignJWT({ role: viewer.role, organisation: viewer.organisationId ?? undefined })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lifetime);
  if (viewer.personId !== null) token.setSubject(viewer.personId);
  return token.sign(keyOf(secret));
}
