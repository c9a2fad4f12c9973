import 'server-only'
import { randomBytes } from 'node:crypto'
import { todayIn } from '@/lib/core/dates'
import { bodyFields, publicCaps, TOO_LARGE } from '@/lib/core/form-fields'
import { log } from '@/lib/platform/log'
import { overDeskQuota, overLimit } from '@/lib/platform/limits'
import { readCapped } from '@/lib/platform/body'
import type { SurveyChannel } from '@/lib/generated/prisma/client'
import { refusalOf, takeAnswer, type Refusal, type Taken } from './accept'
import { closedWords, earlyWords, goneWords, invitationWords, usedWords } from './document'
import { againMarkup, confirmMarkup, type AnswerForm, type PageState, type Words } from './markup'
import { openSurvey, versionContent, type OpenedSurvey } from './open'
import { readPosted, viewFields, type Posted, type View } from './posted'
import { segmentOf } from '../survey/segment-question'
import { advance } from './step'
import { employeeMark, formWord, readFormWord } from './token'
import { blankState, formOf, sayAlone, show, showPage, type Opened, type Visitor } from './screen'
import { doneAddress, thanks, thanksMain, toldPosted } from './thanks'

/** An answer sent sooner than people can read is asked for once more; nothing of it is lost. */
const TOO_SOON_MS = 1_500

const asksJson = (request: Request): boolean => request.headers.get('accept') === 'application/json'

/** The page of an address: the first question, thanks, or why nothing is asked here. */
export async function answerPage(request: Request, visitor: Visitor): Promise<Response> {
  const survey = await openSurvey(visitor.tenant, visitor.where)
  const url = new URL(request.url)
  if (!survey) return sayAlone(visitor, goneWords, 404)
  const opened: Opened = { visitor, survey, url, json: false }
  if (url.searchParams.has('done')) return thanks(opened)
  const why = refusedAtDoor(opened)
  if (why) return refused(opened, why)
  const version = survey.versionId ? await versionContent(visitor.tenant.id, survey.versionId) : null
  if (!version || !survey.versionId) return refused(opened, 'gone')
  const view: View = { big: url.searchParams.has('big'), contrast: url.searchParams.has('contrast') }
  const form = await formOf(opened, version.content, {
    form: formWord(visitor.tenant.id, survey.versionId, visitor.now),
    key: randomBytes(18).toString('base64url'),
    ...viewFields(view),
  })
  const state = { ...blankState(version.content), agency: url.searchParams.get('agency') ?? '' }
  return showPage(opened, form, state, view)
}

/** A press of a button of the form. */
export async function answerPosted(request: Request, visitor: Visitor): Promise<Response> {
  const body = await readCapped(request, publicCaps.bytes * 3)
  const fields = body === null ? null : bodyFields(body, publicCaps)
  if (fields === null) return sayAlone(visitor, { title: 'Ответ не принят', text: TOO_LARGE }, 413, asksJson(request))
  const posted = readPosted(fields)
  const survey = await openSurvey(visitor.tenant, visitor.where)
  if (!survey) return sayAlone(visitor, goneWords, 404, asksJson(request))
  const opened: Opened = { visitor, survey, url: new URL(request.url), json: asksJson(request) }
  const { tenant, now } = visitor
  const word = readFormWord(tenant.id, posted.word)
  if (posted.move === 'told') return word ? toldPosted(opened, posted) : refused(opened, 'gone')
  const why = refusedAtDoor(opened)
  if (why) return refused(opened, why)
  // A form opened before the survey was changed is answered as it was asked then.
  const own = word && (await versionContent(tenant.id, word.versionId))
  const isOwn = own?.surveyId === survey.id
  const versionId = isOwn && word ? word.versionId : survey.versionId
  const version = versionId ? await versionContent(tenant.id, versionId) : null
  if (!version || !versionId) return refused(opened, 'gone')
  const view = toggled(posted)
  const form = await formOf(opened, version.content, {
    form: isOwn ? posted.word : formWord(tenant.id, versionId, now),
    key: posted.key || randomBytes(18).toString('base64url'),
    ...viewFields(view),
  })
  const step = advance(
    version.content,
    { ...posted, page: posted.page || (version.content.pages[0]?.id ?? '') },
    !isOwn || !posted.key || isView(posted)
      ? 'stay'
      : posted.move === 'next'
        ? 'next'
        : posted.move === 'back'
          ? 'back'
          : 'stay',
  )
  const state: PageState = {
    ...{ page: posted.page, fields: posted.fields, errors: {}, added: false },
    ...{ agency: posted.agency, forOther: posted.forOther },
  }
  const needsAgency = form.agencies.length > 0 && !form.agencies.some(({ id }) => id === posted.agency)
  if (needsAgency && posted.move === 'next' && step.kind !== 'confirm')
    return showPage(
      opened,
      form,
      {
        ...state,
        page: version.content.pages[0]?.id ?? '',
        agencyError: 'Выберите орган.',
        errors: step.kind === 'page' && step.page === version.content.pages[0]?.id ? step.errors : {},
      },
      view,
      422,
    )
  if (step.kind === 'page')
    return showPage(
      opened,
      form,
      { ...state, page: step.page, errors: step.errors, added: step.added },
      view,
      Object.keys(step.errors).length > 0 ? 422 : 200,
    )
  if (step.kind === 'confirm')
    return show(
      opened,
      form,
      { ...state, page: step.page },
      view,
      confirmMarkup(form, { ...state, page: step.page }, step.dropped),
    )
  return send(opened, { posted, form, state, view, versionId, answers: step.kept, openedAt: word?.openedAt ?? now })
}

