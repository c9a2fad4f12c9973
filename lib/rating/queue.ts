/** «Что вас ждёт»: what a person is to do now, from the state of the open campaigns. Pure. */
import { instantToDate, todayIn, type DateString } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { workingDaysBetween } from '@/lib/core/work-calendar'
import { submissionTiming } from './clock'
import { timingText } from './labels'
import { levelValidity, objectionState, type AssessmentStatus } from './rules'

export const queueKinds = [
  // the authorised body's
  'TAKE_UP', 'VERIFY_MINE', 'MATERIAL_ANSWERED', 'OBJECTION', 'SEND_RESULTS', 'FINALISE', 'PUBLISH', 'CONFIRM_LEVEL', 'NOT_SUBMITTED', 'RECEIPT_MISSING', 'VERIFY_OTHERS',
  // an agency's
  'ANSWER_MATERIAL', 'FILL', 'OPEN_RESULTS', 'OBJECT_OR_AGREE', 'LEVEL_ENDS',
] as const
export type QueueKind = (typeof queueKinds)[number]

export type QueueMark = 'ok' | 'warn' | 'bad' | 'none'

export type QueueItem = {
  key: string
  kind: QueueKind
  agencyName: string
  /** What exactly: «за 2026 год, критерий 5». */
  what: string
  /** Path under /‹tenant›/office/. */
  href: string
  due: DateString | null
  mark: QueueMark
  /** «осталось 24 дня · 17 рабочих», «ждёт 4 рабочих дня». */
  timing: string
}

export type QueueGroup = { kind: QueueKind; items: QueueItem[]; /** Something to do, not only to know. */ todo: boolean }

export type QueueAssessment = {
  id: string; campaignId: string; agencyId: string; agencyName: string; status: AssessmentStatus; verifierId: string | null; verifierName: string | null
  submittedAt: Date | null; resultsSentAt: Date | null; receivedAt: Date | null; updatedAt: Date
}
export type QueueCampaign = {
  id: string; year: number; selfAssessmentDue: DateString; ratingDue: DateString; resultsSentDue: DateString; publicationDue: DateString; objectionDays: number
  /** Every participant has a final result or never submitted. */
  ready: boolean
}
export type QueueMaterial = { id: string; assessmentId: string; campaignId: string; agencyName: string; criterion: number; status: 'OPEN' | 'ANSWERED'; dueOn: DateString; answeredAt: Date | null; verifierId: string | null }
export type QueueAward = { id: string; agencyName: string; number: string; validUntil: DateString }
export type QueueObjection = { id: string; assessmentId: string }

export type QueueInput = {
  now: Date
  timeZone: string
  personId: string | null
  may: { verify: boolean; decide: boolean; fill: boolean; submit: boolean }
  campaigns: QueueCampaign[]
  /** Of open campaigns, those that the person may see. */
  assessments: QueueAssessment[]
  materials: QueueMaterial[]
  objections: QueueObjection[]
  awards: QueueAward[]
}

/** To know, not to do: the next step is somebody else's. */
const informative: ReadonlySet<QueueKind> = new Set(['VERIFY_OTHERS', 'RECEIPT_MISSING', 'NOT_SUBMITTED', 'LEVEL_ENDS'])

/** The groups with something in them, in the order of queueKinds, the most urgent first inside each. */
export function buildQueue(input: QueueInput): QueueGroup[] {
  const { may } = input
  const items = [
    ...input.assessments.flatMap((assessment) => [...(may.verify ? staffItems(input, assessment) : []), ...(may.fill ? agencyItems(input, assessment) : [])]),
    ...input.materials.flatMap((material) => materialItems(input, material)),
    ...(may.decide ? input.campaigns.filter(({ ready }) => ready).map((campaign) => publishItem(input, campaign)) : []),
    ...awardItems(input),
  ]
  return queueKinds.flatMap((kind): QueueGroup[] => {
    const found = items.filter((item) => item.kind === kind).sort((a, b) => urgency(a) - urgency(b) || (a.due ?? '9').localeCompare(b.due ?? '9'))
    return found.length > 0 ? [{ kind, items: found, todo: !informative.has(kind) }] : []
  })
}

/** «Вас ждут N дел». */
export const queueTotal = (groups: readonly QueueGroup[]): number => groups.reduce((sum, group) => sum + (group.todo ? group.items.length : 0), 0)

const urgency = ({ mark }: QueueItem): number => ({ bad: 0, warn: 1, ok: 2, none: 3 })[mark]

