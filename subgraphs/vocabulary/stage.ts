import { closedList } from './closed-list.ts';
import type { Labels } from './labels.ts';

export const Stage = {
  IDEA: 'IDEA',
  MVP: 'MVP',
  SALES: 'SALES',
  GROWTH: 'GROWTH',
  SCALING: 'SCALING',
} as const;
export type Stage = (typeof Stage)[keyof typeof Stage];

closedList(Stage, 'Stage', 'How far a company is, from an idea to several markets.', {
  IDEA: 'A concept, at most proven in principle (usually TRL 1-3).',
  MVP: 'A prototype or minimum viable product (usually TRL 4-6).',
  SALES: 'First paying customers (usually TRL 7-8).',
  GROWTH: 'Repeatable sales that grow at home (TRL 9).',
  SCALING: 'Growing in several countries (TRL 9).',
});

/** All stages, earliest first. */
export const stages: readonly Stage[] = Object.values(Stage);

export const stageLabels: Readonly<Record<Stage, Labels>> = {
  IDEA: { en: 'Idea', ru: 'Идея', kk: 'Идея', zh: '创意' },
  MVP: { en: 'MVP / prototype', ru: 'MVP / прототип', kk: 'MVP / прототип', zh: '最小可行产品 / 原型' },
  SALES: { en: 'First sales', ru: 'Первые продажи', kk: 'Алғашқы сатылымдар', zh: '首批销售' },
  GROWTH: { en: 'Growth', ru: 'Рост', kk: 'Өсу', zh: '成长' },
  SCALING: { en: 'Scaling abroad', ru: 'Масштабирование', kk: 'Шетелге кеңею', zh: '海外扩张' },
};
