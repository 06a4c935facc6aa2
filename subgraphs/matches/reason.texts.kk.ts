import { type CriterionTexts, known, type ReasonTable } from './reason.table.ts';
import type { Values } from './reason.values.ts';

/** Сан мен атауға жалғау жалғанбайды: мән қос нүктеден не сызықшадан кейін тұрады. */
const average = (v: Values) => known`орташа деңгейге қатынасы — ${v.ratio()}`;
const dealCount = (v: Values) => known`өткен мәмілелер саны — ${v.count('deals')}`;

const shown = (what: string, value: string | null) => known`${what} (${value})` ?? what;

/** What an investor's past deals and mandate tell of one field. */
function taste(name: string, what: (values: Values) => string, unknown: string): CriterionTexts {
  const details = (v: Values) => [
    v.some('of') ? known`өткен мәмілелер саны — ${v.count('of')}, соның ішінде осындайы — ${v.count('deals')}` : null,
    average(v),
    v.is('stated') ? 'мәлімделген мандат ескерілген' : null,
  ];
  return {
    name,
    FOR: (v) => v.tell(`Инвестор үшін ${what(v)} тартымды`, ...details(v)),
    AGAINST: (v) => v.tell(`Инвестор үшін ${what(v)} онша тартымды емес`, ...details(v)),
    UNKNOWN: unknown,
  };
}

const tooSmall = (v: Values) =>
  v.less('amountUsd', 'ticketMinUsd')
    ? known`Инвестордың ең аз салымы — ${v.usd('ticketMinUsd')}; стартап іздейтін сома — ${v.usd('amountUsd')}.`
    : null;

const tooLarge = (v: Values) =>
  v.less('ticketMaxUsd', 'amountUsd')
    ? known`Стартап іздейтін сома — ${v.usd('amountUsd')}; инвестордың ең көп салымы — ${v.usd('ticketMaxUsd')}, басқа инвесторлар да керек болады.`
    : null;

const fits = (v: Values) =>
  v.tell(
    `${shown('Іздейтін сома', v.usd('amountUsd'))} инвестордың салым мөлшеріне сай`,
    known`ең азы — ${v.usd('ticketMinUsd')}`,
    known`ең көбі — ${v.usd('ticketMaxUsd')}`,
  );

const makers = (v: Values) =>
  known`интернеттің миллион пайдаланушысына шаққандағы GitHub ұйымдары — ${v.count('organisationsPerMillion')}`;

const purse = (v: Values) => known`жылына шамамен ${v.about('onlinePurseUsd')} USD`;

const desksInParks = (v: Values) =>
  known`${v.count('technoparks', { other: 'технопаркте' })} ${v.count('desks', { other: 'орын' })}`;

const programmes = (v: Values) => v.count('programmes', { other: 'қолжетімді бағдарлама' });

const pastDeals = (v: Values) => [dealCount(v), known`соңғысы — ${v.date('newest')}`];

