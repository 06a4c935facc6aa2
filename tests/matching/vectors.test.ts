/** Are sums in WebAssembly, two numbers at once, to the bit those of a plain loop? */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { describe, test } from 'vitest';
import { step } from '../../matching/learn/adagrad.ts';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { Vectors } from '../../matching/learn/vectors.ts';

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
    vectors.agree(contexts, places.subarray(0, count), vector, agreed);
    const plain = Array.from(places.subarray(0, count), (place) => byFourSums(contexts, place * length, vector));
    expect([...agreed]).toEqual([...plain, ...Array(8 - count).fill(0)]);
  });

  test('agree with contexts side by side as by one sum', ({ expect }) => {
    const { vectors, contexts, floats } = worldOf(length);
    const [table, biases] = [floats(5 * length), floats(5)];
    const rows = filled(vectors.array(Uint32Array, 3), () => 0);
    rows.set([4, 0, 3]);
    const across = vectors.array(Float64Array, CONTEXTS * length);
    contexts.forEach((number, at) => {
      across[(at % length) * CONTEXTS + Math.floor(at / length)] = number;
    });
    const agreed = vectors.array(Float64Array, 3 * CONTEXTS);
    vectors.agreeAcross({ vectors: table, biases, length }, rows, across, agreed);
    const plain = [...rows].flatMap((row) =>
      Array.from({ length: CONTEXTS }, (_, q) => {
        let sum = biases[row]!;
        for (let k = 0; k < length; k++) sum += table[row * length + k]! * contexts[q * length + k]!;
        return sum;
      }),
    );
    expect([...agreed]).toEqual(plain);
  });

  test('are pulled, and pull what they agree with, by every pull that is not too weak', ({ expect }) => {
    const { vectors, contexts, places, vector, floats } = worldOf(length);
    const [pulls, slope, toContexts] = [floats(7), floats(length), floats(CONTEXTS * length)];
    pulls[2] = -0.0001;
    pulls[3] = 0.001;
    const plain = { slope: slope.slice(), toContexts: toContexts.slice() };
    places.forEach((place, n) => {
      if (Math.abs(pulls[n]!) < 0.001) return;
      for (let k = 0; k < length; k++) {
        plain.slope[k]! += pulls[n]! * contexts[place * length + k]!;
        plain.toContexts[place * length + k]! += pulls[n]! * vector[k]!;
      }
    });
    vectors.pullBoth({ contexts, toContexts }, places, pulls, 0.001, vector, slope);
    expect([...slope]).toEqual([...plain.slope]);
    expect([...toContexts]).toEqual([...plain.toContexts]);
  });

  test('step as AdaGrad does, one of a table and no other', ({ expect }) => {
    const { vectors, floats } = worldOf(length);
    const [table, squares, gradient] = [floats(3 * length), floats(3 * length).fill(0.01), floats(length)];
    const plain = { table: table.slice(), squares: squares.slice() };
    step(plain.table, plain.squares, length, gradient, 0.1, 0.3);
    vectors.step(table, squares, length, gradient, 0.1, 0.3);
    expect([...table]).toEqual([...plain.table]);
    expect([...squares]).toEqual([...plain.squares]);
  });
});

function byFourSums(contexts: Float64Array, from: number, vector: Float32Array): number {
  const sums = [0, 0, 0, 0];
  vector.forEach((number, k) => {
    sums[k % 4]! += contexts[from + k]! * number;
  });
  return sums[0]! + sums[1]! + (sums[2]! + sums[3]!);
}
