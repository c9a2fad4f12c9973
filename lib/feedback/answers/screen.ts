import 'server-only'
import type { TenantView } from '@/lib/core/tenant'
import type { Actor } from '@/lib/platform/actor'
import type { SurveyContent } from '../survey/definition'
import { documentMarkup, footMarkup, wordsMarkup } from './document'
import { pageMarkup, type AnswerForm, type PageState, type Words } from './markup'
import { agenciesAsked, type OpenedSurvey, type Where } from './open'
import type { View } from './posted'

/** Whoever opens or sends an answer form, and where. */
export type Visitor = {
  tenant: TenantView
  where: Where
  /** The person, where staff are asked. */
  actor: Actor | null
  accentCss: string
  /** Address in the network: for counting only. */
  ip: string
  now: Date
}

export type Opened = { visitor: Visitor; survey: OpenedSurvey; url: URL; json: boolean }

export const html = (body: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })

export function sayAlone(
  visitor: Visitor,
  words: Words,
  status: number,
  json = false,
  survey: OpenedSurvey | null = null,
  more = '',
): Response {
  if (json) return Response.json({ ok: false, code: 'refused', ...words }, { status })
  return html(frame(visitor, survey, words.title, wordsMarkup(words.title, words.text, more)), status)
}

const askerOf = ({ tenant }: Visitor, survey: OpenedSurvey | null): string =>
  survey?.touchpoint?.agencyName ?? survey?.agency?.name ?? tenant.name

export function frame(
  visitor: Visitor,
  survey: OpenedSurvey | null,
  title: string,
  main: string,
  rest: Partial<Parameters<typeof documentMarkup>[0]> = {},
): string {
  const { touchpoint = null } = survey ?? {}
  return documentMarkup(
    {
      tenant: visitor.tenant,
      accentCss: visitor.accentCss,
      title,
      asker: askerOf(visitor, survey),
      place: touchpoint ? [touchpoint.name, touchpoint.place].filter(Boolean).join(', ') : visitor.tenant.name,
      view: { big: false, contrast: false },
      kiosk: Boolean(survey?.desk),
      script: null,
      ...rest,
    },
    main,
  )
}

export const blankState = (content: SurveyContent): PageState => ({
  ...{ page: content.pages[0]?.id ?? '', fields: {}, errors: {}, added: false, agency: '', forOther: false },
})

export async function formOf(
  opened: Opened,
  content: SurveyContent,
  hidden: Record<string, string>,
): Promise<AnswerForm> {
  const { visitor, survey } = opened
  const service = survey.touchpoint?.service || survey.service
  const questions = content.pages.flatMap((page) => page.questions)
  return {
    content,
    about: service ? `Услуга «${service}»` : '',
    agencies:
      survey.touchpoint || survey.agency || survey.audience === 'EMPLOYEES'
        ? []
        : await agenciesAsked(visitor.tenant.id),
    mayBeForOther: survey.audience !== 'EMPLOYEES' && !survey.desk,
    kiosk: Boolean(survey.desk),
    hidden,
    foot: footMarkup({
      threshold: visitor.tenant.settings.feedback.threshold,
      asker: askerOf(visitor, survey),
      title: survey.title,
      named: questions.some(({ consent }) => consent !== ''),
      appealUrl: visitor.tenant.settings.feedback.appealUrl,
      employees: survey.audience === 'EMPLOYEES',
    }),
  }
}

export const showPage = (opened: Opened, form: AnswerForm, state: PageState, view: View, status = 200): Response =>
  show(opened, form, state, view, pageMarkup(form, state), status)

export function show(
  opened: Opened,
  form: AnswerForm,
  state: PageState,
  view: View,
  main: string,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  if (opened.json) return Response.json({ ok: false, code: 'page', main }, { status, headers })
  const { visitor, survey, url } = opened
  // Kept for «back» by the visitor's own browser; a tablet keeps nothing for the next one.
  const kept: Record<string, string> = survey.desk ? {} : { 'cache-control': 'private, no-cache' }
  const [first] = form.content.pages.flatMap(({ questions }) => questions)
  const address = `${url.pathname}${url.search}`
  return html(
    frame(visitor, survey, first?.title ?? survey.title, main, { view, script: { form, state, address } }),
    status,
    { ...kept, ...headers },
  )
}
