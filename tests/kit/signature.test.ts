import { describe, expect, it } from 'vitest';
import { SIGNATURE_WINDOW_MS, sign, verify } from '#kit/signature';

const viewer = { role: 'FOUNDER', organisationId: 'party_a', personId: null };
const now = new Date('2026-11-23T00:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('A subgraph believes the viewer of a signed request', () => {
  const headers = sign(viewer, 'body', 'secret', now);

  it('when nothing was changed', () => {
    expect(verify(headers, 'body', 'secret', now)).toEqual(viewer);
  });

  it('but not with another body, secret, viewer or none at all', () => {
    const forged = Buffer.from(JSON.stringify({ ...viewer, role: 'SECRETARIAT' })).toString('base64url');
    expect(verify(headers, 'other', 'secret', now)).toBeNull();
    expect(verify(headers, 'body', 'guess', now)).toBeNull();
    expect(verify({ ...headers, 'x-alliance-viewer': forged }, 'body', 'secret', now)).toBeNull();
    expect(verify({}, 'body', 'secret', now)).toBeNull();
  });

  it('nor when it is replayed after the window', () => {
    expect(verify(headers, 'body', 'secret', later(SIGNATURE_WINDOW_MS))).toEqual(viewer);
    expect(verify(headers, 'body', 'secret', later(SIGNATURE_WINDOW_MS + 1))).toBeNull();
  });
});
