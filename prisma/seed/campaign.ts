import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { campaignDeadlines } from '../../lib/rating/methodology/clock'
import type { Methodology } from '../../lib/rating/methodology/types'
import type { AssessmentStatus } from '../../lib/rating/status/rules'
import { assessmentStatuses } from '../../lib/rating/status/rules'
import { scoreAssessment } from '../../lib/rating/methodology/score'
import { answersOf, type SeedAnswer } from './answers'
import type { DemoFile } from './files'

export type SeedAgency = { id: string; name: string; slug: string; kind: string }
export type SeedAssessment = { id: string; agency: SeedAgency; status: AssessmentStatus; answers: SeedAnswer[] }

/** Instants of a self-assessment's way; only those up to its status are used. */
export type Timeline = {
  started: Date
  submitted: Date
  verified: Date
  sent: Date
  received: Date
  objected: Date
  settled: Date
  final: Date
}

type Input = {
  tenantId: string
  year: number
  methodology: Methodology
  openedAt: Date
  file: DemoFile
  /** The authority's person who checks. */
  verifierId: string
  plan: { agency: SeedAgency; status: AssessmentStatus; objects: boolean; answered: number; timeline: Timeline }[]
}

const day = (date: string): Date => new Date(`${date}T00:00:00Z`)
const order = (status: AssessmentStatus): number => assessmentStatuses.indexOf(status)
const verifier = 'Специалист уполномоченного органа'

/**
 * A campaign with its self-assessments, answers, evidence, objections and history, as the commands would have left
 * them.
 */
export async function seedCampaign(
  tx: Tx,
  { tenantId, year, methodology, openedAt, file, verifierId, plan }: Input,
): Promise<{ id: string; assessments: SeedAssessment[] }> {
  const id = newId()
  const { interpretations } = methodology
  const due = campaignDeadlines(methodology.cycle, year)
  await tx.ratingCampaign.create({
    data: {
      tenantId,
      id,
      year,
      openedAt,
      methodology: methodology as unknown as Prisma.InputJsonObject,
      interpretations: interpretations.map(({ id: key, subject, text }) => ({
        key,
        subject,
        text,
        ruledBy: null,
        ruledAt: null,
      })),
      selfAssessmentDue: day(due.selfAssessmentDue),
      ratingDue: day(due.ratingDue),
      resultsSentDue: day(due.resultsSentDue),
      publicationDue: day(due.publicationDue),
    },
  })
  const rows = collector()
  const assessments = plan.map((entry): SeedAssessment => {
    const answers = answersOf(methodology, entry.agency.name, year, entry.objects)
    const assessment = { id: newId(), agency: entry.agency, status: entry.status, answers }
    addAssessment(rows, { tenantId, campaignId: id, methodology, file, verifierId }, assessment, entry)
    return assessment
  })
  await tx.selfAssessment.createMany({ data: rows.assessments })
  await tx.assessmentAnswer.createMany({ data: rows.answers })
  await tx.objection.createMany({ data: rows.objections })
  await tx.objectionItem.createMany({ data: rows.objectionItems })
  await tx.storedFile.createMany({ data: rows.files })
  await tx.evidence.createMany({ data: rows.evidence })
  await tx.assessmentTransition.createMany({ data: rows.transitions })
  return { id, assessments }
}

type Rows = ReturnType<typeof collector>
const collector = () => ({
  assessments: [] as Prisma.SelfAssessmentCreateManyInput[],
  answers: [] as Prisma.AssessmentAnswerCreateManyInput[],
  evidence: [] as Prisma.EvidenceCreateManyInput[],
  files: [] as Prisma.StoredFileCreateManyInput[],
  transitions: [] as Prisma.AssessmentTransitionCreateManyInput[],
  objections: [] as Prisma.ObjectionCreateManyInput[],
  objectionItems: [] as Prisma.ObjectionItemCreateManyInput[],
})

type Place = { tenantId: string; campaignId: string; methodology: Methodology; file: DemoFile; verifierId: string }

