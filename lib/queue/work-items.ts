/** Lines of «Что вас ждёт» about projects, reports, practices and road maps: words and address by kind. Pure. */
import type { DateString } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { formatQuarter, quarterKey, type Quarter, type QuarterNumber } from '@/lib/core/quarters'
import type { WorkKind } from './work-kinds'

/** A record that waits, as work-sql.ts reads it. */
export type QueueWork = {
  kind: WorkKind
  id: string
  agencyName: string
  /** Project, map or the like that the line opens. */
  ref: string
  number: number
  title: string
  due: DateString | null
  since: Date | null
  n: number
}

/** 20263 – the third quarter of 2026. */
export const quarterOfNumber = (n: number): Quarter => ({
  year: Math.floor(n / 10),
  quarter: (n % 10) as QuarterNumber,
})

type Line = { what: string; href: string }

const times = (n: number): string =>
  n === 1 ? 'возвращён однажды' : n === 2 ? 'возвращён дважды' : `возвращён ${count(n, 'раз', 'раза', 'раз')}`

/** What it is and where it is done. */
export function workLine({ kind, id, ref, number, title, n }: QueueWork): Line {
  const project = `№${NBSP}${number}. ${title}`
  switch (kind) {
    case 'AGREE_PASSPORT':
      return { what: n > 0 ? `${project} · ${times(n)}` : project, href: `projects/${ref}/passport` }
    case 'APPROVE_PASSPORT':
      return { what: project, href: `projects/${ref}/passport` }
    case 'MEND_PASSPORT':
      return {
        what: n > 0 ? `${project} · ${count(n, 'замечание', 'замечания', 'замечаний')}` : project,
        href: `projects/${ref}/passport`,
      }
    case 'STAGE_LATE':
      return { what: `${project} · этап${NBSP}${n}`, href: `projects/${ref}/stages` }
    case 'MEASURE_STABILITY':
      return { what: project, href: `projects/${ref}/results` }
    case 'CONFIRM_RESULT':
      return { what: `${project} · ${count(n, 'значение', 'значения', 'значений')}`, href: `projects/${ref}/results` }
    case 'ACCEPT_REPORT':
      return { what: project, href: `projects/${ref}/reports/${id}` }
    case 'WRITE_REPORT':
      return { what: n > 0 ? `${project} · возвращён с замечаниями` : project, href: `projects/${ref}/reports/${id}` }
    case 'ACCEPT_PROOF':
      return { what: title, href: `roadmaps/${ref}` }
    case 'DELIVER_FOR_BODY':
    case 'DELIVER_PART':
      return { what: n > 0 ? `${title} · возвращено с замечанием` : title, href: `roadmaps/${ref}` }
    case 'CONSENT_CHANGE':
    case 'APPROVE_ROADMAP':
      return { what: `«${title}»`, href: `roadmaps/${ref}` }
    case 'FILL_QUARTERLY':
      return {
        what: `за ${formatQuarter(quarterOfNumber(number))}${ref === '' ? '' : ', черновик'}`,
        href: ref === '' ? `quarterly?quarter=${quarterKey(quarterOfNumber(number))}` : `quarterly/${ref}`,
      }
    case 'ACCEPT_QUARTERLY':
    case 'MEND_QUARTERLY':
      return { what: `за ${formatQuarter(quarterOfNumber(number))}`, href: `quarterly/${ref}` }
    case 'DECIDE_PRACTICE':
    case 'MEND_PRACTICE':
      return { what: `«${title}»`, href: `practices/${id}` }
  }
}
