import { type CriterionTexts, known, type ReasonTable } from './reason.table.ts';
import type { Values } from './reason.values.ts';

const deals = { one: 'прошлая сделка', few: 'прошлые сделки', many: 'прошлых сделок', other: 'прошлой сделки' };
const ofDeals = { one: 'прошлой сделки', other: 'прошлых сделок' };

/** 1 раз, 3,2 раза, 5 раз */
const times = (v: Values) => known`в ${v.ratio()} ${v.ratioForm({ one: 'раз', many: 'раз', other: 'раза' })}`;
const above = (v: Values) => known`${times(v)} больше среднего`;
const below = (v: Values) => known`${v.ratio()} от среднего`;

/** Именительный падеж, значение в скобках: названия стран и секторов не склоняются. */
const shown = (what: string, value: string | null) => known`${what} (${value})` ?? what;

/** What an investor's past deals and mandate tell of one field. */
function taste(name: string, close: string, what: (v: Values) => string, unknown: string): CriterionTexts {
  const share = (v: Values) => (v.some('of') ? known`${v.count('deals')} из ${v.count('of', ofDeals)}` : null);
  const stated = (v: Values) => (v.is('stated') ? 'с учётом заявленного мандата' : null);
  return {
    name,
    FOR: (v) => v.tell(`Инвестору ${close} ${what(v)}`, share(v), above(v), stated(v)),
    AGAINST: (v) => v.tell(`Инвестору менее ${close} ${what(v)}`, share(v), below(v), stated(v)),
    UNKNOWN: unknown,
  };
}

const tooSmall = (v: Values) =>
  v.less('amountUsd', 'ticketMinUsd')
    ? known`Наименьший чек инвестора — ${v.usd('ticketMinUsd')}; стартап ищет ${v.usd('amountUsd')}.`
    : null;

const tooLarge = (v: Values) =>
  v.less('ticketMaxUsd', 'amountUsd')
    ? known`Стартап ищет ${v.usd('amountUsd')}; наибольший чек инвестора — ${v.usd('ticketMaxUsd')}, понадобятся соинвесторы.`
    : null;

const fits = (v: Values) =>
  v.tell(
    `${shown('Искомая сумма', v.usd('amountUsd'))} подходит под чек инвестора`,
    known`от ${v.usd('ticketMinUsd')}`,
    known`до ${v.usd('ticketMaxUsd')}`,
  );

const makers = (v: Values) =>
  known`${v.count('organisationsPerMillion', { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })} на GitHub на миллион пользователей интернета`;

const purse = (v: Values) => known`около ${v.about('onlinePurseUsd')} USD в год`;

const desksInParks = (v: Values) =>
  known`${v.count('desks', { one: 'место', few: 'места', many: 'мест', other: 'места' })} в ${v.count('technoparks', { one: 'технопарке', other: 'технопарках' })}`;

const programmes = (v: Values) =>
  v.count('programmes', {
    one: 'доступная программа',
    few: 'доступные программы',
    many: 'доступных программ',
    other: 'доступной программы',
  });

const pastDeals = (v: Values) => [v.count('deals', deals), known`последняя — ${v.date('newest')}`];

