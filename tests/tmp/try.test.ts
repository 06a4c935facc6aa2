import { expect, it } from 'vitest';
import { startGraph } from '../harness/graph.ts';
import { SECRETARIAT, viewerOf } from '../harness/subgraph.ts';

it('tries', async () => {
  const graph = await startGraph();
  await graph.operation('06-where-to-scale-next', { startup: 'startup_demo-02' });
  const ask = async (q: string, v: any) => {
    const t = performance.now();
    const r = await graph.query(q, {}, v);
    console.log((performance.now() - t).toFixed(0), 'ms', r.calls, r.statements);
    return r;
  };
  const agenda = `{ agenda(participant: "startup_demo-02", event: "event_demo-forum") {
    items { standing rank wish because score counterpart { ... on Investor { id name { text } } } meeting { id slot { id } } slot { starts { local(zone: "Asia/Tashkent") { date time } } } table { number } interpreter { number } reasons { text { text } } alternatives { slot { id } table { number } } }
    whyNot { rank because score counterpart { ... on Investor { id } } alternatives(first: 1) { slot { id } table { number } } } } }`;
  for (let i = 0; i < 3; i++) {
    const r = await ask(agenda, viewerOf('FOUNDER', 'startup_demo-02'));
  }
  const plan = `mutation { planTimetable(input: { eventId: "event_demo-forum", longestWaitMinutes: 60, idempotencyKey: "a" }) { errors { code message } timetable { id version held breaks value bound modelVersion longestWait gaps(first: 60) { nodes { because parties { ... on Startup { id } ... on Investor { id } } } } whyNot { because pairs } withoutMeeting { participation { party { ... on Startup { id } } } because { because pairs } } meetings(first: 5) { totalCount nodes { slot { id } table { number } interpreter { number } booked parties { ... on Startup { id } ... on Investor { id } } } } } } }`;
  const r = await ask(plan, SECRETARIAT);
  console.log(JSON.stringify(r).slice(0, 12000));
  const { id, version } = r.data.planTimetable.timetable;
  const p = await ask(
    `mutation { publishTimetable(input: { id: "${id}", expectedVersion: ${version}, idempotencyKey: "p" }) { errors { code message } timetable { state } } }`,
    SECRETARIAT,
  );
  console.log(JSON.stringify(p));
  const r2 = await ask(agenda, viewerOf('FOUNDER', 'startup_demo-02'));
  console.log(
    JSON.stringify(
      r2.data.agenda.items.map((x: any) => [x.standing, x.rank, x.slot.starts.local.time, x.counterpart]),
      null,
      0,
    ),
    r2.errors,
  );
  expect(1).toBe(1);
}, 200000);
