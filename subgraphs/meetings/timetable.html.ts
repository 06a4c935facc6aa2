import { escaped } from './html.ts';
import { dayIn, type ScheduleTexts, scheduleTexts } from './schedule.texts.ts';

/** A timetable as it hangs on the wall: one table a day, slots down and tables across, by the clocks of the venue. */
export interface TimetableSheet {
  readonly title: string;
  /** BCP 47 tag of the title. */
  readonly titleLanguage: string;
  /** BCP 47 tag of the language asked for: of the headings. */
  readonly locale: string;
  readonly venue: string;
  readonly timeZone: string;
  /** In time order. */
  readonly slots: readonly {
    readonly day: string;
    readonly session: string;
    readonly from: string;
    readonly to: string;
    readonly startsAt: Date;
  }[];
  /** Numbers on the tables. */
  readonly tables: readonly number[];
  readonly meetings: readonly SheetMeeting[];
}

interface SheetMeeting {
  readonly a: string;
  readonly b: string;
  /** Its place among the slots. */
  readonly slot: number;
  readonly table: number;
  /** Number of the interpreter; null: none is needed. */
  readonly interpreter: number | null;
  /** False: planned, not published yet. */
  readonly booked: boolean;
}

const STYLE = `body { font: 11px/1.35 system-ui, sans-serif; margin: 1.5em; color: #111 }
h1 { font-size: 18px } h2 { font-size: 14px; margin: 1.2em 0 .4em } p { color: #555 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #bbb; padding: 3px 4px; vertical-align: top; text-align: start; overflow-wrap: anywhere }
th { background: #f2f2f2 } th:first-child { width: 7.5em } td.planned { font-style: italic }
tr.pause td { background: #fafafa; border-inline: 0; height: .6em; padding: 0 } small { color: #555 }
@media print { @page { size: A3 landscape; margin: 10mm } body { margin: 0 } section { break-after: page } }`;

function cell(meeting: SheetMeeting | undefined, texts: ScheduleTexts): string {
  if (meeting === undefined) return '<td></td>';
  const { a, b, interpreter, booked } = meeting;
  const bridge = interpreter === null ? '' : `<br><small>${texts.interpreter} ${interpreter}</small>`;
  return `<td${booked ? '' : ' class="planned"'}>${escaped(a)}<br>${escaped(b)}${bridge}</td>`;
}

function day(sheet: TimetableSheet, date: string): string {
  const { slots, tables, meetings, timeZone } = sheet;
  const { language, texts } = scheduleTexts(sheet.locale);
  const at = new Map(meetings.map((meeting) => [`${meeting.slot} ${meeting.table}`, meeting]));
  const first = slots.find((slot) => slot.day === date)!;
  let session = first.session;
  const rows = slots.flatMap((slot, t) => {
    if (slot.day !== date) return [];
    const pause = slot.session === session ? [] : [`<tr class="pause"><td colspan="${tables.length + 1}"></td></tr>`];
    session = slot.session;
    const cells = tables.map((table) => cell(at.get(`${t} ${table}`), texts)).join('');
    return [...pause, `<tr><th scope="row"><bdi dir="ltr">${slot.from}–${slot.to}</bdi></th>${cells}</tr>`];
  });
  const heads = tables.map((table) => `<th scope="col">${texts.table} ${table}</th>`).join('');
  const body = `<thead><tr><th scope="col">${texts.time}</th>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody>`;
  return `<section><h2>${dayIn(language, timeZone, first.startsAt)}</h2><table>${body}</table></section>`;
}

/** The page, whole and without any resource of elsewhere. Planned meetings are in italics until they are published. */
export function timetableHtml(sheet: TimetableSheet): string {
  const { title, titleLanguage, locale, venue, timeZone, slots } = sheet;
  const { language, direction } = scheduleTexts(locale);
  const days = [...new Set(slots.map((slot) => slot.day))];
  return `<!doctype html>
<html lang="${language}" dir="${direction.toLowerCase()}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1><bdi lang="${escaped(titleLanguage)}">${escaped(title)}</bdi></h1><p><bdi>${escaped(venue)}</bdi> · <bdi dir="ltr">${escaped(timeZone)}</bdi></p>
${days.map((date) => day(sheet, date)).join('\n')}
</body></html>
`;
}
