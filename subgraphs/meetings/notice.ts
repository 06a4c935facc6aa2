import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { NoticeDue } from './events.ts';
import type { NoticeKind } from './notice.kinds.ts';

type Subject = Omit<NoticeDue['payload'], 'kind' | 'to' | 'about'>;

/** Gives notice to one party: the event leaves in the transaction of the change, so that no change goes untold. */
export function notify(em: EntityManager, kind: NoticeKind, to: string, about: string, subject: Subject): void {
  record<NoticeDue>(em, { type: 'notice.due', payload: { kind, to, about, ...subject } });
}
