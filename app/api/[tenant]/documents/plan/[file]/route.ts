import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { planWorkbook } from '@/lib/documents/plan-xlsx'
import { getPlan } from '@/lib/plan/queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** `plan-‹year›.xlsx`: the plan of a year, with `?agency=` one agency's. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant: slug, file } = await params
  return withActor(request, slug, async (actor) => {
    const [, year] = /^plan-(20\d\d)\.xlsx$/.exec(file) ?? []
    if (!year) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const plan = await getPlan(actor, {
      year: Number(year),
      agencyId: new URL(request.url).searchParams.get('agency') ?? undefined,
    })
    return fileResponse(
      await planWorkbook(plan),
      'xlsx',
      `План программы на ${plan.year} год${plan.agency ? ` – ${plan.agency.name}` : ''}`,
    )
  })
}
