/**
 * Sums over vectors in WebAssembly: assembly/vectors.ts, compiled to vectors.bytes.ts. Exactly the numbers of the plain loops, several
 * times as fast. What they sum over must lie in the memory that they share, and is had from it; vectors have a multiple of four numbers.
 */
import { VECTORS } from './vectors.bytes.ts';

/** The part of the WebAssembly JavaScript Interface that is used; the engine is compiled without any environment's types. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

interface Compiled {
  readonly agree: (...numbers: number[]) => void;
  readonly agreeAcross: (...numbers: number[]) => void;
  readonly pullBoth: (...numbers: number[]) => void;
  readonly step: (...numbers: number[]) => void;
}

const MODULE = new WebAssembly.Module(Uint8Array.from(VECTORS.match(/\w\w/g)!, (byte) => Number.parseInt(byte, 16)));
const PAGE = 65_536;
/** Arrays begin at multiples of it; the page beyond what is asked leaves room for that. */
const ALIGNED = 16;

type Kind<T> = new (buffer: ArrayBuffer, from: number, length: number) => T;

export class Vectors {
  readonly #buffer: ArrayBuffer;
  readonly #compiled: Compiled;
  #taken = 0;

  /** @param words how many numbers of four bytes all arrays hold together. None is given back: the memory goes with this object */
  constructor(words: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((words * 4) / PAGE) + 1 });
    this.#buffer = memory.buffer;
    this.#compiled = new WebAssembly.Instance(MODULE, { env: { memory } }).exports as Compiled;
  }

  /** An array of zeros. @throws RangeError where the memory is full */
  array<T extends { readonly byteLength: number }>(kind: Kind<T>, length: number): T {
    const array = new kind(this.#buffer, this.#taken, length);
    this.#taken += Math.ceil(array.byteLength / ALIGNED) * ALIGNED;
    return array;
  }

  /** `agreed[n]` = inner product of `vector` and the context at `places[n]`, contexts one behind the other. */
  agree(contexts: Float64Array, places: Uint32Array, vector: Float32Array, agreed: Float64Array): void {
    const { byteOffset: of, length } = vector;
    this.#compiled.agree(contexts.byteOffset, places.byteOffset, places.length, of, length, agreed.byteOffset);
  }

  /** `agreed[n * width + q]` = bias of `rows[n]` + inner product of its vector and context q; `across[k * width + q]`, width a multiple of 4. */
  agreeAcross(
    { vectors, biases, length }: { vectors: Float32Array; biases: Float32Array; length: number },
    rows: Uint32Array,
    across: Float64Array,
    agreed: Float64Array,
  ): void {
    const [v, b, r] = [vectors.byteOffset, biases.byteOffset, rows.byteOffset];
    const width = across.length / length;
    this.#compiled.agreeAcross(v, b, r, rows.length, length, across.byteOffset, width, agreed.byteOffset);
  }

  /** Each pull of at least `least`: `slope += pull * context`, `toContexts += pull * vector`. */
  pullBoth(
    { contexts, toContexts }: { contexts: Float64Array; toContexts: Float32Array },
    places: Uint32Array,
    pulls: Float32Array,
    least: number,
    vector: Float32Array,
    slope: Float32Array,
  ): void {
    const [c, to, at, by] = [contexts.byteOffset, toContexts.byteOffset, places.byteOffset, pulls.byteOffset];
    const { byteOffset: from, length } = vector;
    this.#compiled.pullBoth(c, to, at, by, places.length, least, from, slope.byteOffset, length);
  }

  /** `step` of adagrad.ts, of a length that is a multiple of four. */
  step(
    array: Float32Array,
    squares: Float32Array,
    from: number,
    gradient: Float32Array,
    rate: number,
    pull: number,
  ): void {
    const [a, s, g] = [array.byteOffset + 4 * from, squares.byteOffset + 4 * from, gradient.byteOffset];
    this.#compiled.step(a, s, g, gradient.length, rate, pull);
  }
}
