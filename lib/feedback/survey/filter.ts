/** What narrows the list of surveys, as its address says it. Pure. */
import { isUuid } from '@/lib/core/ids'
import { pageNumber } from '@/lib/core/pages'
import { surveyStages, type SurveyStage } from './status'
import type { ClientSide } from './labels'

export const SURVEYS_PER_PAGE = 50

export type SurveyFilter = {
  q: string
  agencyId: string | null
  stage: SurveyStage | null
  side: ClientSide | null
  service: string
  page: number
}

export function readSurveyFilter(asked: Record<string, string | string[] | undefined>): SurveyFilter {
  const one = (name: string): string => {
    const value = asked[name]
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 300) ?? ''
  }
  const agency = one('agency')
  const stage = one('stage')
  const side = one('side')
  return {
    q: one('q'),
    agencyId: isUuid(agency) ? agency : null,
    stage: surveyStages.find((known) => known === stage) ?? null,
    side: side === 'EXTERNAL' || side === 'INTERNAL' ? side : null,
    service: one('service'),
    page: pageNumber(one('page')),
  }
}

/** The address that asks for it. */
export function surveyFilterQuery({ q, agencyId, stage, side, service, page }: SurveyFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ q, agency: agencyId, stage, side, service }))
    if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.toString()
}
