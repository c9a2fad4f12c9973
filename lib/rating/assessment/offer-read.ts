import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import { situationStatusLabels, type SituationStatusName } from '@/lib/feedback/situation/labels'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { effectText, proposalSign } from '@/lib/proposals/labels'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import type { ProjectKind, ProjectStatus } from '@/lib/projects/state/rules'
import { dayOf } from '@/lib/core/db-day'
import { oneOf } from '@/lib/platform/sql'
import { plannedStatuses, startedStatuses } from '@/lib/projects/state/rules'
import type { Offered, OfferKind } from '../methodology/offer-rules'

const MOST = 300
type Place = { tenantId: string; agencyId: string; timeZone: string }

/** The agency and all under it: an agency's rating counts what its organisations do (K app. 3, 4.1). */
const under = ({ tenantId, agencyId }: Place): Prisma.Sql => Prisma.sql`under AS (
  SELECT "id" FROM "Agency" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${agencyId}::uuid
  UNION SELECT a."id" FROM "Agency" a JOIN under u ON a."tenantId" = ${tenantId}::uuid AND a."parentId" = u."id")`
const only = (id: string | undefined): Prisma.Sql =>
  id === undefined ? Prisma.empty : Prisma.sql`AND t."id" = ${id}::uuid`

type ProjectRow = {
  id: string
  number: number
  title: string
  kind: ProjectKind
  status: ProjectStatus
  own: boolean
  replicated: boolean
  agencies: number
  startsOn: Date | null
  endsOn: Date | null
  closedOn: Date | null
  createdAt: Date
}

async function projects(tx: Tx, place: Place, id?: string): Promise<Offered[]> {
  const rows = await tx.$queryRaw<ProjectRow[]>`
    WITH RECURSIVE ${under(place)}
    SELECT t."id", t."number", t."title", t."kind"::text AS kind, t."status"::text AS status,
      bool_or(r."agencyId" = ${place.agencyId}::uuid) AS own, t."practiceId" IS NOT NULL AS replicated,
      (SELECT count(*)::int FROM "ProjectParticipant" o WHERE o."tenantId" = t."tenantId"
        AND o."projectId" = t."id") AS agencies, t."startsOn", t."endsOn", t."closedOn", t."createdAt"
    FROM "Project" t JOIN "ProjectParticipant" r ON r."tenantId" = t."tenantId" AND r."projectId" = t."id"
    JOIN under u ON u."id" = r."agencyId"
    WHERE t."tenantId" = ${place.tenantId}::uuid AND ${oneOf('t."status"', startedStatuses)} ${only(id)}
    GROUP BY t."tenantId", t."id" ORDER BY t."number" DESC LIMIT ${MOST}`
  return rows.map((row) => {
    const end = row.closedOn ?? row.endsOn
    return {
      kind: 'project',
      id: row.id,
      title: `Проект № ${row.number} «${row.title}»`,
      detail: `${projectKindLabels[row.kind]}, ${projectStatusLabels[row.status].short}`,
      status: row.status,
      projectKind: row.kind,
      own: row.own,
      replicated: row.replicated,
      interAgency: row.agencies > 1,
      from: row.startsOn ? dayOf(row.startsOn) : instantToDate(place.timeZone, row.createdAt),
      to: row.status === 'FINISHED' && end ? dayOf(end) : null,
    }
  })
}

type PracticeRow = {
  id: string
  title: string
  agencyId: string
  agencyName: string
  status: string
  publishedAt: Date
  taken: number
}

