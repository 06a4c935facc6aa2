import { closedList } from './closed-list.ts';
import type { Labels } from './labels.ts';

export const Sector = {
  SOFTWARE_SAAS: 'SOFTWARE_SAAS',
  AI_DATA: 'AI_DATA',
  FINTECH: 'FINTECH',
  ECOMMERCE_RETAIL: 'ECOMMERCE_RETAIL',
  EDTECH: 'EDTECH',
  HEALTHTECH_BIOTECH: 'HEALTHTECH_BIOTECH',
  AGRITECH_FOOD: 'AGRITECH_FOOD',
  LOGISTICS_MOBILITY: 'LOGISTICS_MOBILITY',
  ENERGY_CLIMATE: 'ENERGY_CLIMATE',
  MANUFACTURING_ROBOTICS: 'MANUFACTURING_ROBOTICS',
  SEMICONDUCTORS_ELECTRONICS: 'SEMICONDUCTORS_ELECTRONICS',
  CYBERSECURITY: 'CYBERSECURITY',
  GOVTECH: 'GOVTECH',
  PROPTECH_CONSTRUCTION: 'PROPTECH_CONSTRUCTION',
  MEDIA_GAMING_CREATIVE: 'MEDIA_GAMING_CREATIVE',
  TELECOM_IOT: 'TELECOM_IOT',
  SPACE_AERO: 'SPACE_AERO',
  NEW_MATERIALS_CHEM: 'NEW_MATERIALS_CHEM',
  BPO_OUTSOURCING: 'BPO_OUTSOURCING',
  TOURISM_HOSPITALITY: 'TOURISM_HOSPITALITY',
  HRTECH_LEGALTECH: 'HRTECH_LEGALTECH',
  BLOCKCHAIN_CRYPTO: 'BLOCKCHAIN_CRYPTO',
} as const;
export type Sector = (typeof Sector)[keyof typeof Sector];

export const sectorLabels: Readonly<Record<Sector, Labels>> = {
  SOFTWARE_SAAS: {
    en: 'Software and SaaS',
    ru: 'Программное обеспечение и SaaS',
    kk: 'Бағдарламалық жасақтама және SaaS',
    zh: '软件与 SaaS',
  },
  AI_DATA: { en: 'AI and data', ru: 'ИИ и данные', kk: 'Жасанды интеллект және деректер', zh: '人工智能与数据' },
  FINTECH: { en: 'Fintech', ru: 'Финтех', kk: 'Финтех', zh: '金融科技' },
  ECOMMERCE_RETAIL: {
    en: 'E-commerce and retail tech',
    ru: 'Электронная торговля и ритейл-тех',
    kk: 'Электрондық сауда және ритейл-тех',
    zh: '电子商务与零售科技',
  },
  EDTECH: {
    en: 'Education technology',
    ru: 'Образовательные технологии',
    kk: 'Білім беру технологиялары',
    zh: '教育科技',
  },
  HEALTHTECH_BIOTECH: {
    en: 'Health and biotech',
    ru: 'Медицина и биотех',
    kk: 'Медицина және биотех',
    zh: '医疗与生物科技',
  },
  AGRITECH_FOOD: {
    en: 'Agritech and food',
    ru: 'Агротех и продовольствие',
    kk: 'Агротех және азық-түлік',
    zh: '农业科技与食品',
  },
  LOGISTICS_MOBILITY: {
    en: 'Logistics and mobility',
    ru: 'Логистика и мобильность',
    kk: 'Логистика және мобильділік',
    zh: '物流与出行',
  },
  ENERGY_CLIMATE: {
    en: 'Energy and climate',
    ru: 'Энергетика и климат',
    kk: 'Энергетика және климат',
    zh: '能源与气候',
  },
  MANUFACTURING_ROBOTICS: {
    en: 'Manufacturing and robotics',
    ru: 'Производство и робототехника',
    kk: 'Өндіріс және робототехника',
    zh: '制造与机器人',
  },
  SEMICONDUCTORS_ELECTRONICS: {
    en: 'Semiconductors and electronics',
    ru: 'Микроэлектроника',
    kk: 'Микроэлектроника',
    zh: '半导体与电子',
  },
  CYBERSECURITY: { en: 'Cybersecurity', ru: 'Кибербезопасность', kk: 'Киберқауіпсіздік', zh: '网络安全' },
  GOVTECH: { en: 'Govtech', ru: 'Гостех', kk: 'Мемлекеттік қызметтер технологиялары', zh: '政务科技' },
  PROPTECH_CONSTRUCTION: {
    en: 'Proptech and construction',
    ru: 'Недвижимость и стройтех',
    kk: 'Жылжымайтын мүлік және құрылыс технологиялары',
    zh: '房地产科技与建筑',
  },
  MEDIA_GAMING_CREATIVE: {
    en: 'Media, games, creative',
    ru: 'Медиа, игры, креативные индустрии',
    kk: 'Медиа, ойындар, креативті индустриялар',
    zh: '媒体、游戏与创意产业',
  },
  TELECOM_IOT: { en: 'Telecom and IoT', ru: 'Телеком и IoT', kk: 'Телеком және IoT', zh: '电信与物联网' },
  SPACE_AERO: {
    en: 'Space, drones, aerospace',
    ru: 'Космос, БПЛА, авиация',
    kk: 'Ғарыш, ұшқышсыз аппараттар, авиация',
    zh: '航天、无人机与航空',
  },
  NEW_MATERIALS_CHEM: {
    en: 'New materials and chemistry',
    ru: 'Новые материалы и химия',
    kk: 'Жаңа материалдар және химия',
    zh: '新材料与化工',
  },
  BPO_OUTSOURCING: {
    en: 'IT outsourcing and BPO',
    ru: 'ИТ-аутсорсинг и BPO',
    kk: 'IT-аутсорсинг және BPO',
    zh: 'IT 外包与 BPO',
  },
  TOURISM_HOSPITALITY: { en: 'Travel and tourism', ru: 'Туризм', kk: 'Туризм', zh: '旅游' },
  HRTECH_LEGALTECH: {
    en: 'HR and legal tech',
    ru: 'HR-тех и юртех',
    kk: 'HR және құқық технологиялары',
    zh: '人力资源与法律科技',
  },
  BLOCKCHAIN_CRYPTO: {
    en: 'Blockchain and digital assets',
    ru: 'Блокчейн и цифровые активы',
    kk: 'Блокчейн және цифрлық активтер',
    zh: '区块链与数字资产',
  },
};

const meanings = Object.fromEntries(
  Object.entries(sectorLabels).map(([sector, labels]) => [sector, `${labels.en}.`]),
) as Record<Sector, string>;

closedList(Sector, 'Sector', 'What a company works in, or a park or an investor looks for.', meanings);

/** The sector of a slug in files and addresses (`ai-data` is AI_DATA), or null when there is no such sector. */
export function sectorOf(slug: string): Sector | null {
  const code = slug.toUpperCase().replaceAll('-', '_');
  return code in Sector ? (code as Sector) : null;
}

/** The sector of a slug in the facts. @throws Error when there is no such sector. */
export function sectorOfSlug(slug: string): Sector {
  const sector = sectorOf(slug);
  if (sector === null) throw new Error(`Sector has no entry for "${slug}".`);
  return sector;
}
