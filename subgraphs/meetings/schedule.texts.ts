import { directionOf, languageOf, type TextDirection } from '#kit/locale';

export interface ScheduleTexts {
  readonly title: string;
  readonly time: string;
  readonly table: string;
  readonly with: string;
  readonly unconfirmed: string;
  readonly none: string;
}

const row = (title: string, time: string, table: string, other: string, unconfirmed: string, none: string) => ({
  ...{ title, time, table, with: other, unconfirmed, none },
});

/** The words on a printed schedule, in the alliance's languages. */
const TEXTS: Readonly<Record<string, ScheduleTexts>> = {
  en: row('Meetings', 'Time', 'Table', 'With', 'not confirmed yet', 'No meetings.'),
  ru: row('Встречи', 'Время', 'Стол', 'С кем', 'ещё не подтверждена', 'Встреч нет.'),
  kk: row('Кездесулер', 'Уақыты', 'Үстел', 'Кіммен', 'әлі расталмаған', 'Кездесу жоқ.'),
  zh: row('会面安排', '时间', '桌号', '会面方', '尚未确认', '没有会面。'),
  uz: row('Uchrashuvlar', 'Vaqti', 'Stol', 'Kim bilan', 'hali tasdiqlanmagan', 'Uchrashuv yoʻq.'),
  fa: row('دیدارها', 'زمان', 'میز', 'با', 'هنوز تأیید نشده', 'دیداری نیست.'),
  ur: row('ملاقاتیں', 'وقت', 'میز', 'کس کے ساتھ', 'ابھی توثیق نہیں ہوئی', 'کوئی ملاقات نہیں۔'),
  hi: row('बैठकें', 'समय', 'मेज़', 'किसके साथ', 'अभी पुष्टि नहीं हुई', 'कोई बैठक नहीं।'),
  tg: row('Мулоқотҳо', 'Вақт', 'Миз', 'Бо кӣ', 'ҳанӯз тасдиқ нашудааст', 'Мулоқот нест.'),
  ky: row('Жолугушуулар', 'Убактысы', 'Үстөл', 'Ким менен', 'азырынча ырасталган эмес', 'Жолугушуу жок.'),
  be: row('Сустрэчы', 'Час', 'Стол', 'З кім', 'яшчэ не пацверджана', 'Сустрэч няма.'),
};

/** The words in the language asked for, in English when there are none; and which way that language runs. */
export function scheduleTexts(locale: string): { language: string; direction: TextDirection; texts: ScheduleTexts } {
  const asked = languageOf(locale);
  const language = Object.hasOwn(TEXTS, asked) ? asked : 'en';
  return { language, direction: directionOf(language), texts: TEXTS[language]! };
}
