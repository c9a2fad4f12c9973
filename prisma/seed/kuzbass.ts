import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { newAwardCode } from '../../lib/core/code'
import type { Methodology } from '../../lib/rating/methodology/types'
import { assemblePublication } from '../../lib/rating/publication/assemble'
import type { AssessmentStatus } from '../../lib/rating/status/rules'
import type { TenantView } from '../../lib/core/tenant'
import { seedCampaign, type SeedAgency, type SeedAssessment, type Timeline } from './campaign'
import type { DemoFile } from './files'
import { random } from './random'

type Place = {
  tx: Tx
  tenant: TenantView
  methodology: Methodology
  agencies: SeedAgency[]
  file: DemoFile
  verifierId: string
}

const at = (year: number, month: number, day: number, hour = 4): Date =>
  new Date(Date.UTC(year, month - 1, day, hour, 20))

/** A rating of a past year as it was published on the day: everything settled, certificates out. */
export async function seedPublishedYear(
  { tx, tenant, methodology, agencies, file, verifierId }: Place,
  year: number,
  published: Date,
): Promise<void> {
  const tenantId = tenant.id
  const plan = agencies.map((agency, i) => {
    const next = random(`timeline ${agency.name} ${year}`)
    const submitted = at(year, 12, 1 + Math.floor(next() * 14), 3 + Math.floor(next() * 6))
    const timeline: Timeline = {
      started: at(year, 11, 2 + Math.floor(next() * 20)),
      submitted,
      verified: at(year + 1, 1, 12 + Math.floor(next() * 16)),
      sent: at(year + 1, 2, 18),
      received: at(year + 1, 2, 18 + Math.floor(next() * 2), 6),
      objected: at(year + 1, 3, 2 + Math.floor(next() * 8)),
      settled: at(year + 1, 3, 17),
      final: at(year + 1, 3, 24),
    }
    return { agency, status: 'FINAL' as const, objects: i % 7 === 3, answered: 8, timeline }
  })
  const { id, assessments } = await seedCampaign(tx, {
    tenantId,
    year,
    methodology,
    openedAt: at(year, 10, 6),
    file,
    verifierId,
    plan,
  })
  const publication = assemblePublication({
    tenantId,
    tenant,
    programme: tenant.programme,
    campaignId: id,
    year,
    version: 1,
    reason: null,
    publishedAt: published,
    publishedBy: 'Специалист уполномоченного органа',
    methodology,
    participants: assessments.map(participantOf),
    notRated: [],
    nextNumber: { LEVEL_CERTIFICATE: 1, DIPLOMA: 1 },
    newId,
    newCode: newAwardCode,
  })
  await tx.ratingVersion.create({
    data: { ...publication.version, bundle: publication.version.bundle as unknown as Prisma.InputJsonObject },
  })
  await tx.ratingResult.createMany({
    data: publication.results.map((result) => ({ ...result, breakdown: result.breakdown as Prisma.InputJsonObject })),
  })
  await tx.award.createMany({ data: publication.awards })
  await tx.ratingCampaign.update({ where: { tenantId_id: { tenantId, id } }, data: { status: 'PUBLISHED' } })
  await audit(tx, tenantId, [
    ['campaign.open', 'RatingCampaign', id, at(year, 10, 6)],
    ['campaign.publish', 'RatingVersion', publication.version.id, published],
  ])
}

const participantOf = ({ agency, answers }: SeedAssessment) => ({
  agencyId: agency.id,
  agencySlug: agency.slug,
  agencyName: agency.name,
  agencyKind: agency.kind,
  selfAssessed: true,
  answers: answers.map((a) => ({
    criterion: a.criterion,
    attested: a.attested,
    verifiedScore: a.verifiedScore,
    verifiedReason: a.verifiedReason,
    finalScore: a.finalScore,
    correction: null,
    evidence: a.evidence,
    settlement: a.objection && {
      outcome: a.objection.outcome,
      objection: a.objection.reason,
      requestedScore: a.objection.requestedScore,
      reason: a.objection.outcomeReason,
    },
  })),
})

type AuditRow = [operation: string, subjectType: string, subjectId: string, at: Date, agency?: SeedAgency]

