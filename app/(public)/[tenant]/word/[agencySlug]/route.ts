import { inputFailure } from '@/lib/core/input-failure'
import type { TenantView } from '@/lib/core/tenant'
import { termsOf } from '@/lib/feedback/terms'
import { fileWord, wordAgency, type WordAgency } from '@/lib/feedback/told/public'
import { showMessageCode } from '@/lib/feedback/told/code'
import { WordInput } from '@/lib/feedback/told/schema'
import { wordForm, wordSaid, type WordFormView } from '@/lib/feedback/told/word-page'
import { readCappedForm } from '@/lib/forms/capped-form'
import { log } from '@/lib/platform/log'
import { newToken } from '@/lib/platform/secrets'
import { visit } from '@/lib/platform/visit'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { caps, frameOf, fromElsewhere, noProgramme, page, unread } from '../frame'

type Params = { params: Promise<{ tenant: string; agencySlug: string }> }

async function opened({ params }: Params, point: string) {
  const { tenant: slug, agencySlug } = await params
  const tenant = await getPublicTenant(slug)
  return tenant && { tenant, frame: frameOf(tenant), agency: await wordAgency(tenant, agencySlug, point) }
}

const noAgency = (frame: ReturnType<typeof frameOf>): Response =>
  page(wordSaid(frame, 'Такого органа здесь нет', 'Проверьте адрес: возможно, орган объединили с другим.'), 404)

const daysOf = ({ settings: { feedback } }: TenantView, { point }: WordAgency) => ({
  answerDays: termsOf(feedback, point?.side ?? 'EXTERNAL').answerDays,
  addressDays: feedback.addressDays,
})

/** The form of a word to the agency; `?point=` is the code of a touchpoint, `?kind=` and others fill it in. */
export async function GET(request: Request, context: Params): Promise<Response> {
  const query = new URL(request.url).searchParams
  const point = query.get('point') ?? ''
  const found = await opened(context, point)
  if (!found) return noProgramme()
  const { tenant, frame, agency } = found
  if (!agency) return noAgency(frame)
  return page(
    wordForm(frame, {
      agency,
      ...daysOf(tenant, agency),
      values: {
        kind: query.get('kind') ?? '',
        service: agency.point?.service ?? query.get('service') ?? '',
        place: agency.point?.place ?? '',
        point: agency.point ? point : '',
      },
      errors: {},
      message: '',
      key: newToken(),
    }),
  )
}

/** Takes a word; at every refusal the form comes back with what was typed. */
export async function POST(request: Request, context: Params): Promise<Response> {
  const read = fromElsewhere(request) ? ({ ok: false, reason: 'KIND' } as const) : await readCappedForm(request, caps)
  const fields = read.ok ? read.fields : {}
  const found = await opened(context, (fields.point ?? '').slice(0, 60))
  if (!found) return noProgramme()
  const { tenant, frame, agency } = found
  if (!agency) return noAgency(frame)
  if (!read.ok) return page(wordSaid(frame, 'Сообщение не отправлено', unread[read.reason]), 413)
  const view: WordFormView = {
    agency,
    ...daysOf(tenant, agency),
    values: fields,
    errors: {},
    message: '',
    key: fields.key || newToken(),
  }
  const again = (message: string, status: number, errors: Record<string, string> = {}): Response =>
    page(wordForm(frame, { ...view, message, errors }), status)
  if (fields.website)
    return again('Портал принял отправку за автоматическую. Нажмите «Отправить» ещё раз: текст на месте.', 422)
  const input = WordInput.safeParse(fields)
  if (!input.success) {
    const { error } = inputFailure(input.error)
    return again('Сообщение пока не отправлено: проверьте отмеченные поля.', 422, error.fields)
  }
  try {
    const filed = await fileWord(tenant, agency, input.data, await visit(), new Date())
    if (!filed.ok) return again(filed.error.message, filed.error.code === 'LIMIT' ? 429 : 422, filed.error.fields)
    const code = showMessageCode(filed.value.code)
    return new Response(null, {
      status: 303,
      headers: { location: `/${tenant.slug}/word/status/${code}?new=1`, 'cache-control': 'no-store' },
    })
  } catch (error) {
    // Without the text: the error's own words may quote it.
    log.error({ err: error instanceof Error ? error.name : 'error' }, 'word was not taken')
    return again('На сервере сбой, сообщение не принято. Текст на месте: отправьте его через минуту.', 503)
  }
}