const campaignOf = ({ campaigns }: QueueInput, id: string): QueueCampaign | undefined => campaigns.find((campaign) => campaign.id === id)

/** How a day ahead stands today. */
function standing({ timeZone, now }: Pick<QueueInput, 'timeZone' | 'now'>, due: DateString): Pick<QueueItem, 'due' | 'mark' | 'timing'> {
  const timing = submissionTiming(due, timeZone, null, now)
  return { due, mark: timing.code === 'OVERDUE' ? 'bad' : timing.code === 'DUE_SOON' ? 'warn' : 'ok', timing: timingText(timing) }
}

function waits({ timeZone, now }: QueueInput, since: Date | null): string {
  if (since === null) return ''
  const { days } = workingDaysBetween(instantToDate(timeZone, since), todayIn(timeZone, now))
  return days <= 0 ? 'с сегодняшнего дня' : `ждёт ${count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}

function staffItems(input: QueueInput, a: QueueAssessment): QueueItem[] {
  const campaign = campaignOf(input, a.campaignId)
  if (!campaign) return []
  const item = (kind: QueueKind, href: string, due: DateString, timing?: string): QueueItem =>
    ({ key: `${kind} ${a.id}`, kind, agencyName: a.agencyName, what: `за ${campaign.year}${NBSP}год`, href, ...standing(input, due), ...(timing === undefined ? {} : { timing }) })
  const today = todayIn(input.timeZone, input.now)
  const page = `verification/${a.id}`
  const { decide } = input.may
  switch (a.status) {
    case 'NOT_STARTED':
    case 'DRAFT': return today > campaign.selfAssessmentDue ? [item('NOT_SUBMITTED', page, campaign.selfAssessmentDue)] : []
    case 'SUBMITTED': return [item('TAKE_UP', page, campaign.ratingDue, waits(input, a.submittedAt))]
    case 'VERIFICATION': return [a.verifierId === input.personId
      ? item('VERIFY_MINE', page, campaign.ratingDue)
      : { ...item('VERIFY_OTHERS', page, campaign.ratingDue), what: `за ${campaign.year}${NBSP}год · проверяет ${a.verifierName ?? 'другой сотрудник'}` }]
    case 'VERIFIED': return decide ? [item('SEND_RESULTS', `campaigns/${campaign.id}/publish#send`, campaign.resultsSentDue)] : []
    case 'RESULTS_SENT': return decide ? [{ ...item('RECEIPT_MISSING', page, campaign.publicationDue, waits(input, a.resultsSentAt)), due: null, mark: 'none' }] : []
    case 'OBJECTED': return decide ? [item('OBJECTION', `objections/${input.objections.find(({ assessmentId }) => assessmentId === a.id)?.id ?? ''}`, campaign.publicationDue)] : []
    case 'RECEIVED': return decide && objectionOf(input, a, campaign).code === 'CLOSED' ? [item('FINALISE', `campaigns/${campaign.id}/publish#finalise`, campaign.publicationDue)] : []
    case 'SETTLED': return decide ? [item('FINALISE', `campaigns/${campaign.id}/publish#finalise`, campaign.publicationDue)] : []
    case 'FINAL':
    case 'WITHDRAWN': return []
  }
}

const objectionOf = ({ timeZone, now }: QueueInput, a: QueueAssessment, campaign: QueueCampaign) =>
  objectionState(a.receivedAt ? instantToDate(timeZone, a.receivedAt) : null, campaign.objectionDays, todayIn(timeZone, now))

function agencyItems(input: QueueInput, a: QueueAssessment): QueueItem[] {
  const campaign = campaignOf(input, a.campaignId)
  if (!campaign) return []
  const item = (kind: QueueKind, href: string, due: DateString, what = ''): QueueItem =>
    ({ key: `${kind} ${a.id}`, kind, agencyName: a.agencyName, what: `за ${campaign.year}${NBSP}год${what}`, href, ...standing(input, due) })
  switch (a.status) {
    case 'NOT_STARTED': return [item('FILL', `assessments/${a.id}`, campaign.selfAssessmentDue, ', не начата')]
    case 'DRAFT': return [item('FILL', `assessments/${a.id}`, campaign.selfAssessmentDue, ', черновик')]
    case 'RESULTS_SENT': return [{ ...item('OPEN_RESULTS', `assessments/${a.id}/results`, campaign.publicationDue), due: null, mark: 'warn', timing: waits(input, a.resultsSentAt) }]
    case 'RECEIVED': {
      const state = objectionOf(input, a, campaign)
      return input.may.submit && state.code === 'OPEN' ? [item('OBJECT_OR_AGREE', `assessments/${a.id}/results`, state.lastDay)] : []
    }
    case 'SUBMITTED':
    case 'VERIFICATION':
    case 'VERIFIED':
    case 'OBJECTED':
    case 'SETTLED':
    case 'FINAL':
    case 'WITHDRAWN': return []
  }
}