const isView = ({ move }: Posted): boolean => move === 'big' || move === 'contrast'
const toggled = ({ move, view }: Posted): View => ({
  big: move === 'big' ? !view.big : view.big,
  contrast: move === 'contrast' ? !view.contrast : view.contrast,
})

type Sending = {
  posted: Posted
  form: AnswerForm
  state: PageState
  view: View
  versionId: string
  answers: Parameters<typeof takeAnswer>[0]['answers']
  openedAt: Date
}

async function send(opened: Opened, sending: Sending): Promise<Response> {
  const { visitor, survey } = opened
  const { tenant, ip, now, actor } = visitor
  const { posted, versionId, answers, openedAt } = sending
  const later = async (status: number, words: Words): Promise<Response> =>
    opened.json
      ? Response.json({ ok: false, code: 'later', ...words }, { status, headers: { 'retry-after': '60' } })
      : show(
          opened,
          sending.form,
          sending.state,
          sending.view,
          againMarkup(sending.form, posted.fields, sending.state, words),
          status,
          { 'retry-after': '60' },
        )
  if (posted.trapped || (!survey.desk && now.getTime() - openedAt.getTime() < TOO_SOON_MS))
    return later(425, {
      title: 'Проверьте, что отправляет человек',
      text: 'Форма отправлена слишком быстро. Ответы сохранены на этой странице: отправьте их ещё раз.',
    })
  const wait = survey.desk
    ? await overDeskQuota(survey.desk.id, survey.desk.quota)
    : await overLimit('answerAddress', tenant.id, ip)
  if (wait)
    return later(429, {
      title: 'Подождите минуту',
      text: `С этого адреса в сети пришло слишком много ответов. Ваши ответы сохранены на этой странице: отправьте их ${wait}.`,
    })
  const agencyId = agencyOf(opened, posted)
  const day = todayIn(tenant.timeZone, now)
  const taken: Taken | 'failed' = agencyId
    ? await takeAnswer({
        ...{ tenantId: tenant.id, surveyId: survey.id, versionId, agencyId, day, answers },
        touchpointId: survey.touchpoint?.id ?? null,
        segmentId: segmentOf(sending.form.content, answers, opened.url.searchParams.get('segment')),
        channel: channelOf(survey),
        forOther: posted.forOther && survey.audience !== 'EMPLOYEES',
        key: posted.key,
        among: tenant.settings.feedback.threshold,
        invitation: survey.audience === 'INVITED' ? (opened.url.searchParams.get('i') ?? '') : undefined,
        mark: actor?.personId && survey.audience === 'EMPLOYEES' ? employeeMark(survey.id, actor.personId) : undefined,
      }).catch(failed)
    : 'gone'
  if (taken === 'failed')
    return later(503, {
      title: 'Ответ пока не принят',
      text: 'На сервере сбой. Ответы сохранены на этой странице: отправьте их ещё раз через минуту.',
    })
  if (taken !== 'taken' && taken !== 'again') return refused(opened, taken)
  if (opened.json)
    return Response.json(
      { ok: true, again: taken === 'again', main: await thanksMain(opened, { again: taken === 'again', agencyId }) },
      { headers: { 'cache-control': 'no-store' } },
    )
  return new Response(null, {
    status: 303,
    headers: { location: doneAddress(opened, { done: taken === 'again' ? '2' : '1', about: agencyId }) },
  })
}

