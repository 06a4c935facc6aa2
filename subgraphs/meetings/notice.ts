import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { NoticeDue } from './events.ts';

/** What a party is told of. */
export type NoticeKind =
  | 'PROPOSAL_RECEIVED'
  | 'PROPOSAL_ACCEPTED'
  | 'PROPOSAL_DECLINED'
  | 'PROPOSAL_EXPIRED'
  | 'MEETING_HELD'
  | 'MEETING_SCHEDULED'
  | 'MEETING_MOVED'
  | 'MEETING_CANCELLED'
  | 'MEETING_SOON';

type Subject = Omit<NoticeDue['payload'], 'kind' | 'to' | 'about'>;

/** Gives notice to one party: the event leaves in the transaction of the change, so that no change goes untold. */
export function notify(em: EntityManager, kind: NoticeKind, to: string, about: string, subject: Subject): void {
  record<NoticeDue>(em, { type: 'notice.due', payload: { kind, to, about, ...subject } });
}
