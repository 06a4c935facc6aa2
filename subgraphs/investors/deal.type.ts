import { ID } from 'type-graphql';
import { collection } from '#kit/collection';
import { Confidence } from '#kit/fact';
import { boolean, date, decimal, id, listOf, oneOf } from '#kit/filter';
import { RoundType } from '#vocabulary/round';
import { Deal } from './deal.entity.ts';
import { DealKind } from './deal.mapping.ts';

/** Deals as clients list, filter and fold them. */
export const Deals = collection(Deal, 'Deal', {
  startupId: id(),
  investorIds: listOf(ID, 'Id'),
  date: date(),
  round: oneOf(RoundType, 'RoundType'),
  kind: oneOf(DealKind, 'DealKind'),
  amountUsd: decimal(),
  confidence: oneOf(Confidence, 'Confidence'),
  synthetic: boolean(),
});
