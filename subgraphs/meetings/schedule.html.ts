import type { LocalisedText } from '#kit/locale';
import { localTime } from '#kit/zone';
import { escaped } from './html.ts';
import { type Schedule, type ScheduleEntry, standing } from './schedule.entry.ts';
import { dayIn, type ScheduleTexts, scheduleTexts } from './schedule.texts.ts';

/** A name in its own language, kept from turning around what stands beside it. */
const name = ({ text, locale, direction }: LocalisedText): string =>
  `<bdi lang="${escaped(locale)}" dir="${direction.toLowerCase()}">${escaped(text)}</bdi>`;

const STYLE = `body{font:12pt/1.5 sans-serif;margin:2cm}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #999;padding:.3em .6em;text-align:start}h2{margin-block:1.2em .4em}
@media print{body{margin:0}section{break-inside:avoid}}`;

function rowOf(entry: ScheduleEntry, partyId: string, zone: string, texts: ScheduleTexts): string {
  const [from, to] = [localTime(entry.startsAt, zone), localTime(entry.endsAt, zone)];
  const other = entry.sides.find(({ id }) => id !== partyId)!;
  const note = entry.state === 'HELD' ? ` (${escaped(texts.unconfirmed)})` : '';
  return `<tr><td><bdi dir="ltr">${from.time}–${to.time}</bdi></td><td>${entry.table ?? ''}</td><td>${name(other)}${note}</td></tr>`;
}

/**
 * A party's meetings as a page to print, in the language asked for, by the clocks of a zone. Every text from outside is
 * escaped; the page runs as its language does, and each name as its own.
 */
export function schedulePage(schedule: Schedule, partyId: string, zone: string, locale: string): string {
  const { language, direction, texts } = scheduleTexts(locale);
  const { event, eventName } = schedule;
  const head = `<tr><th>${texts.time}</th><th>${texts.table}</th><th>${texts.with}</th></tr>`;
  const days = Map.groupBy(standing(schedule), ({ startsAt }) => localTime(startsAt, zone).date);
  const sections = [...days.values()].map((entries) => {
    const rows = entries.map((entry) => rowOf(entry, partyId, zone, texts)).join('\n');
    return `<section><h2>${dayIn(language, zone, entries[0]!.startsAt)}</h2>\n<table>\n${head}\n${rows}\n</table></section>`;
  });
  return `<!doctype html>
<html lang="${language}" dir="${direction.toLowerCase()}">
<head><meta charset="utf-8"><title>${texts.title}: ${escaped(eventName.text)}</title><style>${STYLE}</style></head>
<body><h1>${name(eventName)}</h1>
<p><bdi>${escaped(event.venue)}</bdi> · <bdi dir="ltr">${escaped(zone)}</bdi></p>
${sections.join('\n') || `<p>${texts.none}</p>`}
</body></html>
`;
}
