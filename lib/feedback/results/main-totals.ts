import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { mainQuestion } from '../survey/main-question'
import { versionContent } from '../survey/store'
import { cellTotals, type CellTotal } from './totals'

/** Surveys that say how satisfied clients are: started ones; a moderator's sheet is no count of people. */
export const tellsSatisfaction = { status: { not: 'DRAFT' }, audience: { not: 'MODERATED' } } as const

type Survey = { id: string; versions: readonly { id: string }[] }

/** The question by which each version calls people satisfied, '' – it has none; a started version never changes. */
const known = new Map<string, string>()
const MOST_KNOWN = 20_000

/** The main question's identity, by version. */
async function mainsOf(tx: Tx, tenantId: string, versionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const mains = new Map(versionIds.flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? ''] as const] : [])))
  const missing = versionIds.filter((id) => !mains.has(id))
  if (missing.length === 0) return mains
  const rows = await tx.surveyVersion.findMany({
    where: { tenantId, id: { in: missing } },
    select: { id: true, content: true },
  })
  if (known.size + rows.length > MOST_KNOWN) known.clear()
  for (const { id, content } of rows) {
    const main = mainQuestion(versionContent(content).pages.flatMap(({ questions }) => questions))?.id ?? ''
    known.set(id, main)
    mains.set(id, main)
  }
  return mains
}

type Asked = {
  tenantId: string
  surveys: readonly Survey[]
  agencyIds: readonly string[] | null
  years: { from: number; to: number }
  /** Every group of this attribute in the place of everybody. */
  attribute?: string
}

/**
 * What the main question of these surveys showed, each agency and year apart: shown cells of closed batches alone. The
 * one place where satisfaction over surveys is read (the office's page, the cockpit, an agency's page).
 */
export async function mainTotals(
  tx: Tx,
  { tenantId, surveys, agencyIds, years, attribute }: Asked,
): Promise<(CellTotal & { agencyId: string; year: number })[]> {
  const mains = await mainsOf(
    tx,
    tenantId,
    surveys.flatMap(({ versions }) => versions.map(({ id }) => id)),
  )
  const questionIds = [...new Set([...mains.values()].filter(Boolean))]
  if (questionIds.length === 0) return []
  const totals = await cellTotals(
    tx,
    { tenantId, surveyIds: surveys.map(({ id }) => id), agencyIds, years, apart: true },
    attribute === undefined ? { cells: 'EVERYBODY', questionIds } : { cells: 'GROUPS', questionIds, attribute },
  )
  return totals.flatMap((one) =>
    mains.get(one.versionId) === one.questionId && one.agencyId !== null && one.year !== null
      ? [{ ...one, agencyId: one.agencyId, year: one.year }]
      : [],
  )
}

/** Of services: external clients. Of whose side an agency's satisfaction is read. */
export const ofServices = { side: 'EXTERNAL', ...tellsSatisfaction } as const satisfies Prisma.SurveyWhereInput
