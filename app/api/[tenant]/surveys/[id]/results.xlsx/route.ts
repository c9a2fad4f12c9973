import { notFound } from 'next/navigation'
import { fileResponse } from '@/lib/documents/file-response'
import { surveyWorkbook } from '@/lib/documents/survey-xlsx'
import { getSurveyResults } from '@/lib/feedback/results/queries'
import { withActor } from '@/lib/platform/api'

type Context = { params: Promise<{ tenant: string; id: string }> }

/** Results of a survey as XLSX: the figures of its page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => {
    const query = new URL(request.url).searchParams
    const results = await getSurveyResults(actor, {
      id,
      by: query.get('by') ?? '',
      agencyId: query.get('agency') ?? '',
    })
    if (!results) notFound()
    return fileResponse(await surveyWorkbook(results), 'xlsx', `Результаты – ${results.survey.title}`)
  })
}
