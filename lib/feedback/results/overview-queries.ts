import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { EVERYBODY, type SurveyQuestion } from '../survey/definition'
import { operations } from '../operations'
import { valuesIn } from '../release/scheme'
import { surveyWhere, versionContent } from '../survey/store'
import { overviewLines, overviewTotal, type OverviewBy, type OverviewLine, type OverviewPart } from './overview'
import { cellTotals } from './totals'
import { mainQuestion } from './view'

export type Overview = {
  year: number
  years: number[]
  by: OverviewBy
  lines: OverviewLine[]
  total: { satisfied: number; n: number }
  surveys: { id: string; title: string }[]
}

const readSurveys = (ctx: QueryContext) =>
  ctx.tx.survey.findMany({
    where: { AND: [surveyWhere(ctx), { status: { not: 'DRAFT' }, audience: { not: 'MODERATED' } }] },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, title: true, side: true, service: true },
      agency: { select: { id: true, name: true } },
      process: { select: { id: true, name: true, group: true } },
      situation: { select: { id: true, title: true } },
      project: { select: { id: true, title: true } },
      versions: { orderBy: { number: 'desc' }, select: { id: true, content: true } },
    },
  })
type Row = Awaited<ReturnType<typeof readSurveys>>[number]

/** The question by which each version calls people satisfied. */
const mainsOf = (row: Row): Map<string, SurveyQuestion> =>
  new Map(
    row.versions.flatMap(({ id, content }) => {
      const main = mainQuestion(versionContent(content).pages.flatMap(({ questions }) => questions))
      return main ? [[id, main] as const] : []
    }),
  )

/** What the survey is about, read so; null – it says nothing of that. */
function aboutOf(row: Row, by: OverviewBy, groups: ReadonlyMap<string, string>): { key: string; label: string } | null {
  const named = (one: { id: string; name?: string; title?: string } | null) =>
    one && { key: one.id, label: one.name ?? one.title ?? '' }
  const words = (text: string) => (text === '' ? null : { key: text.toLowerCase(), label: text })
  switch (by) {
    case 'service':
      return row.side === 'EXTERNAL' ? words(row.service) : null
    case 'matter':
      return row.side === 'INTERNAL' ? words(row.service) : null
    case 'group':
      return row.process?.group
        ? { key: row.process.group, label: groups.get(row.process.group) ?? row.process.group }
        : null
    case 'process':
      return named(row.process)
    case 'situation':
      return named(row.situation)
    case 'project':
      return named(row.project)
    case 'agency':
      return named(row.agency) ?? { key: '', label: 'Вся программа' }
    case 'touchpoint':
    case 'segment':
      return null
  }
}

/**
 * The main question of every survey in a year beside the year before: sums of shown cells of closed batches alone
 * (release-scheme §9). A survey over the whole programme counts for an agency's side by its own agencies.
 */
export const getSatisfaction = defineQuery({
  operation: operations['result.read'],
  run: async (ctx, { by, year: asked }: { by: OverviewBy; year: number | null }): Promise<Overview> => {
    const { tx, tenantId, today, actor } = ctx
    const rows = await readSurveys(ctx)
    const own = ctx.agencyWhere().agencyId?.in ?? null
    const blocks = await tx.surveyBlock.findMany({
      where: { tenantId, surveyId: { in: rows.map(({ id }) => id) }, ...ctx.agencyWhere() },
      distinct: ['until'],
      select: { until: true },
    })
    const years = [...new Set([...blocks.map(({ until }) => until.getUTCFullYear()), yearOf(today)])].sort(
      (a, b) => b - a,
    )
    const year = asked !== null && years.includes(asked) ? asked : (years[0] ?? yearOf(today))
    const mains = new Map(rows.map((row) => [row.id, mainsOf(row)]))
    const questionIds = [...new Set([...mains.values()].flatMap((of) => [...of.values()].map(({ id }) => id)))]
    const groups = new Map(actor.tenant.settings.processes.groups.map(({ key, title }) => [key, title]))
    const cut = by === 'touchpoint' || by === 'segment' ? by : null
    const names = cut ? await cutNames(ctx, cut) : new Map<string, string>()
    const parts: OverviewPart[] = []
    for (const which of ['this', 'before'] as const) {
      const totals = await cellTotals(
        tx,
        { tenantId, surveyIds: rows.map(({ id }) => id), agencyIds: own, year: which === 'this' ? year : year - 1 },
        cut ? { cells: 'GROUPS', questionIds, attribute: cut } : { cells: 'EVERYBODY', questionIds },
      )
      for (const { surveyId, versionId, questionId, cell, shown } of totals) {
        const row = rows.find(({ id }) => id === surveyId)
        if (!row || !shown || mains.get(surveyId)?.get(versionId)?.id !== questionId) continue
        const about = cell === EVERYBODY ? aboutOf(row, by, groups) : groupOf(cell, names, by)
        if (about) parts.push({ ...about, surveyId, shown, year: which })
      }
    }
    return {
      ...{ year, years, by },
      lines: overviewLines(parts),
      total: overviewTotal(parts),
      surveys: rows.map(({ id, title }) => ({ id, title })),
    }
  },
})

async function cutNames({ tx, tenantId }: QueryContext, by: 'touchpoint' | 'segment'): Promise<Map<string, string>> {
  const which = { where: { tenantId }, select: { id: true, name: true } }
  const rows = by === 'touchpoint' ? await tx.touchpoint.findMany(which) : await tx.clientSegment.findMany(which)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function groupOf(
  cell: string,
  names: ReadonlyMap<string, string>,
  by: OverviewBy,
): { key: string; label: string } | null {
  const key = (JSON.parse(cell) as [string, string][])[0]?.[1]
  // Several that stand together in one survey are no line of all surveys.
  return key === undefined || valuesIn(key).length > 1
    ? null
    : { key, label: names.get(key) ?? (by === 'segment' ? 'Сегмент убран' : 'Точка убрана') }
}
