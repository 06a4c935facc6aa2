import { type CriterionTexts, known, type ReasonTable } from './reason.table.ts';
import type { Values } from './reason.values.ts';

const average = (v: Values) => known`为平均水平的 ${v.ratio()} 倍`;

const shown = (what: string, value: string | null) => known`${what}（${value}）` ?? what;

/** What an investor's past deals and mandate tell of one field. */
function taste(name: string, what: (values: Values) => string, unknown: string): CriterionTexts {
  const details = (v: Values) => [
    v.some('of') ? known`以往 ${v.count('of')} 笔交易中有 ${v.count('deals')} 笔` : null,
    average(v),
    v.is('stated') ? '已计入其公布的投资范围' : null,
  ];
  return {
    name,
    FOR: (v) => v.tell(`投资者偏好${what(v)}`, ...details(v)),
    AGAINST: (v) => v.tell(`投资者较少偏好${what(v)}`, ...details(v)),
    UNKNOWN: unknown,
  };
}

const tooSmall = (v: Values) =>
  v.less('amountUsd', 'ticketMinUsd')
    ? known`投资者的单笔投资最低为 ${v.usd('ticketMinUsd')}，而融资额为 ${v.usd('amountUsd')}。`
    : null;

const tooLarge = (v: Values) =>
  v.less('ticketMaxUsd', 'amountUsd')
    ? known`融资额为 ${v.usd('amountUsd')}，投资者的单笔投资最高为 ${v.usd('ticketMaxUsd')}，需要其他投资者参与。`
    : null;

const fits = (v: Values) =>
  v.tell(
    `${shown('融资额', v.usd('amountUsd'))}符合投资者的单笔投资范围`,
    known`最低 ${v.usd('ticketMinUsd')}`,
    known`最高 ${v.usd('ticketMaxUsd')}`,
  );

const makers = (v: Values) => known`每百万网民有 ${v.count('organisationsPerMillion')} 个 GitHub 组织`;

const purse = (v: Values) => known`每年约 ${v.about('onlinePurseUsd')}美元`;

const desksInParks = (v: Values) => known`${v.count('technoparks')} 个科技园共 ${v.count('desks')} 个工位`;

const programmes = (v: Values) => known`${v.count('programmes')} 个可申请的计划`;

const pastDeals = (v: Values) => [known`以往 ${v.count('deals')} 笔交易`, known`最近一笔在${v.date('newest')}`];

const asked = (v: Values) => [
  v.rounds('round'),
  v.usd('amountUsd'),
  v.count('backers', { other: '家投资方' }),
  average(v),
];

