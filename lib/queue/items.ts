/** «Что вас ждёт»: what a person is to do now, item by item. Pure. */
import { instantToDate, todayIn, type DateString } from '@/lib/core/dates'
import { submissionTiming, timingSign, timingText } from '@/lib/core/due'
import { count, NBSP } from '@/lib/core/format'
import { workingDaysBetween } from '@/lib/core/work-calendar'
import type { AssessmentStatus } from '@/lib/rating/status/rules'
import {
  agencyKind,
  awardKind,
  campaignOf,
  campaignsToPublish,
  isTodo,
  materialKind,
  objectionOf,
  proposalKind,
  queueKinds,
  staffKind,
  type QueueCampaign,
  type QueueFrame,
  type QueueKind,
  type QueueSubject,
} from './kinds'
import { workLine, type QueueWork } from './work-items'

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

export type QueueGroup = {
  kind: QueueKind
  items: QueueItem[]
  /** Something to do, not only to know. */ todo: boolean
}

export type QueueAssessment = {
  id: string
  campaignId: string
  agencyId: string
  agencyName: string
  status: AssessmentStatus
  verifierId: string | null
  verifierName: string | null
  submittedAt: Date | null
  resultsSentAt: Date | null
  receivedAt: Date | null
  updatedAt: Date
}
export type QueueMaterial = {
  id: string
  assessmentId: string
  campaignId: string
  agencyName: string
  criterion: number
  status: 'OPEN' | 'ANSWERED'
  dueOn: DateString
  answeredAt: Date | null
  verifierId: string | null
}
type QueueAward = { id: string; agencyName: string; number: string; validUntil: DateString }
export type QueueProposal = { id: string; number: number; title: string; agencyName: string; answerDue: DateString }
type QueueObjection = { id: string; assessmentId: string }

export type QueueInput = QueueFrame & {
  personId: string | null
  /** Of open campaigns, those that the person may see. */
  assessments: QueueAssessment[]
  materials: QueueMaterial[]
  objections: QueueObjection[]
  awards: QueueAward[]
  /** Without an answer. */
  proposals?: QueueProposal[]
  /** Already of the kinds that this person is asked. */
  work?: QueueWork[]
}

/** The groups with something in them, in the order of queueKinds, the most urgent first inside each. */
export function buildQueue(input: QueueInput): QueueGroup[] {
  const items = [
    ...input.assessments.flatMap((assessment) => [...staffItems(input, assessment), ...agencyItems(input, assessment)]),
    ...input.materials.flatMap((material) => materialItems(input, material)),
    ...campaignsToPublish(input).map((campaign) => publishItem(input, campaign)),
    ...awardItems(input),
    ...(input.proposals ?? []).flatMap((proposal) => proposalItem(input, proposal)),
    ...(input.work ?? []).map((work) => workItem(input, work)),
  ]
  const byKind = Map.groupBy(items, ({ kind }) => kind)
  return queueKinds.flatMap((kind): QueueGroup[] => {
    const found = byKind.get(kind)?.sort((a, b) => urgency(a) - urgency(b) || compareDue(a.due ?? '9', b.due ?? '9'))
    return found ? [{ kind, items: found, todo: isTodo(kind) }] : []
  })
}

/** «Вас ждут N дел». */
export const queueTotal = (groups: readonly QueueGroup[]): number =>
  groups.reduce((sum, group) => sum + (group.todo ? group.items.length : 0), 0)

const urgency = ({ mark }: QueueItem): number => ({ bad: 0, warn: 1, ok: 2, none: 3 })[mark]

const compareDue = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How a day ahead stands today. */
function standing(
  { timeZone, now }: Pick<QueueInput, 'timeZone' | 'now'>,
  due: DateString,
): Pick<QueueItem, 'due' | 'mark' | 'timing'> {
  const timing = submissionTiming(due, timeZone, null, now)
  return { due, mark: timingSign(timing), timing: timingText(timing) }
}

function waits({ timeZone, now }: QueueInput, since: Date | null): string {
  if (since === null) return ''
  const { days } = workingDaysBetween(instantToDate(timeZone, since), todayIn(timeZone, now))
  return days <= 0 ? 'с сегодняшнего дня' : `ждёт ${count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}`
}

const subjectOf = ({ timeZone, personId }: QueueInput, a: QueueAssessment): QueueSubject => ({
  campaignId: a.campaignId,
  status: a.status,
  mine: a.verifierId === personId,
  receivedOn: a.receivedAt && instantToDate(timeZone, a.receivedAt),
})

