import { directionOf, languageOf, type TextDirection } from '#kit/locale';

export interface ScheduleTexts {
  readonly title: string;
  readonly time: string;
  readonly table: string;
  readonly with: string;
  readonly unconfirmed: string;
  readonly none: string;
  readonly interpreter: string;
}

const row = (
  ...[title, time, table, other, unconfirmed, none, interpreter]: [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
): ScheduleTexts => ({ title, time, table, with: other, unconfirmed, none, interpreter });

/** The words on a printed schedule or timetable, in the alliance's languages. */
const TEXTS: Readonly<Record<string, ScheduleTexts>> = {
  en: row('Meetings', 'Time', 'Table', 'With', 'not confirmed yet', 'No meetings.', 'interpreter'),
  ru: row('Встречи', 'Время', 'Стол', 'С кем', 'ещё не подтверждена', 'Встреч нет.', 'переводчик'),
  kk: row('Кездесулер', 'Уақыты', 'Үстел', 'Кіммен', 'әлі расталмаған', 'Кездесу жоқ.', 'аудармашы'),
  zh: row('会面安排', '时间', '桌号', '会面方', '尚未确认', '没有会面。', '口译员'),
  uz: row('Uchrashuvlar', 'Vaqti', 'Stol', 'Kim bilan', 'hali tasdiqlanmagan', 'Uchrashuv yoʻq.', 'tarjimon'),
  fa: row('دیدارها', 'زمان', 'میز', 'با', 'هنوز تأیید نشده', 'دیداری نیست.', 'مترجم'),
  ur: row('ملاقاتیں', 'وقت', 'میز', 'کس کے ساتھ', 'ابھی توثیق نہیں ہوئی', 'کوئی ملاقات نہیں۔', 'ترجمان'),
  hi: row('बैठकें', 'समय', 'मेज़', 'किसके साथ', 'अभी पुष्टि नहीं हुई', 'कोई बैठक नहीं।', 'दुभाषिया'),
  tg: row('Мулоқотҳо', 'Вақт', 'Миз', 'Бо кӣ', 'ҳанӯз тасдиқ нашудааст', 'Мулоқот нест.', 'тарҷумон'),
  ky: row('Жолугушуулар', 'Убактысы', 'Үстөл', 'Ким менен', 'азырынча ырасталган эмес', 'Жолугушуу жок.', 'котормочу'),
  be: row('Сустрэчы', 'Час', 'Стол', 'З кім', 'яшчэ не пацверджана', 'Сустрэч няма.', 'перакладчык'),
};

/** The words in the language asked for, in English when there are none; and which way that language runs. */
export function scheduleTexts(locale: string): { language: string; direction: TextDirection; texts: ScheduleTexts } {
  const asked = languageOf(locale);
  const language = Object.hasOwn(TEXTS, asked) ? asked : 'en';
  return { language, direction: directionOf(language), texts: TEXTS[language]! };
}

/** The day as the language writes it, by the calendar that the event's days are counted in. */
export const dayIn = (language: string, zone: string, instant: Date): string =>
  new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { dateStyle: 'full', timeZone: zone }).format(instant);
