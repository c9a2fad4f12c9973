import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { readResults, type ResultsAsked } from './read'

/** Results of a survey, as the page, the files and the report of it show them. */
export const getSurveyResults = defineQuery({
  operation: operations['result.read'],
  run: (ctx, asked: ResultsAsked) => readResults(ctx, asked),
})

/** Of which survey and agency a closed batch is: a fact of the plan opens there. Null – none that the reader sees. */
export const getSurveyBatch = defineQuery({
  operation: operations['result.read'],
  run: ({ tx, tenantId, agencyWhere }, { id }: { id: string }) =>
    isUuid(id)
      ? tx.surveyBlock.findFirst({
          where: { tenantId, id, ...agencyWhere() },
          select: { surveyId: true, agencyId: true },
        })
      : Promise.resolve(null),
})
