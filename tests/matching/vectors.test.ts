/** Are sums in WebAssembly, two numbers at once, to the bit those of a plain loop? */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { describe, test } from 'vitest';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { Vectors } from '../../matching/learn/vectors.ts';
import { PLAIN } from './plain-vectors.ts';

const SOURCE = new URL('../../matching/learn/assembly/vectors.ts', import.meta.url);
const BYTES = new URL('../../matching/learn/vectors.bytes.ts', import.meta.url);
const OPTIONS = { runtime: 'stub', noAssert: true, optimizeLevel: 3, enable: ['simd'], importMemory: true };

test('the bytes that are run are the source, compiled', async ({ expect }) => {
  const { binary, stderr } = await asc.compileString(await readFile(SOURCE, 'utf8'), OPTIONS);
  expect(stderr.toString()).toBe('');
  const lines = Buffer.from(binary!)
    .toString('hex')
    .match(/.{1,112}/g)!;
  const head =
    '/** assembly/vectors.ts, compiled. Written by `npx vitest run tests/matching/vectors.test.ts --update`. */';
  const file = `${head}\nexport const VECTORS = \`\n${lines.join('\n')}\n\`;\n`;
  await expect(file).toMatchFileSnapshot(fileURLToPath(BYTES));
});

test('what is beyond the memory is refused, not written', ({ expect }) => {
  const vectors = new Vectors(100);
  vectors.array(Float32Array, 100);
  expect(() => vectors.array(Float32Array, 100_000)).toThrow(RangeError);
});

const CONTEXTS = 8;

function worldOf(length: number) {
  const vectors = new Vectors(100 * length + 1000);
  const next = randomFrom(length);
  const random = () => Math.fround((next() - 0.5) * 10 ** Math.floor(next() * 4 - 3));
  const floats = (count: number) => filled(vectors.array(Float32Array, count), random);
  const contexts = filled(vectors.array(Float64Array, CONTEXTS * length), random);
  const places = filled(vectors.array(Uint32Array, 7), () => Math.floor(next() * CONTEXTS));
  return { vectors, random, floats, contexts, places, vector: floats(length) };
}

function filled<T extends Float32Array | Float64Array | Uint32Array>(array: T, random: () => number): T {
  for (let at = 0; at < array.length; at++) array[at] = random();
  return array;
}

describe.each([4, 8, 32, 128])('vectors of %i numbers', (length) => {
  test.for([1, 2, 7])('agree with %i contexts as by four sums', (count, { expect }) => {
    const { vectors, contexts, places, vector } = worldOf(length);
    const agreed = vectors.array(Float64Array, 8);
    const plain = agreed.slice();
    vectors.agree(contexts, places.subarray(0, count), vector, agreed);
    PLAIN.agree(contexts, places.subarray(0, count), vector, plain);
    expect([...agreed]).toEqual([...plain]);
    expect(plain[count - 1]).not.toBe(0);
  });

  test('agree with contexts side by side as by one sum', ({ expect }) => {
    const { vectors, contexts: across, floats } = worldOf(length);
    const table = { vectors: floats(5 * length), biases: floats(5), length };
    const rows = vectors.array(Uint32Array, 3);
    rows.set([4, 0, 3]);
    const agreed = vectors.array(Float64Array, 3 * CONTEXTS);
    const plain = agreed.slice();
    vectors.agreeAcross(table, rows, across, agreed);
    PLAIN.agreeAcross(table, rows, across, plain);
    expect([...agreed]).toEqual([...plain]);
  });

  test('are pulled, and pull what they agree with, by every pull that is not too weak', ({ expect }) => {
    const { vectors, contexts, places, vector, floats } = worldOf(length);
    const [pulls, slope, toContexts] = [floats(7), floats(length), floats(CONTEXTS * length)];
    pulls.set([-0.0001, 0.0005, -0.25], 2);
    const [plainSlope, plainTo] = [slope.slice(), toContexts.slice()];
    vectors.pullBoth({ contexts, toContexts }, places, pulls, 0.0005, vector, slope);
    PLAIN.pullBoth({ contexts, toContexts: plainTo }, places, pulls, 0.0005, vector, plainSlope);
    expect([...slope]).toEqual([...plainSlope]);
    expect([...toContexts]).toEqual([...plainTo]);
  });

  test('step as AdaGrad does, one of a table and no other', ({ expect }) => {
    const { vectors, floats } = worldOf(length);
    const [table, squares, gradient] = [floats(3 * length), floats(3 * length).fill(0.01), floats(length)];
    const [plainTable, plainSquares] = [table.slice(), squares.slice()];
    vectors.step(table, squares, length, gradient, 0.1, 0.3);
    PLAIN.step(plainTable, plainSquares, length, gradient, 0.1, 0.3);
    expect([...table]).toEqual([...plainTable]);
    expect([...squares]).toEqual([...plainSquares]);
  });
});
