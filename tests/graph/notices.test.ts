import { describe, it } from 'vitest';
import { startGraph } from '../harness/graph.ts';
import { SECRETARIAT } from '../harness/subgraph.ts';

describe('Whoever sends mail', () => {
  it('asks one query: what is to be sent, to which address, with which file', async ({ expect }) => {
    const graph = await startGraph();
    const text = `{ meetingNotices(first: 100) { nodes { kind calendar { mediaType text }
      to { calendarAddress person { name email } party { ... on Startup { name { text } } ... on Investor { name { text } } } } } } }`;
    const ask = () => graph.query(text, {}, SECRETARIAT);
    // What is new waits until no older transaction is at work, be it another test's.
    const told = async () => (await ask()).data.meetingNotices.nodes.length;
    await expect.poll(told, { timeout: 20_000 }).toBe(21);
    const { data, errors, calls } = await ask();
    expect(errors).toBeUndefined();
    const scheduled = data.meetingNotices.nodes.filter(({ kind }: { kind: string }) => kind === 'MEETING_SCHEDULED');
    // Eight meetings of the demonstration's forum, of which each side is told.
    expect(scheduled).toHaveLength(16);
    for (const { to, calendar } of scheduled) {
      expect(calendar.mediaType).toBe('text/calendar; charset=utf-8; method=REQUEST');
      expect(calendar.text.replaceAll('\r\n ', '')).toContain(to.calendarAddress);
      expect([typeof to.person.name, to.person.email]).toEqual([
        'string',
        expect.stringMatching(/@alliance-graph\.example$/),
      ]);
      expect(to.party.name.text).toContain('(SYNTHETIC)');
    }
    expect(calls).toMatchObject({ meetings: 1, alliance: 1 });
  });
});
