import type { Labels } from '#vocabulary/labels';
import { RoundType } from '#vocabulary/round';

/** Names of rounds as they stand inside a sentence. */
export const roundLabels: Readonly<Record<RoundType, Labels>> = {
  [RoundType.PRE_SEED]: { en: 'pre-seed', ru: 'предпосевной', kk: 'тұқымға дейінгі', zh: '种子前轮' },
  [RoundType.SEED]: { en: 'seed', ru: 'посевной', kk: 'тұқымдық', zh: '种子轮' },
  [RoundType.PRE_A]: { en: 'pre-A', ru: 'пре-А', kk: 'А сериясы алды', zh: 'Pre-A 轮' },
  [RoundType.SERIES_A]: { en: 'Series A', ru: 'серия A', kk: 'A сериясы', zh: 'A 轮' },
  [RoundType.SERIES_B]: { en: 'Series B', ru: 'серия B', kk: 'B сериясы', zh: 'B 轮' },
  [RoundType.SERIES_C_PLUS]: {
    en: 'Series C or later',
    ru: 'серия C и позже',
    kk: 'C сериясы және кейінгі',
    zh: 'C 轮及以后',
  },
  [RoundType.BRIDGE]: { en: 'bridge', ru: 'промежуточный', kk: 'аралық', zh: '过桥轮' },
  [RoundType.CONVERTIBLE]: {
    en: 'convertible',
    ru: 'конвертируемый заём',
    kk: 'айырбасталатын қарыз',
    zh: '可转换融资',
  },
  [RoundType.REVENUE_SHARE]: { en: 'revenue share', ru: 'доля выручки', kk: 'түсім үлесі', zh: '收入分成' },
  [RoundType.DEBT]: { en: 'debt', ru: 'заём', kk: 'қарыз', zh: '债务融资' },
  [RoundType.GRANT]: { en: 'grant', ru: 'грант', kk: 'гранттық', zh: '赠款' },
  [RoundType.UNSPECIFIED]: { en: 'unspecified', ru: 'не указан', kk: 'көрсетілмеген', zh: '未注明轮次' },
  [RoundType.ACCELERATOR]: { en: 'accelerator', ru: 'акселератор', kk: 'акселератор', zh: '加速器' },
  [RoundType.PRIZE]: { en: 'prize', ru: 'премия', kk: 'жүлде', zh: '奖金' },
  [RoundType.ACQUISITION]: { en: 'acquisition', ru: 'поглощение', kk: 'сатып алу', zh: '并购' },
  [RoundType.SECONDARY]: { en: 'secondary', ru: 'вторичная сделка', kk: 'қайталама мәміле', zh: '老股转让' },
};

/** Short names of trade blocs. One that is missing is written as its code. */
export const blocLabels: Readonly<Record<string, Labels>> = {
  EAEU: { en: 'EAEU', ru: 'ЕАЭС', kk: 'ЕАЭО', zh: '欧亚经济联盟' },
  CIS: { en: 'CIS', ru: 'СНГ', kk: 'ТМД', zh: '独联体' },
  CISFTA: { en: 'CIS free-trade area', ru: 'ЗСТ СНГ', kk: 'ТМД ЕСА', zh: '独联体自由贸易区' },
  OTS: { en: 'OTS', ru: 'ОТГ', kk: 'ТМҰ', zh: '突厥国家组织' },
  ECO: { en: 'ECO', ru: 'ОЭС', kk: 'ЭЫҰ', zh: '经济合作组织' },
  SAARC: { en: 'SAARC', ru: 'СААРК', kk: 'СААРК', zh: '南盟' },
  ASEAN: { en: 'ASEAN', ru: 'АСЕАН', kk: 'АСЕАН', zh: '东盟' },
  RCEP: { en: 'RCEP', ru: 'ВРЭП', kk: 'АЖЭС', zh: 'RCEP' },
  GCC: { en: 'GCC', ru: 'ССАГПЗ', kk: 'ПШЫК', zh: '海合会' },
  EU: { en: 'EU', ru: 'ЕС', kk: 'ЕО', zh: '欧盟' },
  BRICS: { en: 'BRICS', ru: 'БРИКС', kk: 'БРИКС', zh: '金砖国家' },
  WTO: { en: 'WTO', ru: 'ВТО', kk: 'ДСҰ', zh: '世贸组织' },
};