export const zh: ReasonTable = {
  style: { colon: '：', comma: '，', stop: '。', quotes: ['“', '”'], currency: 'name' },
  criteria: {
    category: taste('类别', (v) => shown('该初创企业的类别', v.word('startup')), '该初创企业的类别未知。'),
    sector: taste('行业', (v) => shown('该初创企业的行业', v.sectors('startup')), '该初创企业的行业未知。'),
    country: taste('国家', (v) => shown('该初创企业所在的国家', v.countries('startup')), '该初创企业所在的国家未知。'),
    region: taste('地区', (v) => shown('该初创企业所在的地区', v.word('startup')), '该初创企业所在的地区未知。'),
    round: taste('轮次', (v) => shown('此类轮次', v.rounds('startup')), '该初创企业寻求的轮次未知。'),
    size: taste('融资规模', (v) => shown('此规模的轮次', v.usd('startup')), '该初创企业寻求的金额未知。'),
    ticket: {
      name: '单笔投资额',
      FOR: (v) => tooSmall(v) ?? tooLarge(v) ?? fits(v),
      AGAINST: (v) => tooSmall(v) ?? tooLarge(v) ?? '融资额不符合投资者的单笔投资范围。',
      UNKNOWN: '融资额或投资者的单笔投资范围未知。',
    },
    coInvestors: {
      name: '共同投资者',
      FOR: (v) =>
        v.tell(
          known`曾与该初创企业的 ${v.count('shared')} 位投资者共同投资` ?? '曾与该初创企业的投资者共同投资',
          known`为随机预期的 ${v.ratio()} 倍`,
        ),
      AGAINST: (v) =>
        v.some('shared') ? '与该初创企业的投资者共同投资的次数低于随机预期。' : '未曾与该初创企业的投资者共同投资。',
      UNKNOWN: '该初创企业的投资者未知。',
    },
    affinity: {
      name: '倾向',
      FOR: (v) => v.tell('该投资方参与此类轮次的频率高于平均水平', known`综合各项为平均的${v.ratio()}倍`),
      AGAINST: '综合各项，该投资方参与此类轮次的频率不高于平均水平。',
      UNKNOWN: '该投资方参与此类轮次的频率未知。',
    },
    precedents: {
      name: '相似的过往交易',
      FOR: (v) => v.tell('该投资方做过相似的交易', known`相似程度为平均投资方的${v.ratio()}倍`),
      AGAINST: '该投资方的过往交易与此项的相似程度低于平均投资方。',
      UNKNOWN: '投资方的过往交易未知。',
    },
    usualSize: {
      name: '通常的轮次规模',
      FOR: (v) =>
        v.tell(
          '所寻求的金额与该投资方通常参与的轮次相当',
          known`寻求${v.usd('amountUsd')}`,
          known`通常约${v.usd('usualUsd')}`,
        ),
      AGAINST: (v) =>
        v.tell(
          '所寻求的金额与该投资方通常参与的轮次不同',
          known`寻求${v.usd('amountUsd')}`,
          known`通常约${v.usd('usualUsd')}`,
        ),
      UNKNOWN: '所寻求的金额或该投资方通常的轮次规模未知。',
    },
    momentum: {
      name: '近期节奏',
      FOR: (v) =>
        v.tell('该投资方近几个月交易频繁', known`最近一次${v.date('newest')}`, known`为平均节奏的${v.ratio()}倍`),
      AGAINST: (v) => v.tell('该投资方近几个月交易较少', known`最近一次${v.date('newest')}`),
      UNKNOWN: '该投资方的近期节奏未知。',
    },
    appeal: {
      name: '轮次吸引力',
      FOR: (v) => v.tell('此类轮次吸引的投资者较多', v.rounds('round'), v.usd('amountUsd'), average(v)),
      AGAINST: (v) => v.tell('此类轮次吸引的投资者较少', v.rounds('round'), v.usd('amountUsd'), average(v)),
      UNKNOWN: '轮次和融资额均未知。',
    },
    circle: {
      name: '共同投资圈',
      FOR: '与该投资者最常共同投资的机构参与此类轮次多于平均水平。',
      AGAINST: '与该投资者最常共同投资的机构参与此类轮次不多于平均水平。',
      UNKNOWN: '该投资者的共同投资圈的偏好未知。',
    },
    factors: {
      name: '潜在偏好',
      FOR: '偏好与其相近的投资者更常参与此类轮次。',
      AGAINST: '偏好与其相近的投资者较少参与此类轮次。',
      UNKNOWN: '过往交易太少，无法判断该投资者的偏好。',
    },
    selection: {
      name: '潜在选择',
      FOR: '在同期轮次中，偏好与其相近的投资者比其他投资者更常选择此类轮次。',
      AGAINST: '在同期轮次中，偏好与其相近的投资者比其他投资者更少选择此类轮次。',
      UNKNOWN: '过往交易太少，无法判断该投资者的选择。',
    },
    experience: {
      name: '投资者经验',
      FOR: '其投资过的初创企业数量对匹配有利。',
      AGAINST: '其投资过的初创企业数量对匹配不利。',
      UNKNOWN: '其投资过的初创企业数量未知。',
    },
    syndicate: {
      name: '轮次中的同伴',
      FOR: '该投资者参与投资方较少的轮次，新的投资方更受重视。',
      AGAINST: '该投资者参与投资方众多的轮次，只是其中之一。',
      UNKNOWN: '该投资者通常与谁共同投资未知。',
    },
    standing: {
      name: '投资者的地位',
      FOR: '具有这样经验、活跃度和类型的投资者参与轮次的频率高于其余评分所示。',
      AGAINST: '具有这样经验、活跃度和类型的投资者参与轮次的频率低于其余评分所示。',
      UNKNOWN: '此类投资者的行为尚未学到。',
    },
    attraction: {
      name: '初创企业的吸引力',
      FOR: (v) => v.tell('在同期轮次中，投资者更常选择此类轮次', ...asked(v)),
      AGAINST: (v) => v.tell('在同期轮次中，投资者较少选择此类轮次', ...asked(v)),
      UNKNOWN: '过往交易太少，无法判断投资者的选择。',
    },
    activity: {
      name: '投资者活跃度',
      FOR: (v) => v.tell('投资者近期活跃', ...pastDeals(v), average(v)),
      AGAINST: (v) => v.tell('投资者近期不太活跃', ...pastDeals(v), average(v)),
      UNKNOWN: '投资者的活跃度未知。',
    },
    language: {
      name: '语言',
      FOR: (v) => v.tell('投资者使用产品的语言', v.languages('languages')),
      AGAINST: '投资者不使用产品的任何语言。',
      UNKNOWN: '产品或投资者的语言未知。',
    },
    interest: {
      name: '已表示的兴趣',
      FOR: (v) => {
        if (v.is('byStartup') && v.is('byInvestor')) return '双方均已表示感兴趣。';
        if (v.is('byStartup')) return '初创企业已表示感兴趣。';
        return v.is('byInvestor') ? '投资者已表示感兴趣。' : '已有一方表示感兴趣。';
      },
      AGAINST: '尚无一方表示感兴趣。',
      UNKNOWN: '双方是否感兴趣未知。',
    },
    responses: {
      name: '以往的回应',
      FOR: '迄今为止，该投资者对此类初创企业的回应比对其他企业更积极。',
      AGAINST: '迄今为止，该投资者对此类初创企业的回应不如对其他企业积极。',
      UNKNOWN: '该投资者尚未回应过向其展示的初创企业。',
    },
    demand: {
      name: '需求',
      FOR: (v) => v.tell('线上需求大', purse(v)),
      AGAINST: (v) => v.tell('线上需求小', purse(v)),
      UNKNOWN: '该市场的需求未知。',
    },
    access: {
      name: '进入难易度',
      FOR: '外国企业在当地开展业务较容易：规章、海关与税务。',
      AGAINST: '外国企业在当地开展业务较困难：规章、海关与税务。',
      UNKNOWN: '外国企业在当地开展业务的难易度未知。',
    },
    marketLanguage: {
      name: '市场语言',
      FOR: (v) => v.tell('产品支持该市场的语言', v.languages('languages')),
      AGAINST: '产品不支持该市场的任何官方语言或通用语言。',
      UNKNOWN: '产品或市场的语言未知。',
    },
    marketDistance: {
      name: '与市场的距离',
      FOR: '该市场离本国较近。',
      AGAINST: '该市场离本国较远。',
      UNKNOWN: '与该市场的距离未知。',
    },
    bloc: {
      name: '贸易集团',
      FOR: (v) =>
        v.tell('贸易规则使进入市场更容易', known`同属${v.blocs('blocs')}`, v.is('freeTrade') ? '有自由贸易协定' : null),
      AGAINST: (v) => v.tell('贸易规则对进入市场帮助不大', known`仅同属${v.blocs('blocs')}`),
      UNKNOWN: '本国或市场所属的贸易集团未知。',
    },
    regime: {
      name: '治理与电子政务',
      FOR: '该国的治理与电子政务指数较高。',
      AGAINST: '该国的治理与电子政务指数较低。',
      UNKNOWN: '该国的治理与电子政务指数未知。',
    },
    ties: {
      name: '现有联系',
      FOR: '两国的贸易和开发者协作已较密切。',
      AGAINST: '两国的贸易和开发者协作尚不密切。',
      UNKNOWN: '两国之间的联系未知。',
    },
    competition: {
      name: '本地竞争',
      FOR: (v) => v.tell('本地软件企业较少', makers(v)),
      AGAINST: (v) => v.tell('本地软件企业较多', makers(v)),
      UNKNOWN: '本地竞争情况未知。',
    },
    marketProgrammes: {
      name: '该国的计划',
      FOR: (v) => v.tell('该国有适合该初创企业的计划', programmes(v)),
      AGAINST: (v) => v.tell('该国很少或没有适合该初创企业的计划', programmes(v)),
      UNKNOWN: '该国的计划未知。',
    },
    marketSpace: {
      name: '该国的工位',
      FOR: (v) => v.tell('该国的科技园工位较多', desksInParks(v)),
      AGAINST: (v) => v.tell('该国的科技园工位很少或没有', desksInParks(v)),
      UNKNOWN: '该国的工位数未知。',
    },
    parkSector: {
      name: '科技园的行业',
      FOR: (v) => v.tell('科技园服务于该初创企业的行业', v.sectors('sectors')),
      AGAINST: (v) =>
        known`在该初创企业的行业中，科技园仅服务于${v.sectors('sectors')}。` ?? '科技园不服务于该初创企业的行业。',
      UNKNOWN: '该初创企业或科技园的行业未知。',
    },
    parkStage: {
      name: '阶段',
      FOR: (v) => v.tell('科技园接收处于此阶段的企业', v.stages('stages')),
      AGAINST: '科技园不接收处于该初创企业所在阶段的企业。',
      UNKNOWN: '该初创企业的阶段或科技园接收的阶段未知。',
    },
    parkLanguage: {
      name: '科技园的语言',
      FOR: (v) => v.tell('科技园使用产品的语言', v.languages('languages')),
      AGAINST: '科技园不使用产品的任何语言。',
      UNKNOWN: '产品或科技园的语言未知。',
    },
    parkDistance: {
      name: '与科技园的距离',
      FOR: (v) => (v.is('home') ? '科技园位于本国。' : '科技园离本国较近。'),
      AGAINST: '科技园离本国较远。',
      UNKNOWN: '与科技园的距离未知。',
    },
    space: {
      name: '工位',
      FOR: '科技园工位较多。',
      AGAINST: '科技园工位很少或没有。',
      UNKNOWN: '科技园的工位数未知。',
    },
    aroundTheClock: {
      name: '全天候开放',
      FOR: '工作空间全天 24 小时开放。',
      AGAINST: '工作空间并非全天 24 小时开放。',
      UNKNOWN: '工作空间是否全天 24 小时开放未知。',
    },
    housing: {
      name: '住房',
      FOR: '科技园提供住房。',
      AGAINST: '科技园不提供住房或没有床位。',
      UNKNOWN: '科技园是否提供住房未知。',
    },
    tax: {
      name: '税收优惠',
      FOR: '科技园的入驻企业享受税收减免。',
      AGAINST: '科技园的入驻企业不享受税收减免。',
      UNKNOWN: '入驻企业是否享受税收减免未知。',
    },
    localEntity: {
      name: '当地公司',
      FOR: (v) => (v.is('home') ? '在本国无需再设公司。' : '起步时无需在该国设立公司。'),
      AGAINST: '一开始就需要在该国设立公司。',
      UNKNOWN: '是否需要在该国设立公司未知。',
    },
    visa: {
      name: '签证',
      FOR: (v) => (v.is('home') ? '在本国无需签证。' : '科技园协助办理签证。'),
      AGAINST: '科技园不协助办理签证。',
      UNKNOWN: '科技园是否协助办理签证未知。',
    },
    softLanding: {
      name: '软着陆',
      FOR: '科技园为外国初创企业提供软着陆服务。',
      AGAINST: '科技园不提供软着陆服务。',
      UNKNOWN: '科技园是否提供软着陆服务未知。',
    },
    parkProgrammes: {
      name: '科技园的计划',
      FOR: (v) => v.tell('科技园有适合该初创企业的计划', programmes(v)),
      AGAINST: (v) => v.tell('科技园很少或没有适合该初创企业的计划', programmes(v)),
      UNKNOWN: '科技园的计划未知。',
    },
  },
  stops: {
    EXCLUDED: '双方不得被撮合。',
    PASSED: (v) => known`一方已于${v.date('at')}放弃另一方。` ?? '一方已放弃另一方。',
    IN_PORTFOLIO: (v) => v.tell('该初创企业已在投资者的投资组合中', known`交易日期${v.date('date')}`),
    HELD_FOR_REVIEW: '在核查结束前暂不显示；这并不说明核查的结果。',
    OUTSIDE_TICKET: (v) => tooSmall(v) ?? '融资额不在投资者目前可投资的范围内。',
    OUTSIDE_ROUNDS: (v) =>
      v.tell('轮次不在投资者的投资范围内', known`寻求${v.rounds('startup')}`, known`投资者接受${v.rounds('mandate')}`),
    OUTSIDE_COUNTRIES: (v) =>
      v.tell(
        '该初创企业的国家不在投资者的投资范围内',
        known`企业位于${v.countries('startup')}`,
        known`投资者接受${v.countries('mandate')}`,
      ),
    OUTSIDE_SECTORS: (v) =>
      v.tell(
        '该初创企业的行业不在投资者的投资范围内',
        known`企业属于${v.sectors('startup')}`,
        known`投资者接受${v.sectors('mandate')}`,
      ),
    ALREADY_PRESENT: (v) => v.tell('该初创企业已进入此市场', v.countries('country')),
    OWN_TECHNOPARK: '该初创企业已入驻此科技园。',
  },
  exclusions: {
    SANCTION_BAR: (v) => v.tell('因制裁限制，双方不得会面', known`至${v.date('validTo')}`),
    DECLARED: (v) => v.tell('因已声明的排除，双方不得会面', known`至${v.date('validTo')}`),
    VISA_BAR: (v) => v.tell('因签证限制，双方不得会面', known`至${v.date('validTo')}`),
    NEVER: (v) => v.tell('一方要求永不与另一方会面', known`至${v.date('validTo')}`),
  },
};
