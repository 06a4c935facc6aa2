import type { Site } from './site.entity.ts';

const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

interface Point {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Great-circle distance (haversine), in kilometres to two places; null when a point is not known. */
export function kilometres(a: Point, b: Point): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const [north, east] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2];
  const h = Math.sin(north) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h)) * 100) / 100;
}

/** The sites at most so far away, nearest first; none when it is not known where `from` is. */
export function withinReach(from: Point, sites: readonly Site[], km: number): { site: Site; distanceKm: number }[] {
  return sites
    .map((site) => ({ site, distanceKm: kilometres(from, site) ?? Number.POSITIVE_INFINITY }))
    .filter(({ distanceKm }) => distanceKm <= km)
    .sort((a, b) => a.distanceKm - b.distanceKm);
}
