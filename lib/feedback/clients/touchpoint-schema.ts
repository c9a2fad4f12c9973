/** Inputs of the commands about touchpoints, and what narrows their list. Pure. */
import { z } from 'zod'
import { Day, Id, needed, OptionalId, optionalText, RecordId, Version } from '@/lib/core/fields'
import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import { sides, touchpointStatuses, type Side, type TouchpointStatusName } from './labels'

const TouchpointFields = z.object({
  name: needed('Назовите точку: «Октябрьский, окно», не короче 3 знаков.', 200, 3),
  side: z.enum(sides, { error: 'Выберите, с какими клиентами эта точка.' }),
  channel: needed('Выберите канал.', 40),
  place: optionalText(300),
  service: optionalText(500),
  processId: OptionalId,
  unitId: OptionalId,
  owner: needed('Укажите, кто отвечает за точку: должность или подразделение.', 300, 3),
  surveyId: OptionalId,
})
export type TouchpointInput = z.output<typeof TouchpointFields>

const seen = { id: RecordId, version: Version }
export const CreateTouchpointInput = TouchpointFields.extend({ agencyId: Id })
export const EditTouchpointInput = TouchpointFields.extend(seen)
export const CloseTouchpointInput = z.object({ ...seen, closedOn: Day })
export const ReopenTouchpointInput = z.object(seen)

export const TOUCHPOINTS_PER_PAGE = 50
export type TouchpointFilter = {
  q: string
  agency: string | null
  side: Side | null
  channel: string
  /** null – both. */
  status: TouchpointStatusName | null
  page: number
}

type Asked = Record<string, string | string[] | undefined>
const one = (asked: Asked, key: string): string => {
  const value = asked[key]
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

/** What an address asks for; anything strange is passed over. Without a state: those that work. */
export function readTouchpointFilter(asked: Asked): TouchpointFilter {
  const agency = one(asked, 'agency')
  const status = one(asked, 'status')
  return {
    q: one(asked, 'q').trim(),
    agency: isUuid(agency) ? agency : null,
    side: sides.find((side) => side === one(asked, 'side')) ?? null,
    channel: one(asked, 'channel'),
    status: status === 'all' ? null : (touchpointStatuses.find((known) => known === status) ?? 'ACTIVE'),
    page: pageNumber(asked.page),
  }
}

/** The address of a filter with some of it otherwise. */
export function touchpointQuery(filter: TouchpointFilter, change: Partial<TouchpointFilter> = {}): string {
  const { q, agency, side, channel, status, page } = { ...filter, page: 1, ...change }
  return new URLSearchParams(
    Object.entries({
      q,
      agency: agency ?? '',
      side: side ?? '',
      channel,
      status: status === 'ACTIVE' ? '' : (status ?? 'all'),
      page: page > 1 ? String(page) : '',
    }).filter(([, value]) => value !== ''),
  ).toString()
}