async function practices(tx: Tx, place: Place, id?: string): Promise<Offered[]> {
  const rows = await tx.$queryRaw<PracticeRow[]>`
    WITH RECURSIVE ${under(place)}
    SELECT t."id", t."title", t."agencyId", a."name" AS "agencyName", t."status"::text AS status, t."publishedAt",
      (SELECT count(*)::int FROM "Project" o WHERE o."tenantId" = t."tenantId" AND o."practiceId" = t."id"
        AND o."agencyId" <> t."agencyId" AND NOT ${oneOf('o."status"', plannedStatuses)}) AS taken
    FROM "Practice" t JOIN under u ON u."id" = t."agencyId" JOIN "Agency" a ON a."tenantId" = t."tenantId"
      AND a."id" = t."agencyId"
    WHERE t."tenantId" = ${place.tenantId}::uuid AND t."status" = 'PUBLISHED'
      AND t."publishedAt" IS NOT NULL ${only(id)} ORDER BY t."publishedAt" DESC LIMIT ${MOST}`
  return rows.map((row) => ({
    kind: 'practice',
    id: row.id,
    title: `Практика «${row.title}»`,
    detail: [
      row.agencyId === place.agencyId ? 'опубликована' : row.agencyName,
      row.taken > 0 ? `тиражировали: ${row.taken}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    status: row.status,
    projectKind: null,
    own: row.agencyId === place.agencyId,
    replicated: row.taken > 0,
    interAgency: false,
    from: instantToDate(place.timeZone, row.publishedAt),
    to: null,
  }))
}

type ProposalRow = {
  id: string
  number: number
  title: string
  own: boolean
  status: string
  doneOn: Date
  hours: string | null
  money: string | null
}

async function proposals(tx: Tx, place: Place, id?: string): Promise<Offered[]> {
  const rows = await tx.$queryRaw<ProposalRow[]>`
    WITH RECURSIVE ${under(place)}
    SELECT t."id", t."number", t."title", t."agencyId" = ${place.agencyId}::uuid AS own, t."status"::text AS status,
      t."doneOn", t."hours", t."money"
    FROM "Proposal" t JOIN under u ON u."id" = t."agencyId"
    WHERE t."tenantId" = ${place.tenantId}::uuid AND t."status" = 'DONE' AND t."doneOn" IS NOT NULL ${only(id)}
    ORDER BY t."doneOn" DESC LIMIT ${MOST}`
  return rows.map((row) => {
    const day = dayOf(row.doneOn)
    return {
      kind: 'proposal',
      id: row.id,
      title: `${proposalSign(row.number)} «${row.title}»`,
      detail: ['внедрено', effectText(row)].filter(Boolean).join(', '),
      status: row.status,
      projectKind: null,
      own: row.own,
      replicated: false,
      interAgency: false,
      from: day,
      to: day,
    }
  })
}

const readers: Record<OfferKind, typeof projects> = {
  project: projects,
  practice: practices,
  proposal: proposals,
  situation: situations,
  survey: surveys,
}

type SituationRow = {
  id: string
  title: string
  status: SituationStatusName
  own: boolean
  agencies: number
  since: Date
  changed: Date
}

/** Those that an agency leads or in whose services it takes part. */
async function situations(tx: Tx, place: Place, id?: string): Promise<Offered[]> {
  const rows = await tx.$queryRaw<SituationRow[]>`
    WITH RECURSIVE ${under(place)}, parts AS (
      SELECT t."id", t."agencyId" FROM "LifeSituation" t
        WHERE t."tenantId" = ${place.tenantId}::uuid AND t."agencyId" IS NOT NULL
      UNION SELECT t."id", (o ->> 'agencyId')::uuid FROM "LifeSituation" t, jsonb_array_elements(t."services") o
        WHERE t."tenantId" = ${place.tenantId}::uuid AND o ->> 'agencyId' IS NOT NULL)
    SELECT t."id", t."title", t."status"::text AS status, bool_or(p."agencyId" = ${place.agencyId}::uuid) AS own,
      (SELECT count(*)::int FROM parts a WHERE a."id" = t."id") AS agencies, t."createdAt" AS since,
      t."updatedAt" AS changed
    FROM "LifeSituation" t JOIN parts p ON p."id" = t."id" JOIN under u ON u."id" = p."agencyId"
    WHERE t."tenantId" = ${place.tenantId}::uuid AND t."status" IN ('CHOSEN', 'CLOSED') ${only(id)}
    GROUP BY t."tenantId", t."id" ORDER BY t."title" LIMIT ${MOST}`
  return rows.map((row) => ({
    kind: 'situation',
    id: row.id,
    title: `Жизненная ситуация «${row.title}»`,
    detail: situationStatusLabels[row.status].short,
    status: row.status,
    projectKind: null,
    own: row.own,
    replicated: false,
    interAgency: row.agencies > 1,
    from: instantToDate(place.timeZone, row.since),
    // One that is over is changed no more: the last change is its report.
    to: row.status === 'CLOSED' ? instantToDate(place.timeZone, row.changed) : null,
  }))
}

type SurveyRow = { id: string; title: string; own: boolean; from: Date; to: Date; answered: number; satisfied: number }

/**
 * Closed surveys of an agency itself of which something may be shown: marks of closed batches alone. One over the whole
 * programme holds figures of others.
 */
async function surveys(tx: Tx, place: Place, id?: string): Promise<Offered[]> {
  const rows = await tx.$queryRaw<SurveyRow[]>`
    WITH RECURSIVE ${under(place)}
    SELECT t."id", t."title", bool_or(b."agencyId" = ${place.agencyId}::uuid) AS own, min(b."from") AS "from",
      max(b."until") AS "to", sum(b."answered")::int AS answered, sum(b."satisfied")::int AS satisfied
    FROM "Survey" t JOIN "SurveyBlock" b ON b."tenantId" = t."tenantId" AND b."surveyId" = t."id"
      AND b."answered" IS NOT NULL JOIN under u ON u."id" = b."agencyId"
    WHERE t."tenantId" = ${place.tenantId}::uuid AND t."status" = 'CLOSED' AND t."agencyId" IS NOT NULL
      AND NOT t."template" ${only(id)}
    GROUP BY t."tenantId", t."id" ORDER BY 5 DESC, t."id" LIMIT ${MOST}`
  return rows.map((row) => ({
    kind: 'survey',
    id: row.id,
    title: `Опрос «${row.title}»`,
    detail: `довольны ${formatNumber(row.satisfied)} из ${formatNumber(row.answered)}`,
    status: 'CLOSED',
    projectKind: null,
    own: row.own,
    replicated: false,
    interAgency: false,
    from: dayOf(row.from),
    to: dayOf(row.to),
  }))
}

/**
 * What an agency and those under it have of these kinds that could prove a criterion: a statement a kind. With `id` one
 * thing alone.
 */
export async function readOffered(tx: Tx, place: Place, kinds: readonly OfferKind[], id?: string): Promise<Offered[]> {
  const found: Offered[] = []
  for (const kind of kinds) found.push(...(await readers[kind](tx, place, id)))
  return found
}
