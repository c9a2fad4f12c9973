import { notFound } from 'next/navigation'
import { fileResponse } from '@/lib/documents/file-response'
import { getSurveyResults } from '@/lib/feedback/results/queries'
import { resultRows } from '@/lib/feedback/results/table'
import { csv } from '@/lib/core/csv'
import { withActor } from '@/lib/platform/api'

type Context = { params: Promise<{ tenant: string; id: string }> }

/** Results of a survey as CSV: every question of its page; waves and groups are in the workbook. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => {
    const query = new URL(request.url).searchParams
    const results = await getSurveyResults(actor, { id, by: '', agencyId: query.get('agency') ?? '' })
    if (!results) notFound()
    return fileResponse(csv(resultRows(results)), 'csv', `Результаты по вопросам – ${results.survey.title}`)
  })
}
