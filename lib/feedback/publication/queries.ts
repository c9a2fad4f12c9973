import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { mayChange, surveyWhere } from '../survey/store'
import { readPublicResults, type PublicResults } from './content'
import { publishable, type Publishable } from './read'
import { publishedState, type PublishedState } from './rules'

export type ResultsEdition = {
  id: string
  version: number
  number: number
  content: (PublicResults & { reason: string }) | null
  publishedBy: string
  publishedAt: Date
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}
export type ResultsPublication = {
  survey: { id: string; version: number; title: string; code: string; agencyName: string; closed: boolean }
  state: PublishedState
  /** The newest first. */
  editions: ResultsEdition[]
  /** What may be published; null – nothing may be shown, or it is not this person's to publish. */
  publishable: Publishable | null
  can: boolean
}

/** What of a survey's results is open to everybody, and what may be published. */
export const getResultsPublication = defineQuery({
  operation: operations['result.read'],
  run: async (ctx, { id }: { id: string }): Promise<ResultsPublication> => {
    const { tx, tenantId } = ctx
    const survey =
      (isUuid(id) &&
        (await tx.survey.findFirst({
          where: { AND: [surveyWhere(ctx), { id, status: { not: 'DRAFT' } }] },
          include: { agency: { select: { name: true } } },
        }))) ||
      notFound()
    const editions = await tx.surveyPublication.findMany({
      where: { tenantId, surveyId: id },
      orderBy: { number: 'desc' },
      take: 50,
    })
    const can = mayChange(ctx, operations['survey.publish'], survey)
    const closed = survey.status === 'CLOSED'
    return {
      survey: {
        ...{ id, version: survey.version, title: survey.title, code: survey.code, closed },
        agencyName: survey.agency?.name ?? '',
      },
      state: publishedState(editions[0]),
      editions: editions.map(({ content, ...edition }) => ({ ...edition, content: readPublicResults(content) })),
      publishable: can && closed ? await publishable(ctx, survey) : null,
      can,
    }
  },
})
