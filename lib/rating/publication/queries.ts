import 'server-only'
import { notFound } from 'next/navigation'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { submissionTiming, type SubmissionTiming } from '@/lib/core/due'
import { isUuid, newId } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { Methodology } from '../methodology/types'
import { assemblePublication, type StoredBundle } from './assemble'
import { publicationSource, type PublicationSource, type SourceAgency } from './source'
import { parseBreakdown, type NotRated } from './published'
import type { ChecklistItem } from './checklist'
import { decideFinalise } from '../settlement/window'
import { objectionWindow } from '../methodology/window'
import { operations } from '../operations'

export type PreviewRow = {
  agencyId: string
  agencyName: string
  place: number
  total: string
  level: string
  selfTotal: string | null
  previous: { total: string; level: string } | null
}

export type PublishedVersion = {
  id: string
  version: number
  reason: string | null
  publishedAt: Date
  publishedBy: string
  rated: number
  notRated: NotRated[]
}

export type CorrectableLine = {
  agencyId: string
  agencyName: string
  total: string
  level: string
  scores: { criterion: number; score: number }[]
}

export type PublicationView = {
  campaign: {
    id: string
    version: number
    year: number
    status: 'OPEN' | 'PUBLISHED'
    publicationDue: DateString
    selfAssessmentDue: DateString
  }
  methodology: Methodology
  due: SubmissionTiming
  checklist: ChecklistItem[]
  agencies: SourceAgency[]
  leftOut: SourceAgency[]
  /** Verified, results not sent yet. */
  toSend: SourceAgency[]
  /** Sent and not received: the authority may record a receipt known from paper. */
  unreceived: (SourceAgency & { sentOn: DateString | null })[]
  /** Settled, or the window over without an objection. */
  toFinalise: SourceAgency[]
  /** The window is still open. */
  inWindow: (SourceAgency & { lastDay: DateString })[]
  /** The rating as it would be published now (as it is published, for a published campaign). */
  preview: PreviewRow[]
  previousYear: number | null
  versions: PublishedVersion[]
  /** Lines of the version in force, for a correction. */
  lines: CorrectableLine[]
  /** Final results that the version in force does not have: a correction adds them. */
  addable: SourceAgency[]
}

/** When results were sent and received, what is published already, and the rating of the year before. */
async function readStored({ tx, tenantId }: QueryContext, campaignId: string, year: number) {
  const stamps = new Map(
    (
      await tx.selfAssessment.findMany({
        where: { tenantId, campaignId, status: { in: ['RESULTS_SENT', 'RECEIVED', 'SETTLED'] } },
        select: { id: true, receivedAt: true, resultsSentAt: true },
      })
    ).map((row) => [row.id, row]),
  )
  const versions = await tx.ratingVersion.findMany({
    where: { tenantId, campaignId },
    orderBy: { version: 'desc' },
    include: { _count: { select: { results: true } } },
  })
  const last = versions[0]
  const lines = last
    ? await tx.ratingResult.findMany({
        where: { tenantId, versionId: last.id },
        orderBy: [{ place: 'asc' }, { agencyName: 'asc' }],
      })
    : []
  const before = await tx.ratingVersion.findFirst({
    where: { tenantId, year: { lt: year } },
    orderBy: [{ year: 'desc' }, { version: 'desc' }],
    select: { year: true, results: { select: { agencyId: true, total: true, level: true } } },
  })
  return { stamps, versions, last, lines, before }
}

/** The rating as it is published, or as it would be now. */
function ratingOf(
  { tenantId, actor: { tenant }, now }: QueryContext,
  { campaign, methodology, participants }: PublicationSource,
  { last, lines }: Awaited<ReturnType<typeof readStored>>,
) {
  return last
    ? lines.map((line) => ({ ...line, breakdown: parseBreakdown(line.breakdown) }))
    : assemblePublication({
        tenantId,
        tenant,
        programme: tenant.programme,
        campaignId: campaign.id,
        year: campaign.year,
        version: 1,
        reason: null,
        publishedAt: now,
        publishedBy: '',
        methodology,
        participants,
        notRated: [],
        nextNumber: { LEVEL_CERTIFICATE: 1, DIPLOMA: 1 },
        newId,
        newCode: () => '',
      }).results
}

