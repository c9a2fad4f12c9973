import { awardPdf } from '@/lib/documents/award-pdf'
import { fileResponse } from '@/lib/documents/file-response'
import { env } from '@/lib/platform/env'
import { getPublishedAward } from '@/lib/rating/award/published-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

/** A diploma or certificate by its code, `‹code›.pdf`: public for whoever holds the code. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant: slug, file } = await params
  const code = /^([\w-]+)\.pdf$/.exec(file)?.[1]
  const tenant = code ? await getPublicTenant(slug) : null
  const award = tenant && code ? await getPublishedAward(tenant, code, new Date()) : null
  if (!award) return Response.json({ error: 'Такого документа нет.' }, { status: 404 })
  return fileResponse(
    await awardPdf(award, env().APP_URL),
    'pdf',
    `${award.heading} ${award.number} – ${award.agencyName}`,
  )
}