function materialItems(input: QueueInput, material: QueueMaterial): QueueItem[] {
  const year = campaignOf(input, material.campaignId)?.year
  const base = { key: material.id, agencyName: material.agencyName, what: `критерий${NBSP}${material.criterion}${year === undefined ? '' : ` · за ${year}${NBSP}год`}` }
  if (material.status === 'ANSWERED') {
    return input.may.verify
      ? [{ ...base, kind: 'MATERIAL_ANSWERED', href: `verification/${material.assessmentId}#criterion-${material.criterion}`, due: null, mark: 'warn', timing: waits(input, material.answeredAt) }]
      : []
  }
  return input.may.fill ? [{ ...base, kind: 'ANSWER_MATERIAL', href: `assessments/${material.assessmentId}`, ...standing(input, material.dueOn) }] : []
}

const publishItem = (input: QueueInput, campaign: QueueCampaign): QueueItem => ({
  key: `PUBLISH ${campaign.id}`, kind: 'PUBLISH', agencyName: `Рейтинг за ${campaign.year}${NBSP}год`, what: 'все итоги подведены', href: `campaigns/${campaign.id}/publish`,
  ...standing(input, campaign.publicationDue),
})

function awardItems(input: QueueInput): QueueItem[] {
  const kind: QueueKind | null = input.may.decide ? 'CONFIRM_LEVEL' : input.may.fill ? 'LEVEL_ENDS' : null
  if (kind === null) return []
  const today = todayIn(input.timeZone, input.now)
  return input.awards.flatMap((award): QueueItem[] => {
    const validity = levelValidity(award.validUntil, today)
    if (validity !== 'EXPIRED' && validity !== 'CONFIRM_SOON') return []
    const { timing } = standing(input, award.validUntil)
    return [{ key: award.id, kind, agencyName: award.agencyName, what: `свидетельство ${award.number}`, href: 'awards', due: award.validUntil, mark: validity === 'EXPIRED' ? 'bad' : 'warn', timing }]
  })
}

/** Headings of the groups: what is to be done, and how many. */
export const queueLabels: Record<QueueKind, { title: string; short: string; action: string }> = {
  TAKE_UP: { title: 'Взять самооценки в проверку', short: 'самооценок ждут проверки', action: 'Открыть' },
  VERIFY_MINE: { title: 'Вы проверяете', short: 'в вашей проверке', action: 'Продолжить' },
  MATERIAL_ANSWERED: { title: 'Ответы на запросы материалов', short: 'ответов на запросы', action: 'Посмотреть' },
  OBJECTION: { title: 'Рассмотреть несогласия', short: 'несогласий рассмотреть', action: 'Рассмотреть' },
  SEND_RESULTS: { title: 'Направить результаты', short: 'результатов направить', action: 'Направить' },
  FINALISE: { title: 'Подвести итог', short: 'итогов подвести', action: 'Подвести итог' },
  PUBLISH: { title: 'Опубликовать рейтинг', short: 'рейтинг готов к публикации', action: 'К публикации' },
  CONFIRM_LEVEL: { title: 'Подтвердить уровень', short: 'уровней подтвердить', action: 'Подтвердить' },
  NOT_SUBMITTED: { title: 'Самооценка не сдана в срок', short: 'не сдали в срок', action: 'Открыть' },
  RECEIPT_MISSING: { title: 'Результаты направлены, но не получены', short: 'ещё не получили результаты', action: 'Открыть' },
  VERIFY_OTHERS: { title: 'Проверяют коллеги', short: 'проверяют коллеги', action: 'Открыть' },
  ANSWER_MATERIAL: { title: 'Ответить на запрос материалов', short: 'запросов материалов', action: 'Ответить' },
  FILL: { title: 'Заполнить и отправить самооценку', short: 'самооценок заполнить', action: 'Заполнить' },
  OPEN_RESULTS: { title: 'Открыть результаты', short: 'результатов открыть', action: 'Открыть' },
  OBJECT_OR_AGREE: { title: 'Согласиться с результатом или направить несогласие', short: 'решений по результатам', action: 'Решить' },
  LEVEL_ENDS: { title: 'Уровень истекает', short: 'уровней истекает', action: 'Посмотреть' },
}
