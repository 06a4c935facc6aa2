import { describe, it } from 'vitest';
import { type TimetableSheet, timetableHtml } from '../../../subgraphs/meetings/timetable.html.ts';

const sheet = (locale: string): TimetableSheet => ({
  ...{ title: 'Forum <1>', titleLanguage: 'en', locale, venue: 'Hall & Co', timeZone: 'Asia/Almaty', tables: [7] },
  slots: [
    {
      ...{ day: '2027-03-02', session: 'first', from: '10:00', to: '10:20' },
      startsAt: new Date('2027-03-02T05:00:00Z'),
    },
  ],
  meetings: [{ a: 'A', b: 'B', slot: 0, table: 7, interpreter: 2, booked: false }],
});

describe('The timetable on the wall', () => {
  it('is headed in the language that was asked for, and runs as it does', ({ expect }) => {
    const russian = timetableHtml(sheet('ru-RU'));
    for (const word of ['lang="ru" dir="ltr"', '>Время<', '>Стол 7<', 'переводчик 2', 'вторник, 2 марта 2027'])
      expect(russian).toContain(word);
    const persian = timetableHtml(sheet('fa'));
    for (const word of ['lang="fa" dir="rtl"', '>زمان<', '>میز 7<', 'مترجم 2']) expect(persian).toContain(word);
    const unknown = timetableHtml(sheet('xx'));
    for (const word of ['lang="en"', '>Time<', '>Table 7<', 'interpreter 2', 'Tuesday'])
      expect(unknown).toContain(word);
  });

  it('keeps its title in its own language, and what comes from outside as text', ({ expect }) => {
    const page = timetableHtml(sheet('fa'));
    expect(page).toContain('<bdi lang="en">Forum &lt;1&gt;</bdi>');
    expect(page).toContain('Hall &amp; Co');
  });
});
