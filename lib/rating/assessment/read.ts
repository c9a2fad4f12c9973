import 'server-only'
import { formatDateTime, formatDayMonth, instantToDate, type DateString } from '@/lib/core/dates'
import { formatBytes } from '@/lib/core/format'
import { fileHref, kindLabel } from '@/lib/files/labels'
import type { QueryContext } from '@/lib/platform/query'
import { savedAnswer } from './commands'
import type { AssessmentLive, EvidenceView, MaterialRequestView } from './view'
import { dayOf } from '@/lib/core/db-day'
import { offerKey } from '../methodology/offer-rules'
import type { AssessmentStatus } from '../status/rules'

type EvidenceRow = {
  id: string
  version: number
  criterion: number
  rung: number | null
  title: string
  url: string | null
  addedBy: string
  addedAt: Date
  materialRequestId: string | null
  sourceKind: string | null
  sourceId: string | null
  file: { id: string; name: string; mime: string; size: number } | null
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

function evidenceView(row: EvidenceRow, slug: string, timeZone: string, today: DateString): EvidenceView {
  const { file } = row
  return {
    id: row.id,
    version: row.version,
    criterion: row.criterion,
    rung: row.rung,
    title: row.title,
    addedBy: row.addedBy,
    materialRequestId: row.materialRequestId,
    source: row.sourceKind && row.sourceId ? offerKey({ kind: row.sourceKind, id: row.sourceId }) : null,
    addedOn: formatDayMonth(instantToDate(timeZone, row.addedAt), today),
    ...(file
      ? { tag: kindLabel(file.mime), detail: formatBytes(file.size), href: fileHref(slug, file.id), external: false }
      : { tag: 'Ссылка', detail: hostOf(row.url ?? ''), href: row.url ?? '', external: true }),
  }
}

/** Answers, evidence and requests of an assessment that the caller has already found for the actor. */
export async function readLive(
  { tx, tenantId, actor, today }: QueryContext,
  assessment: { id: string; status: AssessmentStatus },
): Promise<AssessmentLive> {
  const { timeZone, slug } = actor.tenant
  const answers = await tx.assessmentAnswer.findMany({
    where: { tenantId, assessmentId: assessment.id },
    select: { criterion: true, attested: true, comment: true, version: true, updatedBy: true, updatedAt: true },
  })
  const evidence = await tx.evidence.findMany({
    // What was filed with an objection belongs to the objection.
    where: { tenantId, assessmentId: assessment.id, removedAt: null, objectionItemId: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      version: true,
      criterion: true,
      rung: true,
      title: true,
      url: true,
      addedBy: true,
      addedAt: true,
      materialRequestId: true,
      sourceKind: true,
      sourceId: true,
      file: { select: { id: true, name: true, mime: true, size: true } },
    },
  })
  const requests = await tx.materialRequest.findMany({
    where: { tenantId, assessmentId: assessment.id },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  return {
    status: assessment.status,
    answers: Object.fromEntries(answers.map((answer) => [answer.criterion, savedAnswer(answer)])),
    evidence: evidence.map((row) => evidenceView(row, slug, timeZone, today)),
    requests: requests.map((row): MaterialRequestView => ({
      id: row.id,
      version: row.version,
      criterion: row.criterion,
      text: row.text,
      dueOn: dayOf(row.dueOn),
      status: row.status,
      askedBy: row.askedBy,
      askedOn: formatDateTime(timeZone, row.askedAt),
      answer: row.answer,
      answeredBy: row.answeredBy,
      answeredOn: row.answeredAt && formatDateTime(timeZone, row.answeredAt),
    })),
  }
}
