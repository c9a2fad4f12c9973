import 'server-only'
import { overLimit } from '@/lib/platform/limits'
import { thanksMarkup } from './document'
import { changesTold } from './open'
import type { Posted } from './posted'
import { frame, html, type Opened } from './screen'
import { keepToldAddress } from './told-address'
import { formWord } from './token'

/** After the sending, with a page of its own, so that a reload sends nothing again. */
export function doneAddress(
  { url, survey }: Opened,
  { done, about, told }: { done: string; about: string | null; told?: boolean },
) {
  const query = new URLSearchParams({ done, ...(about ? { about } : {}), ...(told ? { told: '1' } : {}) })
  const desk = url.searchParams.get('desk')
  if (survey.desk && desk) query.set('desk', desk)
  return `${url.pathname}?${query.toString()}`
}

export async function thanksMain(
  opened: Opened,
  of: { again: boolean; agencyId: string | null; error?: string; posted?: Posted; told?: boolean },
): Promise<string> {
  const { visitor, survey } = opened
  const { tenant, now } = visitor
  const agencyId = survey.touchpoint?.agencyId ?? survey.agency?.id ?? of.agencyId
  const asksAddress = !survey.desk && survey.audience !== 'EMPLOYEES' && agencyId && survey.versionId && !of.told
  return thanksMarkup({
    again: of.again,
    changes: agencyId ? await changesTold(tenant.id, agencyId) : [],
    toldHref: `/${tenant.slug}/told`,
    told: asksAddress
      ? {
          hidden: { form: formWord(tenant.id, survey.versionId ?? '', now), agency: agencyId },
          error: of.error ?? '',
          value: of.posted?.mail ?? '',
          agreed: of.posted?.consent ?? false,
          days: tenant.settings.feedback.addressDays,
        }
      : null,
    addressKept: of.told ?? false,
  })
}

export async function thanks(opened: Opened): Promise<Response> {
  const { visitor, survey, url } = opened
  const about = url.searchParams.get('about')
  const main = await thanksMain(opened, {
    again: url.searchParams.get('done') === '2',
    agencyId: about && /^[0-9a-f-]{36}$/.test(about) ? about : null,
    told: url.searchParams.has('told'),
  })
  const start = `${url.pathname}?desk=${encodeURIComponent(url.searchParams.get('desk') ?? '')}`
  return html(frame(visitor, survey, 'Спасибо', main), 200, survey.desk ? { refresh: `15;url=${start}` } : {})
}

/** The address to be told at: apart from the answer, only with consent. */
export async function toldPosted(opened: Opened, posted: Posted): Promise<Response> {
  const { visitor, survey } = opened
  const agencyId = survey.touchpoint?.agencyId ?? survey.agency?.id ?? posted.agency
  const error = (await overLimit('answerAddress', visitor.tenant.id, visitor.ip))
    ? 'Слишком много отправок с этого адреса в сети. Подождите минуту и нажмите ещё раз.'
    : await keepToldAddress(visitor, { surveyId: survey.id, agencyId, mail: posted.mail, consent: posted.consent })
  if (error)
    return html(
      frame(visitor, survey, 'Спасибо', await thanksMain(opened, { again: false, agencyId, error, posted })),
      422,
    )
  return new Response(null, {
    status: 303,
    headers: { location: doneAddress(opened, { done: '1', about: agencyId, told: true }) },
  })
}
