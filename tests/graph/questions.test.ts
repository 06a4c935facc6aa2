import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Graph, startGraph, TOPOLOGIES } from '../harness/graph.ts';
import { QUESTIONS, textOf, variablesOf } from './questions.ts';
import { stable } from './stable.ts';

for (const topology of TOPOLOGIES) {
  describe(`Each question is one operation (${topology})`, { concurrent: false }, () => {
    let graph: Graph;
    beforeAll(async () => {
      graph = await startGraph(topology);
      // The first list loads the facts; from then on only what is new is read.
      await graph.operation('06-where-to-scale-next', { startup: 'startup_demo-02' });
    });

    for (const { operation, asks, viewer, calls, statements, check } of QUESTIONS) {
      it(`${operation}: ${asks}`, async () => {
        const answer: Answer = await graph.query(textOf(operation), variablesOf(operation), viewer);
        expect(answer.errors).toBeUndefined();
        await expect(`${JSON.stringify(stable(answer.data), null, 2)}\n`).toMatchFileSnapshot(
          `answers/${operation}.json`,
        );
        check?.(answer.data);
        expect(answer.calls).toEqual(calls);
        expect(answer.statements).toBe(statements);
      });
    }

    it.each(QUESTIONS.map(({ operation }) => operation))(
      '%s costs no more for a long list than for a short one',
      async (operation) => {
        const { viewer, sizes: [small, large] = [{}, {}] } = QUESTIONS.find(
          (question) => question.operation === operation,
        )!;
        const [text, variables] = [textOf(operation), variablesOf(operation)];
        const short = await graph.query(text.replace(/first: \d+/g, 'first: 2'), { ...variables, ...small }, viewer);
        const long = await graph.query(text, { ...variables, ...large }, viewer);
        expect(short.errors).toBeUndefined();
        expect(long.calls).toEqual(short.calls);
        expect(long.statements).toBeLessThanOrEqual(short.statements);
      },
    );
  });
}
