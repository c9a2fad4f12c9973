import { readMessageCode, showMessageCode } from '@/lib/feedback/told/code'
import { codeForm } from '@/lib/feedback/told/word-page'
import { readCappedForm } from '@/lib/forms/capped-form'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { caps, frameOf, noProgramme, page, unread } from '../frame'

type Params = { params: Promise<{ tenant: string }> }

/** Where the code of a word is typed. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const tenant = await getPublicTenant((await params).tenant)
  return tenant ? page(codeForm(frameOf(tenant), '', '')) : noProgramme()
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) return noProgramme()
  const read = await readCappedForm(request, caps)
  if (!read.ok) return page(codeForm(frameOf(tenant), '', unread[read.reason]), 413)
  const typed = (read.fields.code ?? '').slice(0, 60)
  const code = readMessageCode(typed)
  if (code === null)
    return page(
      codeForm(
        frameOf(tenant),
        typed,
        'В коде двенадцать букв и цифр, например KM2P-7XTA-93BE. Проверьте, что набрали.',
      ),
      422,
    )
  return new Response(null, {
    status: 303,
    headers: { location: `/${tenant.slug}/word/status/${showMessageCode(code)}`, 'cache-control': 'no-store' },
  })
}