/** Everything for the page that leads a campaign to its publication. Ten statements for any number of participants. */
export const getPublication = defineQuery({
  operation: operations['campaign.read'],
  run: async (ctx, { campaignId }: { campaignId: string }): Promise<PublicationView> => {
    const {
      tx,
      actor: { tenant },
      now,
    } = ctx
    const source =
      ctx.can(operations['campaign.publish']) && isUuid(campaignId)
        ? await publicationSource(tx, tenant, campaignId, now)
        : null
    if (!source) return notFound()
    const { campaign, methodology, agencies } = source
    const today = ctx.today
    const stored = await readStored(ctx, campaignId, campaign.year)
    const { stamps, versions, last, lines, before } = stored
    const previousOf = new Map(
      (before?.results ?? []).map(({ agencyId, total, level }) => [agencyId, { total, level }]),
    )
    const results = ratingOf(ctx, source, stored)
    const dayOfInstant = (instant: Date | null | undefined) =>
      instant ? instantToDate(tenant.timeZone, instant) : null
    const { workingDays } = methodology.cycle.objectionWindow
    const finalisable = agencies.filter(
      ({ status, assessmentId }) =>
        decideFinalise({
          status,
          receivedDate: dayOfInstant(stamps.get(assessmentId)?.receivedAt),
          workingDays,
          today,
          waived: false,
        }).ok,
    )
    return {
      campaign,
      methodology,
      checklist: source.checklist,
      agencies,
      leftOut: source.leftOut,
      due: submissionTiming(
        campaign.publicationDue,
        tenant.timeZone,
        last ? (versions.at(-1)?.publishedAt ?? null) : null,
        now,
      ),
      toSend: agencies.filter(({ status }) => status === 'VERIFIED'),
      unreceived: agencies
        .filter(({ status }) => status === 'RESULTS_SENT')
        .map((agency) => ({ ...agency, sentOn: dayOfInstant(stamps.get(agency.assessmentId)?.resultsSentAt) })),
      toFinalise: finalisable,
      inWindow: agencies
        .filter((agency) => agency.status === 'RECEIVED' && !finalisable.includes(agency))
        .flatMap((agency) => {
          const received = dayOfInstant(stamps.get(agency.assessmentId)?.receivedAt)
          return received ? [{ ...agency, lastDay: objectionWindow(received, workingDays).lastDay }] : []
        }),
      preview: results.map((result): PreviewRow => ({
        agencyId: result.agencyId,
        agencyName: result.agencyName,
        place: result.place,
        total: result.total,
        level: result.level,
        selfTotal: result.breakdown.selfTotal,
        previous: previousOf.get(result.agencyId) ?? null,
      })),
      previousYear: before?.year ?? null,
      versions: versions.map((row) => ({
        id: row.id,
        version: row.version,
        reason: row.reason,
        publishedAt: row.publishedAt,
        publishedBy: row.publishedBy,
        rated: row._count.results,
        notRated: (row.bundle as unknown as Partial<StoredBundle>).notRated ?? [],
      })),
      lines: last
        ? lines.map((line) => ({
            agencyId: line.agencyId,
            agencyName: line.agencyName,
            total: line.total,
            level: line.level,
            scores: methodology.criteria.map(({ number }, i) => ({ criterion: number, score: line.scores[i] ?? 0 })),
          }))
        : [],
      addable: last
        ? agencies.filter(
            (agency) => agency.status === 'FINAL' && !lines.some(({ agencyId }) => agencyId === agency.agencyId),
          )
        : [],
    }
  },
})
