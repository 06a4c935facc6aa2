import { describe, expect, test } from 'vitest';
import { applicantOfCode } from '#vocabulary/applicant';
import { providerParty } from '#vocabulary/provider';
import { equityTexts } from '#vocabulary/support-facts';
import { SupportKind } from '#vocabulary/support-kind';
import { organisations } from '../../subgraphs/alliance/organisations.facts.ts';
import { programmes, rawProgrammes } from '../../subgraphs/programmes/programmes.facts.ts';
import { measures, rawMeasures } from '../../subgraphs/support/measures.facts.ts';
import { technoparks } from '../../subgraphs/technoparks/technoparks.facts.ts';
import { repeated, tally } from './origins.ts';

const raw = [...rawProgrammes, ...rawMeasures];
const all = [...programmes, ...measures];
/** What has cohorts and sessions. */
const programmeKinds = new Set<SupportKind>([
  'INCUBATION',
  'ACCELERATION',
  'TRAINING',
  'MENTORING',
  'INTERNSHIP',
  'SOFT_LANDING',
]);
const occurring = (codes: readonly string[]) => [...new Set(codes)].sort();
const measure = (key: string) => measures.find(({ id }) => id === `measure_${key}`)!;

describe('the facts of programmes and measures', () => {
  test('are of 41 records, 11 programmes and 30 measures, each with an id of its own', () => {
    expect([programmes.length, measures.length]).toEqual([11, 30]);
    expect(repeated(all.map(({ id }) => id))).toEqual([]);
  });

  test('go by their main kind: what has cohorts is a programme, the rest are measures', () => {
    expect(programmes.filter(({ mainKind }) => !programmeKinds.has(mainKind))).toEqual([]);
    expect(measures.filter(({ mainKind }) => programmeKinds.has(mainKind))).toEqual([]);
    expect(all.filter(({ kinds, mainKind }) => !kinds.includes(mainKind))).toEqual([]);
  });

  test('carry a source and a confidence each', () => {
    expect(all.filter(({ source }) => !source.startsWith('http'))).toEqual([]);
    expect(all.filter(({ confidence }) => !['A', 'B', 'C'].includes(confidence))).toEqual([]);
  });

  test('map every kind, stage, provider and text about equity, and nothing that does not occur', () => {
    expect(occurring(raw.flatMap(({ kinds }) => kinds)).filter((kind) => !(kind in SupportKind))).toEqual([]);
    expect(occurring(raw.flatMap(({ stages }) => stages))).toEqual(Object.keys(applicantOfCode).sort());
    expect(occurring(raw.map(({ provider }) => provider))).toEqual(Object.keys(providerParty).sort());
    expect(occurring(raw.flatMap(({ equityTaken }) => (typeof equityTaken === 'string' ? [equityTaken] : [])))).toEqual(
      Object.keys(equityTexts).sort(),
    );
  });

  test('name as provider only technoparks and organisations there are', () => {
    const parties = new Set([...technoparks, ...organisations].map(({ id }) => id));
    const named = all.flatMap(({ providerId }) => providerId ?? []);
    expect(named.filter((id) => !parties.has(id))).toEqual([]);
    expect(organisations.filter(({ id }) => !named.includes(id))).toEqual([]);
    expect(all.filter(({ providerId }) => providerId === null).map(({ providerName }) => providerName)).toEqual([
      'PITB/MoITT',
      'state',
      'state',
    ]);
  });

  test('know how much equity they take, or say that nobody knows', () => {
    expect(tally(all.map(({ equityPercent }) => (equityPercent === null ? null : String(equityPercent))))).toEqual({
      '0': 36,
      null: 5,
    });
    expect(measure('in-leap')).toMatchObject({ equityPercent: null, equityNote: 'with VC partners' });
  });

  test('read the stages they are open to', () => {
    expect(measure('uz-itvisa').stages).toEqual(['IDEA', 'MVP', 'SALES', 'GROWTH', 'SCALING']);
    expect(measure('pk-psf').stages).toEqual(['SALES', 'GROWTH', 'SCALING']);
    expect(measure('uz-mentor')).toMatchObject({ applicant: 'PROGRAMME_OPERATOR', stages: [] });
    expect(all.filter(({ applicant, stages }) => applicant === 'STARTUP' && stages.length === 0)).toEqual([]);
  });

  test('give the ceiling in the currency of the measure', () => {
    expect(measure('kz-seed-money').ceiling).toEqual({ amount: '20000000', currency: 'KZT' });
    expect(measure('pk-psf')).toMatchObject({ ceiling: null, sums: { poolPerYear: '2000000000' } });
  });
});
