import { beforeAll, describe, it } from 'vitest';
import { type Graph, startGraph } from '../harness/graph.ts';
import { connected } from '../harness/server.ts';
import { SECRETARIAT, viewerOf } from '../harness/subgraph.ts';
import { HALF_BOOKED, OVERLAPS } from '../subgraphs/meetings/proof.ts';
import { type ForumTimetable, openForum, planForum, publishForum } from './forum/forum.ts';
import { forumParties } from './forum/parties.ts';
import { textOf } from './questions.ts';
import { stable } from './stable.ts';

const OPERATION = '09-whom-to-meet-at-the-forum';

/** Counted from the tables alone, by plain joins. */
const FAULTS = `select
  (${OVERLAPS}) as overlaps,
  (${HALF_BOOKED}) as halves,
  (select count(*)::int from meetings.meeting m join meetings.preference p
    on p.event_id = m.event_id and p.wish = 'NEVER' and p.by_id in (m.a, m.b) and p.about_id in (m.a, m.b)) as nevers,
  (select count(*)::int from meetings.meeting m join meetings.participation a on a.event_id = m.event_id and a.party_id = m.a
    join meetings.participation b on b.event_id = m.event_id and b.party_id = m.b
    where m.event_id = $1 and not a.languages && b.languages and m.interpreter_id is null) as speechless,
  (select count(*)::int from (select p.party_id from meetings.participation p join meetings.meeting m
    on m.event_id = p.event_id and p.party_id in (m.a, m.b) where p.event_id = $1 group by p.party_id, p.quota having count(*) > p.quota) o) as over,
  (select count(*)::int from meetings.meeting where event_id = $1) as meetings`;

describe('Sixty startups and twenty-five investors, two days, twelve tables, three languages, three interpreters', {
  concurrent: false,
}, () => {
  let graph: Graph;
  let event: string;
  let timetable: ForumTimetable;
  const parties = forumParties();

  beforeAll(async () => {
    graph = await startGraph();
    event = await openForum(graph, graph.databaseUrl, parties);
    timetable = await planForum(graph, event);
    await publishForum(graph, timetable);
  });

  it('nobody is in two places, unwanted, over a quota or without a language; nobody waits over an hour', async ({
    expect,
  }) => {
    const { rows } = await connected(graph.databaseUrl, (client) => client.query(FAULTS, [event]));
    expect(rows).toEqual([{ overlaps: 0, halves: 0, nevers: 0, speechless: 0, over: 0, meetings: timetable.held }]);
    expect(timetable.longestWait).toBeLessThanOrEqual(60);
    // Twenty-four slots of twelve tables; the investors' twenty seats each are five hundred.
    expect(timetable.held).toBeGreaterThan(200);
  });

  it('each asks one query: whom, when, where, how well it fits and why, and why not the others', async ({ expect }) => {
    const [me] = parties;
    const variables = { participant: me!.id, event, zone: 'Asia/Almaty' };
    const answer = await graph.query(textOf(OPERATION), variables, viewerOf('FOUNDER', me!.id));
    expect(answer.errors).toBeUndefined();
    const { items, whyNot } = answer.data.agenda;
    expect(items.length + whyNot.length).toBe(25);
    for (const item of items) {
      expect(item).toMatchObject({ standing: 'BOOKED', meeting: { state: 'SCHEDULED' } });
      expect([typeof item.score, item.reasons.length > 0]).toEqual(['number', true]);
    }
    const transcript = JSON.stringify(stable(answer.data), null, 2).replaceAll(event.slice('event_'.length), 'forum');
    await expect(`${transcript}\n`).toMatchFileSnapshot('answers/forum-agenda.json');
    expect(answer.calls).toMatchObject({ meetings: 1, matches: 2 });
  });

  it('the secretariat reads any of them at the same cost, a stranger none', async ({ expect }) => {
    const text = `query($of: ID!, $event: ID!) { agenda(participant: $of, event: $event) { items { score } whyNot { because } } }`;
    const ask = (of: string, viewer = SECRETARIAT) => graph.query(text, { of, event }, viewer);
    const [first, last] = [await ask(parties[0]!.id), await ask(parties.at(-1)!.id)];
    expect(last.data.agenda.items.length).toBeGreaterThan(first.data.agenda.items.length);
    expect(last.statements).toBe(first.statements);
    expect((await ask(parties[0]!.id, viewerOf('FOUNDER', parties[1]!.id))).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('and it hangs on the wall: a page with every meeting in its place', async ({ expect }) => {
    const { data } = await graph.query(`{ event(id: "${event}") { timetable { html } } }`, {}, SECRETARIAT);
    const { html } = data.event.timetable;
    expect(html.match(/Forum Startup \d\d/g)).toHaveLength(timetable.held);
    expect(html.match(/<section>/g)).toHaveLength(2);
    expect(html.match(/<tr class="pause">/g)).toHaveLength(2);
    expect(html).not.toContain('class="planned"');
    await expect(html).toMatchFileSnapshot('answers/forum-timetable.html');
  });
});