function staffItems(input: QueueInput, a: QueueAssessment): QueueItem[] {
  const campaign = campaignOf(input, a.campaignId)
  const kind = staffKind(input, subjectOf(input, a))
  if (!campaign || !kind) return []
  const what = `за ${campaign.year}${NBSP}год`
  const item = (href: string, due: DateString, more: Partial<QueueItem> = {}): QueueItem[] => [
    { key: `${kind} ${a.id}`, kind, agencyName: a.agencyName, what, href, ...standing(input, due), ...more },
  ]
  const page = `verification/${a.id}`
  switch (kind) {
    case 'NOT_SUBMITTED':
      return item(page, campaign.selfAssessmentDue)
    case 'TAKE_UP':
      return item(page, campaign.ratingDue, { timing: waits(input, a.submittedAt) })
    case 'VERIFY_MINE':
      return item(page, campaign.ratingDue)
    case 'VERIFY_OTHERS':
      return item(page, campaign.ratingDue, { what: `${what} · проверяет ${a.verifierName ?? 'другой сотрудник'}` })
    case 'SEND_RESULTS':
      return item(`campaigns/${campaign.id}/publish#send`, campaign.resultsSentDue)
    case 'RECEIPT_MISSING':
      return item(page, campaign.publicationDue, { timing: waits(input, a.resultsSentAt), due: null, mark: 'none' })
    case 'OBJECTION':
      return item(
        `objections/${input.objections.find(({ assessmentId }) => assessmentId === a.id)?.id ?? ''}`,
        campaign.publicationDue,
      )
    case 'FINALISE':
      return item(`campaigns/${campaign.id}/publish#finalise`, campaign.publicationDue)
  }
}

function agencyItems(input: QueueInput, a: QueueAssessment): QueueItem[] {
  const campaign = campaignOf(input, a.campaignId)
  const kind = agencyKind(input, subjectOf(input, a))
  if (!campaign || !kind) return []
  const item = (href: string, due: DateString, more: Partial<QueueItem> = {}): QueueItem[] => [
    {
      key: `${kind} ${a.id}`,
      kind,
      agencyName: a.agencyName,
      what: `за ${campaign.year}${NBSP}год`,
      href,
      ...standing(input, due),
      ...more,
    },
  ]
  switch (kind) {
    case 'FILL':
      return item(`assessments/${a.id}`, campaign.selfAssessmentDue, {
        what: `за ${campaign.year}${NBSP}год, ${a.status === 'DRAFT' ? 'черновик' : 'не начата'}`,
      })
    case 'OPEN_RESULTS':
      return item(`assessments/${a.id}/results`, campaign.publicationDue, {
        due: null,
        mark: 'warn',
        timing: waits(input, a.resultsSentAt),
      })
    case 'OBJECT_OR_AGREE': {
      const state = objectionOf(input, subjectOf(input, a), campaign)
      return state.code === 'OPEN' ? item(`assessments/${a.id}/results`, state.lastDay) : []
    }
  }
}

function materialItems(input: QueueInput, material: QueueMaterial): QueueItem[] {
  const kind = materialKind(input, material.status)
  if (!kind) return []
  const year = campaignOf(input, material.campaignId)?.year
  const base = {
    key: material.id,
    kind,
    agencyName: material.agencyName,
    what: `критерий${NBSP}${material.criterion}${year === undefined ? '' : ` · за ${year}${NBSP}год`}`,
  }
  return kind === 'MATERIAL_ANSWERED'
    ? [
        {
          ...base,
          href: `verification/${material.assessmentId}#criterion-${material.criterion}`,
          due: null,
          mark: 'warn',
          timing: waits(input, material.answeredAt),
        },
      ]
    : [{ ...base, href: `assessments/${material.assessmentId}`, ...standing(input, material.dueOn) }]
}

function proposalItem(input: QueueInput, { id, number, title, agencyName, answerDue }: QueueProposal): QueueItem[] {
  const kind = proposalKind(input, todayIn(input.timeZone, input.now) > answerDue)
  return kind
    ? [
        {
          key: `${kind} ${id}`,
          kind,
          agencyName,
          what: `№${NBSP}${number}. ${title}`,
          href: `proposals/${id}`,
          ...standing(input, answerDue),
        },
      ]
    : []
}

function workItem(input: QueueInput, work: QueueWork): QueueItem {
  const base = { key: `${work.kind} ${work.id}`, kind: work.kind, agencyName: work.agencyName, ...workLine(work) }
  return work.due === null
    ? { ...base, due: null, mark: 'none', timing: waits(input, work.since) }
    : { ...base, ...standing(input, work.due) }
}

const publishItem = (input: QueueInput, campaign: QueueCampaign): QueueItem => ({
  key: `PUBLISH ${campaign.id}`,
  kind: 'PUBLISH',
  agencyName: `Рейтинг за ${campaign.year}${NBSP}год`,
  what: 'все итоги подведены',
  href: `campaigns/${campaign.id}/publish`,
  ...standing(input, campaign.publicationDue),
})

function awardItems(input: QueueInput): QueueItem[] {
  return input.awards.flatMap((award): QueueItem[] => {
    const kind = awardKind(input, award.validUntil)
    if (!kind) return []
    const { timing, mark } = standing(input, award.validUntil)
    return [
      {
        key: award.id,
        kind,
        agencyName: award.agencyName,
        what: `свидетельство ${award.number}`,
        href: 'awards',
        due: award.validUntil,
        mark: mark === 'bad' ? 'bad' : 'warn',
        timing,
      },
    ]
  })
}
