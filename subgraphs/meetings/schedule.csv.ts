import { stringify } from 'csv-stringify/sync';
import { localTime } from '#kit/zone';
import { type Schedule, standing } from './schedule.entry.ts';

/**
 * A party's meetings as a table (RFC 4180: CRLF, quotes doubled), with headings. What a spreadsheet would take for a
 * formula is marked as text by an apostrophe: names come from outside.
 */
export function scheduleCsv(schedule: Schedule, partyId: string, zone: string): string {
  const rows = standing(schedule).map(({ id, startsAt, endsAt, table, state, sides }) => {
    const [from, to] = [localTime(startsAt, zone), localTime(endsAt, zone)];
    const other = sides.find((side) => side.id !== partyId)!;
    return {
      date: from.date,
      from: from.time,
      to: to.time,
      zone,
      table,
      with: other.text,
      withId: other.id,
      state,
      id,
    };
  });
  const columns = ['date', 'from', 'to', 'zone', 'table', 'with', 'withId', 'state', 'id'];
  return stringify(rows, { header: true, columns, record_delimiter: 'windows', escape_formulas: true });
}