function addAssessment(
  rows: Rows,
  place: Place,
  { id, agency, status, answers }: SeedAssessment,
  { timeline: t, answered, objects }: Input['plan'][number],
): void {
  const { tenantId, campaignId, methodology } = place
  const reached = (other: AssessmentStatus): boolean => order(status) >= order(other)
  const given = reached('SUBMITTED') ? answers : status === 'DRAFT' ? answers.slice(0, answered) : []
  const self =
    given.length > 0
      ? scoreAssessment(methodology, Object.fromEntries(given.map((a) => [a.criterion, a.attested])))
      : null
  const verified = reached('VERIFIED')
    ? scoreAssessment(
        methodology,
        answers.map((a) => a.verifiedScore),
      )
    : null
  const final = reached('SETTLED')
    ? scoreAssessment(
        methodology,
        answers.map((a) => a.finalScore),
      )
    : null
  const curator = `Куратор, ${agency.name}`
  rows.assessments.push({
    tenantId,
    id,
    campaignId,
    agencyId: agency.id,
    status,
    startedAt: given.length > 0 ? t.started : null,
    submittedAt: reached('SUBMITTED') ? t.submitted : null,
    submittedBy: reached('SUBMITTED') ? curator : null,
    verifierId: reached('VERIFICATION') ? place.verifierId : null,
    verifierName: reached('VERIFICATION') ? verifier : null,
    verifiedAt: verified && t.verified,
    resultsSentAt: reached('RESULTS_SENT') ? t.sent : null,
    receivedAt: reached('RECEIVED') ? t.received : null,
    receivedBy: reached('RECEIVED') ? curator : null,
    finalAt: status === 'FINAL' ? t.final : null,
    selfTotal: self?.total,
    selfLevel: self?.level,
    verifiedTotal: verified?.total,
    verifiedLevel: verified?.level,
    finalTotal: final?.total,
    finalLevel: final?.level,
    updatedAt: given.length > 0 ? t.started : undefined,
  })
  const objection = objects && reached('OBJECTED') ? answers.find((a) => a.objection) : undefined
  if (objection) addObjection(rows, tenantId, id, curator, objection, reached('SETTLED'), t)
  given.forEach((answer, i) => {
    const checked = reached('VERIFIED') || (status === 'VERIFICATION' && i < 4)
    rows.answers.push({
      tenantId,
      id: newId(),
      assessmentId: id,
      criterion: answer.criterion,
      attested: answer.attested,
      answered: true,
      comment: answer.comment,
      updatedBy: i % 2 ? curator : `Член команды лидеров, ${agency.name}`,
      updatedAt: t.started,
      ...(checked
        ? {
            verifiedScore: answer.verifiedScore,
            verifiedReason: answer.verifiedReason,
            verifiedBy: verifier,
            verifiedAt: t.verified,
          }
        : {}),
      ...(final ? { finalScore: answer.finalScore } : {}),
    })
    addEvidence(rows, place, id, agency, answer, t.started)
  })
  addHistory(rows, tenantId, id, status, curator, t, objection !== undefined)
}

function addObjection(
  rows: Rows,
  tenantId: string,
  assessmentId: string,
  curator: string,
  answer: SeedAnswer,
  settled: boolean,
  t: Timeline,
): void {
  if (!answer.objection) return
  const objectionId = newId()
  const { reason, requestedScore, outcome, outcomeReason } = answer.objection
  rows.objections.push({
    tenantId,
    id: objectionId,
    assessmentId,
    status: settled ? 'SETTLED' : 'FILED',
    filedBy: curator,
    filedAt: t.objected,
    settledBy: settled ? verifier : null,
    settledAt: settled ? t.settled : null,
  })
  rows.objectionItems.push({
    tenantId,
    id: newId(),
    objectionId,
    criterion: answer.criterion,
    reason,
    requestedScore,
    ...(settled ? { outcome, outcomeReason, settledScore: answer.finalScore } : {}),
  })
}

function addEvidence(
  rows: Rows,
  { tenantId, file }: Place,
  assessmentId: string,
  agency: SeedAgency,
  answer: SeedAnswer,
  at: Date,
): void {
  const rungs = answer.attested.filter((score) => score > 0)
  answer.evidence.forEach((title, n) => {
    const fileId = newId()
    const { mime, size, sha256, storageKey } = file
    rows.files.push({
      tenantId,
      id: fileId,
      agencyId: agency.id,
      name: `${title}.pdf`,
      mime,
      size,
      sha256,
      storageKey,
      uploadedBy: `Член команды лидеров, ${agency.name}`,
      uploadedAt: at,
    })
    rows.evidence.push({
      tenantId,
      id: newId(),
      assessmentId,
      criterion: answer.criterion,
      rung: rungs.length > 1 ? rungs[Math.min(n, rungs.length - 1)] : null,
      kind: 'FILE',
      title,
      fileId,
      addedBy: `Член команды лидеров, ${agency.name}`,
      addedAt: at,
    })
  })
}

function addHistory(
  rows: Rows,
  tenantId: string,
  assessmentId: string,
  status: AssessmentStatus,
  curator: string,
  t: Timeline,
  objected: boolean,
): void {
  const way: [AssessmentStatus, Date, string][] = [
    ['DRAFT', t.started, curator],
    ['SUBMITTED', t.submitted, curator],
    ['VERIFICATION', t.submitted, verifier],
    ['VERIFIED', t.verified, verifier],
    ['RESULTS_SENT', t.sent, verifier],
    ['RECEIVED', t.received, curator],
    ...(objected
      ? ([
          ['OBJECTED', t.objected, curator],
          ['SETTLED', t.settled, verifier],
        ] as [AssessmentStatus, Date, string][])
      : []),
    ['FINAL', t.final, verifier],
  ]
  let from: AssessmentStatus = 'NOT_STARTED'
  for (const [to, at, byName] of way) {
    if (order(to) > order(status)) break
    rows.transitions.push({ tenantId, id: newId(), assessmentId, from, to, byName, at })
    from = to
  }
}