async function audit(tx: Tx, tenantId: string, entries: AuditRow[]): Promise<void> {
  await tx.auditRecord.createMany({
    data: entries.map(([operation, subjectType, subjectId, when, agency]) => ({
      tenantId,
      id: newId(),
      at: when,
      personName: agency ? `Куратор, ${agency.name}` : 'Специалист уполномоченного органа',
      agencyId: agency?.id,
      operation,
      subjectType,
      subjectId,
      requestId: 'demo',
    })),
  })
}

/** The year under way shows every state once at least; the two agencies of the demo sign-ins are drafting. */
const stateOf = (name: string, i: number): { status: AssessmentStatus; answered: number } => {
  if (name === 'Министерство образования') return { status: 'DRAFT', answered: 5 }
  if (name === 'Юргинский городской округ') return { status: 'DRAFT', answered: 7 }
  const states: AssessmentStatus[] = [
    'SUBMITTED',
    'DRAFT',
    'NOT_STARTED',
    'DRAFT',
    'SUBMITTED',
    'VERIFICATION',
    'NOT_STARTED',
    'DRAFT',
    'SUBMITTED',
    'VERIFIED',
    'DRAFT',
    'RESULTS_SENT',
    'NOT_STARTED',
    'VERIFICATION',
    'DRAFT',
    'RECEIVED',
    'SUBMITTED',
    'NOT_STARTED',
    'OBJECTED',
    'DRAFT',
    'SETTLED',
    'VERIFICATION',
    'DRAFT',
    'FINAL',
    'SUBMITTED',
    'VERIFIED',
    'NOT_STARTED',
  ]
  return { status: states[i % states.length] ?? 'DRAFT', answered: 2 + (i % 6) }
}

/** The campaign of the year, open, with agencies in every state, requests for material and a documentary check. */
export async function seedCurrentYear(
  { tx, tenant, methodology, agencies, file, verifierId }: Place,
  year: number,
  now: Date,
): Promise<void> {
  const tenantId = tenant.id
  const before = (days: number, hours = 0): Date => new Date(now.getTime() - days * 86_400_000 - hours * 3_600_000)
  const plan = agencies.map((agency, i) => ({
    agency,
    ...stateOf(agency.name, i),
    objects: stateOf(agency.name, i).status === 'OBJECTED' || stateOf(agency.name, i).status === 'SETTLED',
    timeline: {
      started: before(20 - (i % 9), i % 7),
      submitted: before(9 - (i % 4), i % 5),
      verified: before(5),
      sent: before(4, 2),
      received: before(3, 5),
      objected: before(2),
      settled: before(1, 3),
      final: before(1),
    },
  }))
  const { id, assessments } = await seedCampaign(tx, {
    tenantId,
    year,
    methodology,
    openedAt: before(45),
    file,
    verifierId,
    plan,
  })
  const inWork = assessments.filter((a) => a.status === 'VERIFICATION')
  const due = new Date(now.getTime() + 5 * 86_400_000)
  await tx.materialRequest.createMany({
    data: inWork.slice(0, 2).map((assessment, n): Prisma.MaterialRequestCreateManyInput => ({
      tenantId,
      id: newId(),
      assessmentId: assessment.id,
      criterion: 5,
      dueOn: due,
      askedBy: 'Методолог центра компетенций',
      askedAt: before(3),
      text: 'Пришлите утверждённый план подготовки сотрудников: в приложенном файле нет подписи и даты.',
      status: n === 0 ? 'OPEN' : 'ANSWERED',
      ...(n === 0
        ? {}
        : {
            answer: 'План утверждён 12 марта, скан с подписью приложен к критерию.',
            answeredBy: `Куратор, ${assessment.agency.name}`,
            answeredAt: before(1),
          }),
    })),
  })
  const checked = inWork[2] ?? inWork[0]
  if (checked) {
    await tx.documentaryCheck.create({
      data: {
        tenantId,
        id: newId(),
        assessmentId: checked.id,
        date: before(4),
        criteria: [1, 5],
        byName: 'Методолог центра компетенций',
        finding: 'Оригиналы приказов сверены, сведения подтверждены.',
      },
    })
  }
  await audit(tx, tenantId, [
    ['campaign.open', 'RatingCampaign', id, before(45)],
    ...assessments
      .filter((a) => !['NOT_STARTED', 'DRAFT'].includes(a.status))
      .map((a): AuditRow => ['assessment.submit', 'SelfAssessment', a.id, before(8), a.agency]),
  ])
}
