import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { EVERYBODY } from '../survey/definition'
import { operations } from '../operations'
import { valuesIn } from '../release/scheme'
import { surveyWhere } from '../survey/store'
import { mainTotals, tellsSatisfaction } from './main-totals'
import {
  clientsOf,
  overviewLines,
  overviewTotal,
  type OverviewBy,
  type OverviewLine,
  type OverviewPart,
  type OverviewTotal,
} from './overview'

export type Overview = {
  year: number
  years: number[]
  by: OverviewBy
  lines: OverviewLine[]
  total: OverviewTotal
  surveys: { id: string; title: string }[]
}

const readSurveys = (ctx: QueryContext) =>
  ctx.tx.survey.findMany({
    where: { AND: [surveyWhere(ctx), tellsSatisfaction] },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, title: true, side: true, service: true },
      process: { select: { id: true, name: true, group: true } },
      situation: { select: { id: true, title: true } },
      project: { select: { id: true, title: true } },
      versions: { select: { id: true } },
    },
  })
type Row = Awaited<ReturnType<typeof readSurveys>>[number]

/** What the survey is about, read so; null – it says nothing of that. */
function aboutOf(
  row: Row,
  by: OverviewBy,
  { groups, agency }: { groups: ReadonlyMap<string, string>; agency: { id: string; name: string } },
): { key: string; label: string } | null {
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
      // Whose clients answered, whoever asked them; internal clients are read by matter.
      return row.side === 'EXTERNAL' ? named(agency) : null
    case 'touchpoint':
    case 'segment':
      return null
  }
}

/**
 * The main question of every survey in a year beside the year before: sums of shown cells of closed batches alone
 * (release-scheme §9). A survey over the whole programme counts for an agency's side by its own agencies. By agency it
 * is what the cockpit's column says.
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
    const groups = new Map(actor.tenant.settings.processes.groups.map(({ key, title }) => [key, title]))
    const cut = by === 'touchpoint' || by === 'segment' ? by : null
    const names = cut ? await cutNames(ctx, cut) : new Map<string, string>()
    const agencies = by === 'agency' ? await agencyNames(ctx) : new Map<string, string>()
    const which = { tenantId, surveys: rows, agencyIds: own, years: { from: year - 1, to: year } }
    const everybody = await mainTotals(tx, which)
    const totals = cut ? await mainTotals(tx, { ...which, attribute: cut }) : everybody
    const byId = new Map(rows.map((row) => [row.id, row]))
    const parts = totals.flatMap(({ surveyId, agencyId, year: of, cell, shown }): OverviewPart[] => {
      const row = byId.get(surveyId)
      if (!row || !shown) return []
      const agency = { id: agencyId, name: agencies.get(agencyId) ?? '' }
      const about = cell === EVERYBODY ? aboutOf(row, by, { groups, agency }) : groupOf(cell, names, by)
      return about ? [{ ...about, surveyId, shown, year: of === year ? 'this' : 'before' }] : []
    })
    const clients = clientsOf(by)
    const counted = everybody.flatMap(({ surveyId, shown, year: of }) =>
      shown && (clients === 'ALL' || byId.get(surveyId)?.side === clients)
        ? [{ shown, year: of === year ? ('this' as const) : ('before' as const) }]
        : [],
    )
    const lines = overviewLines(parts)
    return {
      ...{ year, years, by, lines },
      total: overviewTotal(counted, lines),
      surveys: rows.map(({ id, title }) => ({ id, title })),
    }
  },
})

async function cutNames({ tx, tenantId }: QueryContext, by: 'touchpoint' | 'segment'): Promise<Map<string, string>> {
  const which = { where: { tenantId }, select: { id: true, name: true } }
  const rows = by === 'touchpoint' ? await tx.touchpoint.findMany(which) : await tx.clientSegment.findMany(which)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const agencyNames = async ({ tx, tenantId }: QueryContext): Promise<Map<string, string>> =>
  new Map(
    (await tx.agency.findMany({ where: { tenantId }, select: { id: true, name: true } })).map(({ id, name }) => [
      id,
      name,
    ]),
  )

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
