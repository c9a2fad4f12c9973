/** What the calendar's address says, and inputs of its commands. */
import { z } from 'zod'
import { isDateString, type DateString } from '@/lib/core/dates'
import { listOf } from '@/lib/core/form-data'
import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import { NIGHT } from '@/lib/core/night'
import { isMonth, type MonthString } from './month'
import { escalatedKinds } from './escalation'
import { isDeadlineKind, type DeadlineKind } from './rules'

export type CalendarFilter = {
  view: 'mine' | 'all'
  month: MonthString | null
  agencyId?: string
  kind?: DeadlineKind
  agencyKind?: string
  /** One day, or what is past its day, as a list. */
  day: DateString | null
  late: boolean
  page: number
}

type Query = Record<string, string | string[] | undefined>
const text = (query: Query, key: string): string => (typeof query[key] === 'string' ? query[key] : '')

/** Reads the address; what makes no sense there is left out. */
export function readCalendarFilter(
  query: Query,
): Omit<CalendarFilter, 'view'> & { view: CalendarFilter['view'] | null } {
  const view = text(query, 'view')
  const kind = text(query, 'kind')
  return {
    view: view === 'mine' || view === 'all' ? view : null,
    month: isMonth(text(query, 'month')) ? text(query, 'month') : null,
    ...(isUuid(text(query, 'agency')) && { agencyId: text(query, 'agency') }),
    ...(isDeadlineKind(kind) && { kind }),
    ...(/^[A-Z_]{1,40}$/.test(text(query, 'type')) && { agencyKind: text(query, 'type') }),
    day: isDateString(text(query, 'day')) ? text(query, 'day') : null,
    late: text(query, 'late') === '1',
    page: pageNumber(query.page),
  }
}

/** The same back as a query string; `change` replaces parts of it. */
export function calendarQuery(filter: CalendarFilter, change: Partial<CalendarFilter> = {}): string {
  const { view, month, agencyId, kind, agencyKind, day, late, page } = { ...filter, ...change }
  const params = new URLSearchParams({
    view,
    ...(month && { month }),
    ...(agencyId && { agency: agencyId }),
    ...(kind && { kind }),
    ...(agencyKind && { type: agencyKind }),
    ...(day && { day }),
    ...(late && { late: '1' }),
    ...(page > 1 && { page: String(page) }),
  })
  return params.toString()
}

const LETTER_HOURS = `Письма приходят с ${NIGHT.until} до ${NIGHT.from - 1} часа.`
const Id = z.uuid({ error: 'Подписка не найдена. Обновите страницу.' })
const NO_AGENCY = 'Выберите орган из списка.'

/** `agencyId` empty: all agencies that the person sees. */
export const MakeFeedInput = z.object({
  scope: z.enum(['PERSONAL', 'AGENCY'], { error: 'Выберите, какие сроки показывать.' }),
  agencyId: z
    .union([z.literal(''), z.uuid({ error: NO_AGENCY })])
    .optional()
    .transform((id) => (id ? id : undefined)),
})
export const FeedInput = z.object({ id: Id })

export const DigestInput = z.object({
  frequency: z.enum(['NONE', 'DAILY', 'WEEKLY'], { error: 'Выберите, как часто присылать письмо.' }),
  weekday: z.coerce
    .number({ error: 'Выберите день недели.' })
    .int()
    .min(1, 'Выберите день недели.')
    .max(7, 'Выберите день недели.')
    .default(1),
  hour: z.coerce
    .number({ error: 'Выберите час.' })
    .int()
    .min(NIGHT.until, LETTER_HOURS)
    .max(NIGHT.from - 1, LETTER_HOURS)
    .default(9),
  everyDay: z
    .union([z.literal('on'), z.literal(''), z.boolean()])
    .optional()
    .transform((value) => value === 'on' || value === true),
})

const DAYS = 'Целое число рабочих дней от 1 до 60 или пусто, если не сообщать.'
const Days = z.union(
  [z.literal('').transform(() => null), z.coerce.number({ error: DAYS }).int(DAYS).min(1, DAYS).max(60, DAYS)],
  { error: DAYS },
)
const Kind = z.enum(escalatedKinds as [DeadlineKind, ...DeadlineKind[]], {
  error: 'Такого вида сроков нет. Обновите страницу.',
})

/** An empty number turns the step off. */
export const EscalationInput = z.object({
  kinds: listOf(Kind, 'Такого вида сроков нет. Обновите страницу.'),
  curatorDays: Days,
  authorityDays: Days,
  observerDays: Days,
})
