import type { EntityManager } from '@mikro-orm/postgresql';
import type { Imported } from '../importer.ts';
import { existing } from './upsert.ts';

/** Where rows of one prefix live. */
export interface Home {
  readonly entity: new () => Imported;
  /** A fresh entity manager of the subgraph that owns them. */
  readonly fork: () => EntityManager;
}

/** Which ids there are, in whatever subgraph: no foreign key may say so. Keeps ids that it has seen, and nothing else. */
export class References {
  readonly #known = new Set<string>();

  constructor(readonly homes: ReadonlyMap<string, Home>) {}

  /** Tells of rows that exist, or that would if this were not a dry run. */
  add(ids: Iterable<string>): void {
    for (const id of ids) this.#known.add(id);
  }

  /** Those that do not exist anywhere. */
  async missing(ids: Iterable<string>): Promise<Set<string>> {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    const byPrefix = Map.groupBy(unknown, (id) => id.slice(0, id.indexOf('_')));
    for (const [prefix, some] of byPrefix) {
      const home = this.homes.get(prefix);
      if (home) this.add(await existing(home.fork(), home.entity, some));
    }
    return new Set(unknown.filter((id) => !this.#known.has(id)));
  }
}