export const kk: ReasonTable = {
  style: { colon: ': ', comma: '; ', stop: '.', quotes: ['«', '»'], currency: 'code' },
  criteria: {
    category: taste('Санат', (v) => shown('стартаптың санаты', v.word('startup')), 'Стартаптың санаты белгісіз.'),
    sector: taste('Сала', (v) => shown('стартаптың саласы', v.sectors('startup')), 'Стартаптың саласы белгісіз.'),
    country: taste('Ел', (v) => shown('стартаптың елі', v.countries('startup')), 'Стартаптың елі белгісіз.'),
    region: taste('Өңір', (v) => shown('стартаптың өңірі', v.word('startup')), 'Стартаптың өңірі белгісіз.'),
    round: taste(
      'Раунд',
      (v) => shown('осындай раунд', v.rounds('startup')),
      'Стартаптың қандай раунд іздейтіні белгісіз.',
    ),
    size: taste(
      'Раунд көлемі',
      (v) => shown('осындай көлемдегі раунд', v.usd('startup')),
      'Стартаптың қандай сома іздейтіні белгісіз.',
    ),
    ticket: {
      name: 'Салым мөлшері',
      FOR: (v) => tooSmall(v) ?? tooLarge(v) ?? fits(v),
      AGAINST: (v) => tooSmall(v) ?? tooLarge(v) ?? 'Іздейтін сома инвестордың салым мөлшеріне сай емес.',
      UNKNOWN: 'Іздейтін сома немесе инвестордың салым мөлшері белгісіз.',
    },
    coInvestors: {
      name: 'Бірге салатын инвесторлар',
      FOR: (v) =>
        v.tell(
          'Стартаптың инвесторларымен бірге салым жасаған',
          known`ондай инвесторлар саны — ${v.count('shared')}`,
          known`кездейсоқ деңгейге қатынасы — ${v.ratio()}`,
        ),
      AGAINST: (v) =>
        v.some('shared')
          ? 'Стартаптың инвесторларымен бірге кездейсоқ деңгейден сирек салым жасаған.'
          : 'Стартаптың инвесторларымен бірге салым жасамаған.',
      UNKNOWN: 'Стартаптың инвесторлары белгісіз.',
    },
    appeal: {
      name: 'Раундтың тартымдылығы',
      FOR: (v) =>
        v.tell('Мұндай раунд инвесторларды көбірек тартады', v.rounds('round'), v.usd('amountUsd'), average(v)),
      AGAINST: (v) =>
        v.tell('Мұндай раунд инвесторларды азырақ тартады', v.rounds('round'), v.usd('amountUsd'), average(v)),
      UNKNOWN: 'Раунд та, іздейтін сома да белгісіз.',
    },
    activity: {
      name: 'Инвестордың белсенділігі',
      FOR: (v) => v.tell('Инвестор соңғы кезде белсенді', ...pastDeals(v), average(v)),
      AGAINST: (v) => v.tell('Инвестор соңғы кезде онша белсенді емес', ...pastDeals(v), average(v)),
      UNKNOWN: 'Инвестордың белсенділігі белгісіз.',
    },
    language: {
      name: 'Тіл',
      FOR: (v) => v.tell('Инвестор өнімнің тілінде жұмыс істейді', v.languages('languages')),
      AGAINST: 'Инвестор өнімнің ешбір тілінде жұмыс істемейді.',
      UNKNOWN: 'Өнімнің немесе инвестордың тілдері белгісіз.',
    },
    interest: {
      name: 'Білдірілген қызығушылық',
      FOR: (v) => {
        if (v.is('byStartup') && v.is('byInvestor')) return 'Екі тарап та қызығушылық білдірді.';
        if (v.is('byStartup')) return 'Стартап қызығушылық білдірді.';
        return v.is('byInvestor') ? 'Инвестор қызығушылық білдірді.' : 'Қызығушылық білдірілген.';
      },
      AGAINST: 'Ешкім қызығушылық білдірмеген.',
      UNKNOWN: 'Тараптардың қызығушылығы белгісіз.',
    },
    demand: {
      name: 'Сұраныс',
      FOR: (v) => v.tell('Онлайн сұраныс үлкен', purse(v)),
      AGAINST: (v) => v.tell('Онлайн сұраныс шағын', purse(v)),
      UNKNOWN: 'Нарықтағы сұраныс белгісіз.',
    },
    access: {
      name: 'Нарыққа кіру жеңілдігі',
      FOR: 'Шетелдік компанияға жұмыс бастау оңай: ережелер, кеден және салықтар.',
      AGAINST: 'Шетелдік компанияға жұмыс бастау қиын: ережелер, кеден және салықтар.',
      UNKNOWN: 'Шетелдік компанияға жұмыс бастау оңай ма, белгісіз.',
    },
    marketLanguage: {
      name: 'Нарық тілі',
      FOR: (v) => v.tell('Өнім нарықтың тілінде бар', v.languages('languages')),
      AGAINST: 'Өнім нарықтың ресми де, кең таралған да тілінде жоқ.',
      UNKNOWN: 'Өнімнің немесе нарықтың тілдері белгісіз.',
    },
    marketDistance: {
      name: 'Нарыққа дейінгі қашықтық',
      FOR: 'Нарық өз еліне жақын.',
      AGAINST: 'Нарық өз елінен алыс.',
      UNKNOWN: 'Нарыққа дейінгі қашықтық белгісіз.',
    },
    bloc: {
      name: 'Сауда одағы',
      FOR: (v) =>
        v.tell(
          'Сауда ережелері нарыққа шығуды жеңілдетеді',
          known`ортақ одақтар — ${v.blocs('blocs')}`,
          v.is('freeTrade') ? 'еркін сауда келісімі бар' : null,
        ),
      AGAINST: (v) =>
        v.tell('Сауда ережелері нарыққа шығуды онша жеңілдетпейді', known`ортағы тек — ${v.blocs('blocs')}`),
      UNKNOWN: 'Өз елінің немесе нарықтың сауда одақтары белгісіз.',
    },
    regime: {
      name: 'Мемлекеттік басқару және электрондық үкімет',
      FOR: 'Мемлекеттік басқару мен электрондық үкімет көрсеткіштері жоғары.',
      AGAINST: 'Мемлекеттік басқару мен электрондық үкімет көрсеткіштері төмен.',
      UNKNOWN: 'Мемлекеттік басқару мен электрондық үкімет көрсеткіштері белгісіз.',
    },
    ties: {
      name: 'Қалыптасқан байланыстар',
      FOR: 'Екі елді сауда мен әзірлеушілердің жұмысы тығыз байланыстырады.',
      AGAINST: 'Екі елдің сауда және әзірлеушілер байланысы әзірге әлсіз.',
      UNKNOWN: 'Екі ел арасындағы байланыстар белгісіз.',
    },
    competition: {
      name: 'Жергілікті бәсеке',
      FOR: (v) => v.tell('Жергілікті бағдарлама әзірлеушілер аз', makers(v)),
      AGAINST: (v) => v.tell('Жергілікті бағдарлама әзірлеушілер көп', makers(v)),
      UNKNOWN: 'Жергілікті бәсеке белгісіз.',
    },
    marketProgrammes: {
      name: 'Елдегі бағдарламалар',
      FOR: (v) => v.tell('Елде стартапқа арналған бағдарламалар бар', programmes(v)),
      AGAINST: (v) => v.tell('Елде стартапқа арналған бағдарламалар аз немесе жоқ', programmes(v)),
      UNKNOWN: 'Елдегі бағдарламалар белгісіз.',
    },
    marketSpace: {
      name: 'Елдегі жұмыс орындары',
      FOR: (v) => v.tell('Елдің технопарктерінде жұмыс орындары көп', desksInParks(v)),
      AGAINST: (v) => v.tell('Елдің технопарктерінде жұмыс орындары аз немесе жоқ', desksInParks(v)),
      UNKNOWN: 'Елде қанша жұмыс орны бар екені белгісіз.',
    },
    parkSector: {
      name: 'Технопарктің саласы',
      FOR: (v) => v.tell('Технопарк стартаптың салаларымен жұмыс істейді', v.sectors('sectors')),
      AGAINST: (v) =>
        known`Стартаптың салаларынан технопарк тек мыналармен жұмыс істейді: ${v.sectors('sectors')}.` ??
        'Технопарк стартаптың салаларымен жұмыс істемейді.',
      UNKNOWN: 'Стартаптың немесе технопарктің салалары белгісіз.',
    },
    parkStage: {
      name: 'Кезең',
      FOR: (v) => v.tell('Технопарк осы кезеңдегі компанияларды қабылдайды', v.stages('stages')),
      AGAINST: 'Технопарк стартаптың кезеңіндегі компанияларды қабылдамайды.',
      UNKNOWN: 'Стартаптың кезеңі немесе технопарк қабылдайтын кезеңдер белгісіз.',
    },
    parkLanguage: {
      name: 'Технопарктің тілі',
      FOR: (v) => v.tell('Технопаркте өнімнің тілінде сөйлейді', v.languages('languages')),
      AGAINST: 'Технопаркте өнімнің ешбір тілінде сөйлемейді.',
      UNKNOWN: 'Өнімнің немесе технопарктің тілдері белгісіз.',
    },
    parkDistance: {
      name: 'Технопаркке дейінгі қашықтық',
      FOR: (v) => (v.is('home') ? 'Технопарк өз елінде.' : 'Технопарк өз еліне жақын.'),
      AGAINST: 'Технопарк өз елінен алыс.',
      UNKNOWN: 'Технопаркке дейінгі қашықтық белгісіз.',
    },
    space: {
      name: 'Бос орындар',
      FOR: 'Технопаркте жұмыс орындары көп.',
      AGAINST: 'Технопаркте жұмыс орындары аз немесе жоқ.',
      UNKNOWN: 'Технопаркте қанша жұмыс орны бар екені белгісіз.',
    },
    aroundTheClock: {
      name: 'Тәулік бойы кіру',
      FOR: 'Жұмыс кеңістігі тәулік бойы ашық.',
      AGAINST: 'Жұмыс кеңістігі тәулік бойы ашық емес.',
      UNKNOWN: 'Жұмыс кеңістігі тәулік бойы ашық па, белгісіз.',
    },
    housing: {
      name: 'Тұрғын үй',
      FOR: 'Технопарк тұрғын үй ұсынады.',
      AGAINST: 'Технопарк тұрғын үй ұсынбайды немесе төсек-орын жоқ.',
      UNKNOWN: 'Технопарк тұрғын үй ұсына ма, белгісіз.',
    },
    tax: {
      name: 'Салық жеңілдіктері',
      FOR: 'Технопарк резиденттері салықтан босатылған.',
      AGAINST: 'Технопарк резиденттеріне салық жеңілдігі жоқ.',
      UNKNOWN: 'Резиденттерге салық жеңілдігі бар ма, белгісіз.',
    },
    localEntity: {
      name: 'Жергілікті компания',
      FOR: (v) =>
        v.is('home') ? 'Өз елінде екінші компания қажет емес.' : 'Бұл елде компания ашпай-ақ бастауға болады.',
      AGAINST: 'Басынан-ақ бұл елде компания қажет.',
      UNKNOWN: 'Бұл елде компания қажет пе, белгісіз.',
    },
    visa: {
      name: 'Виза',
      FOR: (v) => (v.is('home') ? 'Өз елінде виза қажет емес.' : 'Технопарк виза алуға көмектеседі.'),
      AGAINST: 'Технопарк виза алуға көмектеспейді.',
      UNKNOWN: 'Технопарк виза алуға көмектесе ме, белгісіз.',
    },
    softLanding: {
      name: 'Жұмсақ қону',
      FOR: 'Технопаркте шетелдік стартаптарға арналған жұмсақ қону бағдарламасы бар.',
      AGAINST: 'Технопаркте жұмсақ қону бағдарламасы жоқ.',
      UNKNOWN: 'Технопаркте жұмсақ қону бағдарламасы бар ма, белгісіз.',
    },
    parkProgrammes: {
      name: 'Технопарктің бағдарламалары',
      FOR: (v) => v.tell('Технопаркте стартапқа арналған бағдарламалар бар', programmes(v)),
      AGAINST: (v) => v.tell('Технопаркте стартапқа арналған бағдарламалар аз немесе жоқ', programmes(v)),
      UNKNOWN: 'Технопарктің бағдарламалары белгісіз.',
    },
  },
  stops: {
    EXCLUDED: 'Бұл тараптарды кездестіруге болмайды.',
    PASSED: (v) => v.tell('Тараптардың бірі екіншісінен бас тартқан', v.date('at')),
    IN_PORTFOLIO: (v) => v.tell('Стартап инвестордың портфелінде бар', known`мәміле күні — ${v.date('date')}`),
    HELD_FOR_REVIEW: 'Тексеру аяқталғанша кідіртілді; бұл оның нәтижесі туралы ештеңе білдірмейді.',
    OUTSIDE_TICKET: (v) => tooSmall(v) ?? 'Іздейтін сома инвестордың қазір сала алатын мөлшеріне сай емес.',
    OUTSIDE_ROUNDS: (v) =>
      v.tell(
        'Раунд инвестордың мандатынан тыс',
        known`іздейтіні — ${v.rounds('startup')}`,
        known`мандатта — ${v.rounds('mandate')}`,
      ),
    OUTSIDE_COUNTRIES: (v) =>
      v.tell(
        'Стартаптың елі инвестордың мандатынан тыс',
        known`стартап — ${v.countries('startup')}`,
        known`мандатта — ${v.countries('mandate')}`,
      ),
    OUTSIDE_SECTORS: (v) =>
      v.tell(
        'Стартаптың салалары инвестордың мандатынан тыс',
        known`стартап — ${v.sectors('startup')}`,
        known`мандатта — ${v.sectors('mandate')}`,
      ),
    ALREADY_PRESENT: (v) => v.tell('Стартап бұл нарықта бар', v.countries('country')),
    OWN_TECHNOPARK: 'Стартап осы технопарктің резиденті.',
  },
  exclusions: {
    SANCTION_BAR: (v) => v.tell('Кездесуге санкциялық тыйым бар', known`соңғы мерзімі — ${v.date('validTo')}`),
    DECLARED: (v) => v.tell('Кездесуге мәлімделген шектеу бар', known`соңғы мерзімі — ${v.date('validTo')}`),
    VISA_BAR: (v) => v.tell('Кездесуге визалық тыйым бар', known`соңғы мерзімі — ${v.date('validTo')}`),
    NEVER: (v) =>
      v.tell('Тараптардың бірі екіншісімен ешқашан кездеспеуді сұраған', known`соңғы мерзімі — ${v.date('validTo')}`),
  },
};