/** Said in the log without anything of the answer, which the error's own words may quote. */
function failed(error: unknown): 'failed' {
  log.error({ err: error instanceof Error ? error.name : 'error' }, 'answer was not taken')
  return 'failed'
}

/** The body that the answer is about: the touchpoint's, the survey's, the employee's own, or the one chosen. */
function agencyOf({ visitor, survey }: Opened, posted: Posted): string | null {
  const own = visitor.actor?.memberships.find(({ agencyId }) => agencyId !== null)?.agencyId
  return (
    survey.touchpoint?.agencyId ??
    survey.agency?.id ??
    (survey.audience === 'EMPLOYEES' ? (own ?? null) : posted.agency)
  )
}

const channelOf = ({ audience, desk, touchpoint }: OpenedSurvey): SurveyChannel =>
  audience === 'INVITED'
    ? 'INVITATION'
    : audience === 'EMPLOYEES'
      ? 'EMPLOYEE'
      : desk
        ? 'KIOSK'
        : touchpoint
          ? 'TOUCHPOINT'
          : 'LINK'

/** What keeps this person from answering whatever they write. */
function refusedAtDoor({ visitor, survey, url }: Opened): Refusal | 'signIn' | 'notAsked' | null {
  const { tenant, now, actor } = visitor
  const closed = refusalOf(survey, todayIn(tenant.timeZone, now))
  if (closed) return closed
  if (survey.audience === 'MODERATED') return 'gone'
  if (survey.audience === 'INVITED') return url.searchParams.get('i') ? null : 'invitation'
  if (survey.audience !== 'EMPLOYEES') return null
  if (!actor) return 'signIn'
  const asked = survey.agency === null || actor.memberships.some(({ agencyId }) => agencyId === survey.agency?.id)
  return actor.personId !== null && asked && actor.memberships.some(({ agencyId }) => agencyId !== null)
    ? null
    : 'notAsked'
}

const refusalStatus = {
  closed: 410,
  early: 403,
  invitation: 403,
  used: 409,
  gone: 404,
  signIn: 403,
  notAsked: 403,
} as const

function refused(opened: Opened, why: keyof typeof refusalStatus): Response {
  const { survey, visitor, url, json } = opened
  const words: Record<keyof typeof refusalStatus, () => Words> = {
    closed: () => closedWords(survey.closesOn),
    early: () => earlyWords(survey.opensOn),
    invitation: () => invitationWords,
    used: () => usedWords,
    gone: () => goneWords,
    signIn: () => ({
      title: 'Войдите в портал',
      text: 'На этот опрос отвечают сотрудники. Ответ хранится без имени: портал помнит только, что вы ответили.',
    }),
    notAsked: () => ({ title: 'Этот опрос не для вас', text: 'Его проводят среди сотрудников другого органа.' }),
  }
  const said = words[why]()
  if (json) return Response.json({ ok: false, code: why, ...said }, { status: refusalStatus[why] })
  const returnTo = encodeURIComponent(`${url.pathname}${url.search}`)
  const more =
    why === 'signIn'
      ? `<p><a href="/sign-in?tenant=${encodeURIComponent(visitor.tenant.slug)}&amp;returnTo=${returnTo}">Войти и ответить</a></p>`
      : ''
  return sayAlone(visitor, said, refusalStatus[why], false, survey, more)
}
