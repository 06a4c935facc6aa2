import { Worker } from 'node:worker_threads';
import { describe, it, type MockInstance, vi } from 'vitest';
import type { SolverQuestion } from '#matching';
import { clasp } from '../../../subgraphs/meetings/solver.ts';

/** Of so many pigeons each has a hole, and none two of them, unless one goes without: far more work than a test has time for. */
function pigeons(count: number): string {
  const at = (pigeon: number, hole: number) => pigeon * (count - 1) + hole + 1;
  const holes = Array.from({ length: count - 1 }, (_, hole) => hole);
  const birds = [...holes, count - 1];
  const hard = birds.length + 1;
  const apart = holes.flatMap((hole) =>
    birds.flatMap((a) => birds.slice(0, a).map((b) => `${hard} -${at(a, hole)} -${at(b, hole)} 0`)),
  );
  const housed = birds.map((bird) => `1 ${holes.map((hole) => at(bird, hole)).join(' ')} 0`);
  const clauses = [...housed, ...apart];
  return `p wcnf ${count * (count - 1)} ${clauses.length} ${hard}\n${clauses.join('\n')}\n`;
}

const either = 'p cnf 2 2\n1 2 0\n-1 0\n';
const neither = 'p cnf 1 2\n1 0\n-1 0\n';

async function asked(formula: string, more: Partial<SolverQuestion> = {}) {
  const models: number[][] = [];
  const run = clasp({ formula, seed: 1, ...more, onModel: (model) => models.push([...model]) });
  return { answer: await run.answer, models, run };
}

/** The worker that has been asked this. */
function workerOf({ mock }: MockInstance<Worker['postMessage']>, asked: string): Worker {
  return mock.contexts[mock.calls.findIndex(([{ formula }]) => formula === asked)] as Worker;
}

describe('The complete solver', () => {
  it('answers one question after the other, and several at once', async ({ expect }) => {
    for (let n = 0; n < 3; n++) {
      expect(await asked(either)).toMatchObject({ answer: 'OPTIMAL', models: [[2]] });
      expect(await asked(neither)).toMatchObject({ answer: 'UNSATISFIABLE', models: [] });
    }
    const answers = await Promise.all([either, neither, either, neither].map((formula) => asked(formula)));
    expect(answers.map(({ answer }) => answer)).toEqual(['OPTIMAL', 'UNSATISFIABLE', 'OPTIMAL', 'UNSATISFIABLE']);
  });

  it('ends a run at any moment, and no other', async ({ expect }) => {
    const endless = clasp({ formula: pigeons(40), seed: 1 });
    setTimeout(endless.stop, 300);
    expect(await endless.answer).toBe('UNKNOWN');
    const { run } = await asked(either);
    const next = asked(either);
    run.stop(); // it is over; its worker has the next question
    expect((await next).answer).toBe('OPTIMAL');
  });

  it('refuses what is no formula, and goes on', async ({ expect }) => {
    await expect(asked('no formula')).rejects.toThrow('clasp: the formula was refused');
    expect((await asked(either)).answer).toBe('OPTIMAL');
  });

  it('keeps no process alive that it refused', async ({ expect }) => {
    const [asking, resting] = [vi.spyOn(Worker.prototype, 'postMessage'), vi.spyOn(Worker.prototype, 'unref')];
    await expect(asked('nor is this')).rejects.toThrow('refused');
    expect(resting.mock.contexts).toContain(workerOf(asking, 'nor is this'));
  });

  it('lets a worker die that nobody waits for, and asks it nothing more', async ({ expect }) => {
    const asking = vi.spyOn(Worker.prototype, 'postMessage');
    const last = `c the last\n${either}`;
    await asked(last);
    const worker = workerOf(asking, last);
    worker.emit('error', new Error('too late'));
    const next = Array.from({ length: 3 }, (_, n) => `c next ${n}\n${either}`);
    for (const { answer } of await Promise.all(next.map((formula) => asked(formula)))) expect(answer).toBe('OPTIMAL');
    for (const formula of next) expect(workerOf(asking, formula)).not.toBe(worker);
  });

  it('says of a worker that dies at a question that it failed, and answers the next', async ({ expect }) => {
    const asking = vi.spyOn(Worker.prototype, 'postMessage');
    const [ended, faulty] = [`c ended\n${pigeons(40)}`, `c faulty\n${pigeons(40)}`];
    const runs = [asked(ended), asked(faulty)];
    void workerOf(asking, ended).terminate();
    await expect(runs[0]).rejects.toThrow('clasp: its worker ended');
    workerOf(asking, faulty).emit('error', new Error('out of memory'));
    await expect(runs[1]).rejects.toThrow('out of memory');
    void workerOf(asking, faulty).terminate();
    expect((await asked(either)).answer).toBe('OPTIMAL');
  });

  it('has a model when it gives up, if it is asked from above', async ({ expect }) => {
    const limited = { conflicts: 2000 };
    expect(await asked(pigeons(14), limited)).toMatchObject({ answer: 'UNKNOWN', models: [] });
    const { answer, models } = await asked(pigeons(14), { ...limited, from: 'ABOVE' });
    expect([answer, models.at(-1)?.length]).toEqual(['UNKNOWN', 13]);
  });
});
