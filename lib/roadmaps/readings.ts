/** What is read into the act's road map. Pure. */
import { formatLong, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { Reading } from '@/lib/core/reading'

type MapReading = {
  id: string
  title: string
  reading: string
  inForceOn: DateString | null
  withinDays: number | null
  loaded: { by: string; on: DateString }
  forced: { by: string; on: DateString; reason: string } | null
}

/** Of the programme's map: terms that are no day, and the day from which agencies' own maps are counted. */
export function roadmapReadings({ id, title, reading, inForceOn, withinDays, loaded, forced }: MapReading): Reading[] {
  const base = { seen: `roadmaps/${id}/changes`, change: `roadmaps/${id}` }
  return [
    ...(reading
      ? [
          {
            ...base,
            key: `roadmap:${id}:terms`,
            title: 'Сроки, которые акт не назвал днём',
            text: reading,
            value: 'контрольный день – 31 декабря',
            since: '',
            by: loaded.by,
            on: loaded.on,
            place: `в карте «${title}»`,
          },
        ]
      : []),
    ...(inForceOn !== null && withinDays !== null
      ? [
          {
            ...base,
            key: `roadmap:${id}:force`,
            title: 'День вступления акта в силу',
            since: '',
            text: `Ведомственные карты органы утверждают за ${count(withinDays, 'день', 'дня', 'дней')} со дня вступления акта в силу, а сам день акт не называет.${forced?.reason ? ` ${forced.reason}` : ' Принят день самого акта.'}`,
            value: formatLong(inForceOn),
            by: (forced ?? loaded).by,
            on: (forced ?? loaded).on,
            place: 'в сроке утверждения каждой ведомственной карты',
          },
        ]
      : []),
  ]
}
