import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from './viewer.ts';

/** A signed request is refused when its timestamp is further than this from the receiver's clock (milliseconds). */
export const SIGNATURE_WINDOW_MS = 60_000;

/** Known to everybody who reads this file: good for one's own machine, refused on any other address. */
export const DEVELOPMENT_SECRET = 'alliance-graph development secret, for this machine only';

const VIEWER = 'x-alliance-viewer';
const TIMESTAMP = 'x-alliance-timestamp';
const SIGNATURE = 'x-alliance-signature';

type Headers = Record<string, string | string[] | undefined>;

function digest(viewer: string, timestamp: string, body: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${viewer}\n${body}`).digest('base64url');
}

/** Headers that carry the viewer to a subgraph in another process: HMAC-SHA-256 over timestamp, viewer and body. */
export function sign(viewer: Viewer, body: string, secret: string, now: Date): Record<string, string> {
  const encoded = Buffer.from(JSON.stringify(viewer)).toString('base64url');
  const timestamp = String(now.getTime());
  return { [VIEWER]: encoded, [TIMESTAMP]: timestamp, [SIGNATURE]: digest(encoded, timestamp, body, secret) };
}

/** The viewer of a signed request, or null when the signature is missing, wrong or outside the window. */
export function verify(headers: Headers, body: string, secret: string, now: Date): Viewer | null {
  const [viewer, timestamp, signature] = [headers[VIEWER], headers[TIMESTAMP], headers[SIGNATURE]];
  if (typeof viewer !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return null;
  if (!(Math.abs(now.getTime() - Number(timestamp)) <= SIGNATURE_WINDOW_MS)) return null;
  const expected = Buffer.from(digest(viewer, timestamp, body, secret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return JSON.parse(Buffer.from(viewer, 'base64url').toString('utf8')) as Viewer;
}
