import { describe, expect, it } from 'vitest';
import { preferredLocale } from '#kit/accept-language';
import { newId, typeOf } from '#kit/id';
import { directionOf, displayName, localised } from '#kit/locale';
import { Decimal } from '#kit/scalars';
import { Language, languageTag } from '#vocabulary/language';

describe('Ids', () => {
  it('carry their type', () => {
    expect(typeOf(newId('grant-application'))).toBe('GrantApplication');
    expect(typeOf('technopark_demo-silk_2')).toBe('Technopark');
  });

  it('are told from other texts', () => {
    for (const text of ['', '_x', 'startup', 'startup_', 'Startup_x']) expect(typeOf(text)).toBeNull();
  });
});

describe('Texts in the viewer’s language', () => {
  it('fall back to English, then to whatever there is, and say what they used', () => {
    expect(localised({ en: 'Hub', ru: 'Хаб' }, 'ru-KZ')).toEqual({ text: 'Хаб', locale: 'ru', direction: 'LTR' });
    expect(localised({ en: 'Hub', ru: 'Хаб' }, 'kk')).toEqual({ text: 'Hub', locale: 'en', direction: 'LTR' });
    expect(localised({ en: null, fa: 'پارک' }, 'kk')).toEqual({ text: 'پارک', locale: 'fa', direction: 'RTL' });
    expect(localised({}, 'en')).toBeNull();
  });

  it('run from right to left where their script does', () => {
    const rightToLeft = ['ar', 'dv', 'fa', 'he', 'ps', 'ur'];
    const languages = [...new Set(Object.values(Language).map(languageTag))];
    expect(languages.filter((language) => directionOf(language) === 'RTL').sort()).toEqual(rightToLeft);
    expect([directionOf('ps-AF'), directionOf('DV'), directionOf('uz')]).toEqual(['RTL', 'RTL', 'LTR']);
  });

  it('read Accept-Language in the order of its weights', () => {
    expect(preferredLocale('en;q=0.5, kk-KZ, ru;q=0.8')).toBe('kk-KZ');
    expect(preferredLocale('en;q=0.2,ru ; q=0.8')).toBe('ru');
    expect(preferredLocale('*, ru;q=0.1')).toBe('ru');
    expect(preferredLocale('zh-Hans-CN')).toBe('zh-Hans-CN');
    for (const none of [undefined, '', '*', 'en;q=0', '../etc', 'ru;q=x']) expect(preferredLocale(none)).toBeNull();
  });

  it('name countries in all eleven languages of the alliance', () => {
    const names = ['en', 'ru', 'kk', 'zh', 'uz', 'fa', 'ur', 'hi', 'tg', 'ky', 'be'].map((locale) =>
      displayName('region', 'UZ', locale),
    );
    expect(names.map(({ locale }) => locale).join(' ')).toBe('en ru kk zh uz fa ur hi tg ky be');
    expect(new Set(names.map(({ text }) => text)).size).toBeGreaterThan(8);
  });
});

describe('Decimal', () => {
  it('keeps amounts exact and refuses what is none', () => {
    expect(Decimal.parseValue('123456789012345678.1234')).toBe('123456789012345678.1234');
    for (const bad of ['1e3', '', 'abc', '1.23456', null, Number.NaN])
      expect(() => Decimal.parseValue(bad)).toThrow('Not a decimal');
  });
});
