import { closedList } from '#vocabulary/closed-list';
import { Sector } from '#vocabulary/sector';

export const TechnoparkKind = {
  TECHNOPARK: 'TECHNOPARK',
  SEZ: 'SEZ',
  NETWORK: 'NETWORK',
  INCUBATOR: 'INCUBATOR',
  INDUSTRIAL_PARK: 'INDUSTRIAL_PARK',
  COWORKING: 'COWORKING',
  TRANSFER_CENTER: 'TRANSFER_CENTER',
  DISTRICT: 'DISTRICT',
} as const;
export type TechnoparkKind = (typeof TechnoparkKind)[keyof typeof TechnoparkKind];

closedList(TechnoparkKind, 'TechnoparkKind', 'What sort of place a technopark is.', {
  TECHNOPARK: 'A technology or science park.',
  SEZ: 'A special economic zone.',
  NETWORK: 'Several parks or zones under one authority.',
  INCUBATOR: 'An incubator or innovation factory.',
  INDUSTRIAL_PARK: 'An industrial park.',
  COWORKING: 'Coworking places or creative hubs.',
  TRANSFER_CENTER: 'A centre for technology transfer.',
  DISTRICT: 'An innovation district around a university.',
});

export const ResidentsMeasure = {
  COMPANIES: 'COMPANIES',
  CAPACITY: 'CAPACITY',
  TARGET: 'TARGET',
  ZONES: 'ZONES',
} as const;
export type ResidentsMeasure = (typeof ResidentsMeasure)[keyof typeof ResidentsMeasure];

closedList(
  ResidentsMeasure,
  'ResidentsMeasure',
  'What a figure of residents really counts; only COMPANIES may be summed.',
  {
    COMPANIES: 'Companies, participants or exporting units.',
    CAPACITY: 'How many would fit.',
    TARGET: 'How many are planned.',
    ZONES: 'Zones, not companies.',
  },
);

/** What the parks' own words for their sectors mean; an empty list: the word names no sector. */
export const sectorsOfTag: Readonly<Record<string, readonly Sector[]>> = {
  aerospace: [Sector.SPACE_AERO],
  agritech: [Sector.AGRITECH_FOOD],
  ai: [Sector.AI_DATA],
  bio: [Sector.HEALTHTECH_BIOTECH],
  biomed: [Sector.HEALTHTECH_BIOTECH],
  biotech: [Sector.HEALTHTECH_BIOTECH],
  blockchain: [Sector.BLOCKCHAIN_CRYPTO],
  bpo: [Sector.BPO_OUTSOURCING],
  broadcast: [Sector.MEDIA_GAMING_CREATIVE],
  chemistry: [Sector.NEW_MATERIALS_CHEM],
  'clean energy': [Sector.ENERGY_CLIMATE],
  content: [Sector.MEDIA_GAMING_CREATIVE],
  creative: [Sector.MEDIA_GAMING_CREATIVE],
  deeptech: [],
  defence: [],
  edtech: [Sector.EDTECH],
  electronics: [Sector.SEMICONDUCTORS_ELECTRONICS],
  energy: [Sector.ENERGY_CLIMATE],
  fintech: [Sector.FINTECH],
  gamedev: [Sector.MEDIA_GAMING_CREATIVE],
  govtech: [Sector.GOVTECH],
  health: [Sector.HEALTHTECH_BIOTECH],
  'high-end equipment': [Sector.MANUFACTURING_ROBOTICS],
  'high-tech production': [Sector.MANUFACTURING_ROBOTICS],
  ict: [Sector.SOFTWARE_SAAS, Sector.TELECOM_IOT],
  'industrial innovation': [Sector.MANUFACTURING_ROBOTICS],
  insurtech: [Sector.FINTECH],
  iot: [Sector.TELECOM_IOT],
  it: [Sector.SOFTWARE_SAAS],
  logistics: [Sector.LOGISTICS_MOBILITY],
  machinery: [Sector.MANUFACTURING_ROBOTICS],
  marine: [],
  mechanics: [Sector.MANUFACTURING_ROBOTICS],
  'medical devices': [Sector.HEALTHTECH_BIOTECH],
  medtech: [Sector.HEALTHTECH_BIOTECH],
  microelectronics: [Sector.SEMICONDUCTORS_ELECTRONICS],
  mobility: [Sector.LOGISTICS_MOBILITY],
  nano: [Sector.NEW_MATERIALS_CHEM],
  'new materials': [Sector.NEW_MATERIALS_CHEM],
  'nuclear/industrial': [Sector.ENERGY_CLIMATE, Sector.MANUFACTURING_ROBOTICS],
  outsourcing: [Sector.BPO_OUTSOURCING],
  pharma: [Sector.HEALTHTECH_BIOTECH],
  'r&d': [],
  security: [],
  'semiconductor design': [Sector.SEMICONDUCTORS_ELECTRONICS],
  semiconductors: [Sector.SEMICONDUCTORS_ELECTRONICS],
  'smart industry': [Sector.MANUFACTURING_ROBOTICS],
  social: [],
  software: [Sector.SOFTWARE_SAAS],
  space: [Sector.SPACE_AERO],
  telecom: [Sector.TELECOM_IOT],
  tourism: [Sector.TOURISM_HOSPITALITY],
  uav: [Sector.SPACE_AERO],
};
