import { readMessageCode, showMessageCode } from '@/lib/feedback/told/code'
import { followWord } from '@/lib/feedback/told/public'
import { codeForm, wordStatus } from '@/lib/feedback/told/word-page'
import { clientAddress } from '@/lib/platform/visit'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { frameOf, noProgramme, page } from '../../frame'

type Params = { params: Promise<{ tenant: string; code: string }> }

/** What became of a word, for whoever has its code; `?new` – it was just sent. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant: slug, code: typed } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant) return noProgramme()
  const frame = frameOf(tenant)
  const { word, wait } = await followWord(tenant, typed.slice(0, 60), { ip: await clientAddress() }, new Date())
  if (!word)
    return page(
      codeForm(
        frame,
        typed.slice(0, 60),
        wait
          ? `Слишком много неверных кодов. Попробуйте ${wait}.`
          : 'Такого кода нет. Проверьте, что набрали все двенадцать знаков.',
      ),
      wait ? 429 : 404,
    )
  const code = showMessageCode(readMessageCode(typed) ?? '')
  return page(wordStatus(frame, { word, code, isNew: new URL(request.url).searchParams.has('new') }))
}
