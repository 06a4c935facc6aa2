/**
 * Something that happened in one subgraph and that others may hear of. `type` reads `noun.verb-in-past`
 * (`note.changed`); the payload carries the whole new state, so that a consumer never has to ask back.
 */
export interface Event<Type extends string = string, Payload extends object = object> {
  readonly type: Type;
  readonly payload: Payload;
}

/** An event as it reaches a consumer: in order, at least once. */
export type Delivered<E extends Event> = E & { readonly sequence: string; readonly recordedAt: Date };
