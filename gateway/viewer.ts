import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { Role } from '#vocabulary/role';
import { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import { AUDIENCE, ISSUER, keyOf } from './token.ts';

/** Tells who asks from an Authorization header; no header is the public. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const CLAIMS: JWTVerifyOptions = {
  issuer: ISSUER,
  audience: AUDIENCE,
  requiredClaims: ['exp', 'role'],
  clockTolerance: 5,
};

/** With a JWKS URL, only keys of that set are good; the development secret is not looked at. */
export function authenticator(settings: Pick<Settings, 'auth' | 'jwksUrl' | 'jwtSecret'>): Authenticate {
  if (!settings.auth) return async () => PUBLIC_VIEWER;
  const verified = settings.jwksUrl ? bySet(settings.jwksUrl) : bySecret(settings.jwtSecret);
  return async (authorization) => {
    if (authorization === undefined) return PUBLIC_VIEWER;
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization.trim())?.[1];
    if (!token) throw unauthenticated('The Authorization header must read: Bearer <token>.');
    try {
      return viewerOf(await verified(token));
    } catch (error) {
      throw asRefusal(error);
    }
  };
}

function bySecret(secret: string) {
  const key = keyOf(secret);
  return async (token: string) => (await jwtVerify(token, key, { ...CLAIMS, algorithms: ['HS256'] })).payload;
}

function bySet(url: URL) {
  const keys = createRemoteJWKSet(url, { timeoutDuration: 3_000 });
  return async (token: string) => (await jwtVerify(token, keys, { ...CLAIMS, algorithms: ['RS256', 'ES256'] })).payload;
}

/** Whoever owns nothing could otherwise pass for the owner of what belongs to nobody. */
const FOR_A_PARTY: ReadonlySet<Role> = new Set([
  Role.FOUNDER,
  Role.INVESTOR,
  Role.TECHNOPARK_MANAGER,
  Role.PROGRAMME_MANAGER,
]);

function viewerOf({ role, organisation, sub }: JWTPayload): Viewer {
  const known = Object.values(Role).find((candidate) => candidate === role);
  if (!known) throw unauthenticated('The token names a role that does not exist.');
  if (organisation !== undefined && organisation !== null && typeof organisation !== 'string') {
    throw unauthenticated('The token names its organisation by something that is not an id.');
  }
  if (!organisation && FOR_A_PARTY.has(known))
    throw unauthenticated(`A ${known} acts for a party: the token must name it.`);
  return Object.freeze({ role: known, organisationId: organisation || null, personId: sub ?? null });
}

const unauthenticated = (message: string) => new Refusal(401, 'UNAUTHENTICATED', message);

/** A token that fails is the client's matter, a key set that cannot be had is not. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof errors.JWTExpired) return unauthenticated('The token has expired.');
  const keysFailed = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  const ofToken = error instanceof errors.JOSEError && error.constructor !== errors.JOSEError;
  if (ofToken && !keysFailed) return unauthenticated('The token is not valid.');
  return new Refusal(503, 'AUTHENTICATION_UNAVAILABLE', 'The keys that prove tokens cannot be had just now.');
}
