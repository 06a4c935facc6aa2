import { Sector } from '#vocabulary/sector';

/**
 * The categories of the deals format and the sector each surely means; null where it says too little (`web`, `mobile`)
 * or where the alliance has no such sector. The category itself is kept beside the sectors.
 */
export const sectorOfCategory: Readonly<Record<string, Sector | null>> = {
  advertising: null,
  analytics: Sector.AI_DATA,
  automotive: Sector.LOGISTICS_MOBILITY,
  biotech: Sector.HEALTHTECH_BIOTECH,
  cleantech: Sector.ENERGY_CLIMATE,
  consulting: null,
  design: Sector.MEDIA_GAMING_CREATIVE,
  ecommerce: Sector.ECOMMERCE_RETAIL,
  education: Sector.EDTECH,
  enterprise: Sector.SOFTWARE_SAAS,
  fashion: Sector.ECOMMERCE_RETAIL,
  finance: Sector.FINTECH,
  games_video: Sector.MEDIA_GAMING_CREATIVE,
  government: Sector.GOVTECH,
  hardware: Sector.SEMICONDUCTORS_ELECTRONICS,
  health: Sector.HEALTHTECH_BIOTECH,
  hospitality: Sector.TOURISM_HOSPITALITY,
  legal: Sector.HRTECH_LEGALTECH,
  local: null,
  manufacturing: Sector.MANUFACTURING_ROBOTICS,
  medical: Sector.HEALTHTECH_BIOTECH,
  messaging: null,
  mobile: null,
  music: Sector.MEDIA_GAMING_CREATIVE,
  nanotech: Sector.NEW_MATERIALS_CHEM,
  network_hosting: null,
  news: Sector.MEDIA_GAMING_CREATIVE,
  nonprofit: null,
  other: null,
  pets: null,
  photo_video: Sector.MEDIA_GAMING_CREATIVE,
  public_relations: null,
  real_estate: Sector.PROPTECH_CONSTRUCTION,
  search: null,
  security: Sector.CYBERSECURITY,
  semiconductor: Sector.SEMICONDUCTORS_ELECTRONICS,
  social: null,
  software: Sector.SOFTWARE_SAAS,
  sports: null,
  transportation: Sector.LOGISTICS_MOBILITY,
  travel: Sector.TOURISM_HOSPITALITY,
  web: null,
};

/** The sectors that a category says; none when it says too little or is not in the table. */
export function sectorsOfCategory(category: string | null): Sector[] {
  if (category === null || !Object.hasOwn(sectorOfCategory, category)) return [];
  const sector = sectorOfCategory[category];
  return sector ? [sector] : [];
}
