/** How a standard stands, in a sentence. Pure. */
import type { DateString } from '@/lib/core/dates'
import { formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { agree, count } from '@/lib/core/format'
import type { StandardView } from './view'

/** The latest measurement of the version. */
const lastCheck = ({ checks, number }: Pick<StandardView, 'checks' | 'number'>) =>
  checks
    .filter((check) => check.standardNumber === number && check.measuredOn !== null)
    .sort((a, b) => ((a.measuredOn ?? '') < (b.measuredOn ?? '') ? 1 : -1))[0]

const due = (day: DateString): string => formatShort(day)

export function standardHeadline(
  view: Pick<StandardView, 'state' | 'checks' | 'number' | 'readers' | 'read' | 'effectiveOn'>,
): string {
  const last = lastCheck(view)
  const figure = last?.lead ? `: ${formatDecimal(last.lead)} рабочего дня` : ''
  const unread = view.readers - view.read
  const reading =
    unread > 0
      ? `. ${agree(unread, 'Не прочитал', 'Не прочитали')} ${count(unread, 'человек', 'человека', 'человек')} из ${view.readers}`
      : ''
  switch (view.state) {
    case 'draft':
      return `Версия ${view.number} готовится`
    case 'old':
      return `Версию ${view.number} заменила новая`
    case 'new':
      return `Стандарт действует${view.effectiveOn ? ` с ${due(view.effectiveOn)}` : ''}, замеров ещё нет${reading}`
    case 'holds':
      return `Стандарт держится${figure}${reading}`
    case 'fell':
      return `Стандарт откатился${figure}${reading}`
  }
}
