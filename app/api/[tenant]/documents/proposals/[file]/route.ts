import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { proposalCountsWorkbook } from '@/lib/documents/proposal-counts-xlsx'
import { proposalPosterPdf } from '@/lib/documents/proposal-poster-pdf'
import { failureResponse, withActor } from '@/lib/platform/api'
import { publicUrl } from '@/lib/platform/public-url'
import { filingPlaces, proposalCounts, proposalCountsByPerson } from '@/lib/proposals/count-queries'

/** `poster-‹agency›.pdf`: the A4 poster with the QR code; `counts-‹year›.xlsx`: the year's figures. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant: slug, file } = await params
  return withActor(request, slug, async (actor) => {
    const [, agencyId] = /^poster-([0-9a-f-]{36})\.pdf$/.exec(file) ?? []
    const [, year] = /^counts-(20\d\d)\.xlsx$/.exec(file) ?? []
    const { tenant } = actor
    if (year) {
      const period = { from: `${year}-01-01`, to: `${year}-12-31` }
      return fileResponse(
        await proposalCountsWorkbook(await proposalCounts(actor, period), await proposalCountsByPerson(actor, period)),
        'xlsx',
        `Предложения за ${year} год`,
      )
    }
    const [agency] =
      agencyId && tenant.settings.proposals.publicFiling ? await filingPlaces(actor, { id: agencyId }) : []
    if (!agency) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const poster = await proposalPosterPdf({
      agencyName: agency.name,
      programme: tenant.programme,
      tenantName: tenant.name,
      accent: tenant.accent,
      answerDays: tenant.settings.proposals.answerDays,
      mayBeUnnamed: tenant.settings.proposals.anonymous,
      url: publicUrl(`/${slug}/proposal/${agency.slug}`),
    })
    return fileResponse(poster, 'pdf', `Плакат – ${agency.name}`)
  })
}