export const ru: ReasonTable = {
  style: { colon: ': ', comma: ', ', stop: '.', quotes: ['«', '»'], currency: 'code' },
  criteria: {
    category: taste(
      'Категория',
      'близка',
      (v) => shown('категория стартапа', v.word('startup')),
      'Категория стартапа неизвестна.',
    ),
    sector: taste(
      'Отрасль',
      'близка',
      (v) => shown('отрасль стартапа', v.sectors('startup')),
      'Отрасль стартапа неизвестна.',
    ),
    country: taste(
      'Страна',
      'близка',
      (v) => shown('страна стартапа', v.countries('startup')),
      'Страна стартапа неизвестна.',
    ),
    region: taste(
      'Регион',
      'близок',
      (v) => shown('регион стартапа', v.word('startup')),
      'Регион стартапа неизвестен.',
    ),
    round: taste(
      'Раунд',
      'близок',
      (v) => shown('такой раунд', v.rounds('startup')),
      'Неизвестно, какой раунд ищет стартап.',
    ),
    size: taste(
      'Размер раунда',
      'близок',
      (v) => shown('такой размер раунда', v.usd('startup')),
      'Неизвестно, какую сумму ищет стартап.',
    ),
    ticket: {
      name: 'Чек',
      FOR: (v) => tooSmall(v) ?? tooLarge(v) ?? fits(v),
      AGAINST: (v) => tooSmall(v) ?? tooLarge(v) ?? 'Искомая сумма не подходит под чек инвестора.',
      UNKNOWN: 'Искомая сумма или чек инвестора неизвестны.',
    },
    coInvestors: {
      name: 'Соинвесторы',
      FOR: (v) =>
        v.tell(
          known`Инвестор уже вкладывал вместе с ${v.count('shared', { one: 'инвестором', other: 'инвесторами' })} стартапа` ??
            'Инвестор уже вкладывал вместе с инвесторами стартапа',
          known`${times(v)} чаще, чем вышло бы случайно`,
        ),
      AGAINST: (v) =>
        v.some('shared')
          ? 'Инвестор вкладывал вместе с инвесторами стартапа реже, чем вышло бы случайно.'
          : 'Инвестор не вкладывал вместе с инвесторами стартапа.',
      UNKNOWN: 'Инвесторы стартапа неизвестны.',
    },
    affinity: {
      name: 'Склонность',
      FOR: (v) =>
        v.tell(
          'Инвестор входит в такие раунды чаще среднего',
          known`в ${v.ratio()} раза чаще, по всем признакам вместе`,
        ),
      AGAINST: 'По всем признакам вместе инвестор входит в такие раунды не чаще среднего.',
      UNKNOWN: 'Как часто инвестор входит в такие раунды, неизвестно.',
    },
    precedents: {
      name: 'Похожие прошлые сделки',
      FOR: (v) =>
        v.tell('У инвестора есть похожие сделки', known`сходство в ${v.ratio()} раза выше, чем у среднего инвестора`),
      AGAINST: 'Прошлые сделки инвестора похожи на эту меньше, чем сделки среднего инвестора.',
      UNKNOWN: 'Прошлые сделки инвесторов неизвестны.',
    },
    usualSize: {
      name: 'Обычный размер раундов',
      FOR: (v) =>
        v.tell(
          'Сумма такая же, как в раундах, в которые входит инвестор',
          known`запрошено ${v.usd('amountUsd')}`,
          known`обычно около ${v.usd('usualUsd')}`,
        ),
      AGAINST: (v) =>
        v.tell(
          'Сумма не такая, как в раундах, в которые входит инвестор',
          known`запрошено ${v.usd('amountUsd')}`,
          known`обычно около ${v.usd('usualUsd')}`,
        ),
      UNKNOWN: 'Запрошенная сумма или обычный размер раундов инвестора неизвестны.',
    },
    momentum: {
      name: 'Темп последних месяцев',
      FOR: (v) =>
        v.tell(
          'В последние месяцы инвестор заключил много сделок',
          known`последняя ${v.date('newest')}`,
          known`в ${v.ratio()} раза выше среднего темпа`,
        ),
      AGAINST: (v) => v.tell('В последние месяцы инвестор заключил мало сделок', known`последняя ${v.date('newest')}`),
      UNKNOWN: 'Темп последних сделок инвестора неизвестен.',
    },
    appeal: {
      name: 'Привлекательность раунда',
      FOR: (v) => v.tell('Такой раунд привлекает больше инвесторов', v.rounds('round'), v.usd('amountUsd'), above(v)),
      AGAINST: (v) =>
        v.tell('Такой раунд привлекает меньше инвесторов', v.rounds('round'), v.usd('amountUsd'), below(v)),
      UNKNOWN: 'Ни раунд, ни искомая сумма неизвестны.',
    },
    activity: {
      name: 'Активность инвестора',
      FOR: (v) => v.tell('Инвестор в последнее время активен', ...pastDeals(v), above(v)),
      AGAINST: (v) => v.tell('Инвестор в последнее время малоактивен', ...pastDeals(v), below(v)),
      UNKNOWN: 'Активность инвестора неизвестна.',
    },
    language: {
      name: 'Язык',
      FOR: (v) => v.tell('Инвестор работает на языке продукта', v.languages('languages')),
      AGAINST: 'Инвестор не работает ни на одном языке продукта.',
      UNKNOWN: 'Языки продукта или инвестора неизвестны.',
    },
    interest: {
      name: 'Заявленный интерес',
      FOR: (v) => {
        if (v.is('byStartup') && v.is('byInvestor')) return 'Обе стороны сообщили о своём интересе.';
        if (v.is('byStartup')) return 'Стартап сообщил о своём интересе.';
        return v.is('byInvestor') ? 'Инвестор сообщил о своём интересе.' : 'Об интересе было заявлено.';
      },
      AGAINST: 'Об интересе никто не заявлял.',
      UNKNOWN: 'Неизвестно, есть ли интерес у сторон.',
    },
    demand: {
      name: 'Спрос',
      FOR: (v) => v.tell('Большой спрос в сети', purse(v)),
      AGAINST: (v) => v.tell('Небольшой спрос в сети', purse(v)),
      UNKNOWN: 'Спрос на рынке неизвестен.',
    },
    access: {
      name: 'Доступность рынка',
      FOR: 'Иностранной компании легко начать работу: правила, таможня и налоги.',
      AGAINST: 'Иностранной компании трудно начать работу: правила, таможня и налоги.',
      UNKNOWN: 'Неизвестно, легко ли иностранной компании начать работу.',
    },
    marketLanguage: {
      name: 'Язык рынка',
      FOR: (v) => v.tell('У продукта есть язык рынка', v.languages('languages')),
      AGAINST: 'У продукта нет ни официального, ни распространённого языка рынка.',
      UNKNOWN: 'Языки продукта или рынка неизвестны.',
    },
    marketDistance: {
      name: 'Расстояние до рынка',
      FOR: 'Рынок близко к родной стране.',
      AGAINST: 'Рынок далеко от родной страны.',
      UNKNOWN: 'Расстояние до рынка неизвестно.',
    },
    bloc: {
      name: 'Торговый блок',
      FOR: (v) =>
        v.tell(
          'Торговые правила облегчают выход на рынок',
          known`общее — ${v.blocs('blocs')}`,
          v.is('freeTrade') ? 'есть соглашение о свободной торговле' : null,
        ),
      AGAINST: (v) =>
        v.tell('Торговые правила почти не облегчают выход на рынок', known`общее только ${v.blocs('blocs')}`),
      UNKNOWN: 'Торговые блоки родной страны или рынка неизвестны.',
    },
    regime: {
      name: 'Государство и его услуги в сети',
      FOR: 'Показатели управления и электронного правительства высокие.',
      AGAINST: 'Показатели управления и электронного правительства низкие.',
      UNKNOWN: 'Показатели управления и электронного правительства неизвестны.',
    },
    ties: {
      name: 'Сложившиеся связи',
      FOR: 'Две страны уже тесно связаны торговлей и работой разработчиков.',
      AGAINST: 'Две страны пока мало связаны торговлей и работой разработчиков.',
      UNKNOWN: 'Связи между двумя странами неизвестны.',
    },
    competition: {
      name: 'Местная конкуренция',
      FOR: (v) => v.tell('Местных разработчиков программ немного', makers(v)),
      AGAINST: (v) => v.tell('Местных разработчиков программ много', makers(v)),
      UNKNOWN: 'Местная конкуренция неизвестна.',
    },
    marketProgrammes: {
      name: 'Программы страны',
      FOR: (v) => v.tell('В стране есть программы для стартапа', programmes(v)),
      AGAINST: (v) => v.tell('В стране мало программ для стартапа или их нет', programmes(v)),
      UNKNOWN: 'Программы страны неизвестны.',
    },
    marketSpace: {
      name: 'Рабочие места в стране',
      FOR: (v) => v.tell('В технопарках страны много рабочих мест', desksInParks(v)),
      AGAINST: (v) => v.tell('В технопарках страны мало рабочих мест или их нет', desksInParks(v)),
      UNKNOWN: 'Неизвестно, сколько в стране рабочих мест.',
    },
    parkSector: {
      name: 'Отрасль технопарка',
      FOR: (v) => v.tell('Технопарк работает с отраслями стартапа', v.sectors('sectors')),
      AGAINST: (v) =>
        known`Из отраслей стартапа технопарк работает только с этими: ${v.sectors('sectors')}.` ??
        'Технопарк не работает с отраслями стартапа.',
      UNKNOWN: 'Отрасли стартапа или технопарка неизвестны.',
    },
    parkStage: {
      name: 'Стадия',
      FOR: (v) => v.tell('Технопарк берёт компании на этой стадии', v.stages('stages')),
      AGAINST: 'Технопарк не берёт компании на стадии стартапа.',
      UNKNOWN: 'Неизвестна стадия стартапа или то, какие стадии берёт технопарк.',
    },
    parkLanguage: {
      name: 'Язык технопарка',
      FOR: (v) => v.tell('В технопарке говорят на языке продукта', v.languages('languages')),
      AGAINST: 'В технопарке не говорят ни на одном языке продукта.',
      UNKNOWN: 'Языки продукта или технопарка неизвестны.',
    },
    parkDistance: {
      name: 'Расстояние до технопарка',
      FOR: (v) => (v.is('home') ? 'Технопарк в родной стране.' : 'Технопарк близко к родной стране.'),
      AGAINST: 'Технопарк далеко от родной страны.',
      UNKNOWN: 'Расстояние до технопарка неизвестно.',
    },
    space: {
      name: 'Рабочие места',
      FOR: 'В технопарке много рабочих мест.',
      AGAINST: 'В технопарке мало рабочих мест или их нет.',
      UNKNOWN: 'Неизвестно, сколько в технопарке рабочих мест.',
    },
    aroundTheClock: {
      name: 'Доступ 24/7',
      FOR: 'Рабочее пространство открыто круглосуточно.',
      AGAINST: 'Рабочее пространство открыто не круглосуточно.',
      UNKNOWN: 'Неизвестно, открыто ли рабочее пространство круглосуточно.',
    },
    housing: {
      name: 'Жильё',
      FOR: 'Технопарк предлагает жильё.',
      AGAINST: 'Технопарк не предлагает жильё или мест для проживания нет.',
      UNKNOWN: 'Неизвестно, предлагает ли технопарк жильё.',
    },
    tax: {
      name: 'Налоговые льготы',
      FOR: 'Резиденты технопарка освобождены от налогов.',
      AGAINST: 'У резидентов технопарка нет налоговых льгот.',
      UNKNOWN: 'Неизвестно, есть ли у резидентов налоговые льготы.',
    },
    localEntity: {
      name: 'Местная компания',
      FOR: (v) => (v.is('home') ? 'Дома вторая компания не нужна.' : 'Начать можно без компании в этой стране.'),
      AGAINST: 'С самого начала нужна компания в этой стране.',
      UNKNOWN: 'Неизвестно, нужна ли компания в этой стране.',
    },
    visa: {
      name: 'Виза',
      FOR: (v) => (v.is('home') ? 'Дома виза не нужна.' : 'Технопарк помогает с визами.'),
      AGAINST: 'Технопарк не помогает с визами.',
      UNKNOWN: 'Неизвестно, помогает ли технопарк с визами.',
    },
    softLanding: {
      name: 'Мягкая посадка',
      FOR: 'У технопарка есть программа мягкой посадки для иностранных стартапов.',
      AGAINST: 'У технопарка нет программы мягкой посадки.',
      UNKNOWN: 'Неизвестно, есть ли у технопарка программа мягкой посадки.',
    },
    parkProgrammes: {
      name: 'Программы технопарка',
      FOR: (v) => v.tell('У технопарка есть программы для стартапа', programmes(v)),
      AGAINST: (v) => v.tell('У технопарка мало программ для стартапа или их нет', programmes(v)),
      UNKNOWN: 'Программы технопарка неизвестны.',
    },
  },
  stops: {
    EXCLUDED: 'Этим сторонам нельзя предлагать встречу.',
    PASSED: (v) => v.tell('Одна из сторон отказалась от другой', v.date('at')),
    IN_PORTFOLIO: (v) => v.tell('Стартап уже в портфеле инвестора', known`сделка — ${v.date('date')}`),
    HELD_FOR_REVIEW: 'Задержано до конца проверки; об её исходе это ничего не говорит.',
    OUTSIDE_TICKET: (v) => tooSmall(v) ?? 'Искомая сумма не подходит под то, что инвестор может вложить сейчас.',
    OUTSIDE_ROUNDS: (v) =>
      v.tell(
        'Раунд вне мандата инвестора',
        known`ищет — ${v.rounds('startup')}`,
        known`в мандате — ${v.rounds('mandate')}`,
      ),
    OUTSIDE_COUNTRIES: (v) =>
      v.tell(
        'Страна стартапа вне мандата инвестора',
        known`стартап — ${v.countries('startup')}`,
        known`в мандате — ${v.countries('mandate')}`,
      ),
    OUTSIDE_SECTORS: (v) =>
      v.tell(
        'Отрасли стартапа вне мандата инвестора',
        known`стартап — ${v.sectors('startup')}`,
        known`в мандате — ${v.sectors('mandate')}`,
      ),
    ALREADY_PRESENT: (v) => v.tell('Стартап уже есть на этом рынке', v.countries('country')),
    OWN_TECHNOPARK: 'Стартап уже резидент этого технопарка.',
  },
  exclusions: {
    SANCTION_BAR: (v) => v.tell('Встрече препятствует санкционный запрет', known`до ${v.date('validTo')}`),
    DECLARED: (v) => v.tell('Встрече препятствует заявленное исключение', known`до ${v.date('validTo')}`),
    VISA_BAR: (v) => v.tell('Встрече препятствует визовый запрет', known`до ${v.date('validTo')}`),
    NEVER: (v) => v.tell('Одна из сторон просила никогда не сводить её с другой', known`до ${v.date('validTo')}`),
  },
};
