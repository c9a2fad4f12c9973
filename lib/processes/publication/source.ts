import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import { formatBytes } from '@/lib/core/format'
import { markOf } from '@/lib/platform/mark'
import {
  compare,
  divide,
  fraction,
  multiply,
  roundedText,
  shareOut,
  sum,
  unitsText,
  type Fraction,
  placesFor,
} from '@/lib/core/fraction'
import type { MapState, Process } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { printedCost, printedYear } from '../model/printed'
import { processResults, type ProcessResults } from '../model/results'
import type { ProcessModel, ProcessRole } from '../model/types'
import { approvedOf, type ApprovedCalculation } from '../money/calculation-queries'
import { isSaid } from '../model/client'
import { spentByRow } from '../model/step-lines'
import { mapSvg } from '../picture/picture'
import type { Drawings, PublicationSource, PublicCourse, PublicMaterial } from './content'

type Context = { tx: Tx; tenantId: string }
type Settings = { dayMinutes: string; groups: readonly { key: string; title: string }[] }
type Owner = Pick<Process, 'id' | 'name' | 'agencyId' | 'group' | 'runsPerYear' | 'reengineeredOn' | 'outputs'>

/** What may be cleared of a process now, with both drawings of each course and the mark of all of it. */
export type Publishable = {
  source: PublicationSource
  drawings: Drawings
  mark: string
  /** Both states are approved, on the prices of different days: their costs do not compare and are left out. */
  pricesDiffer: boolean
}

/** Working days in each step of a run with one place; what runs one after another adds up to the printed total. */
function stepDays(
  spent: readonly Fraction[],
  day: Fraction,
  total: Fraction | null,
): { days: string[]; inLine: boolean } {
  const parts = spent.map((minutes) => divide(minutes, day))
  const places = placesFor(total ? [total] : [], 1)
  const inLine = total !== null && compare(sum(parts), total) === 0
  return inLine
    ? { days: shareOut(parts, places).map((units) => unitsText(units, places)), inLine }
    : { days: parts.map((part) => roundedText(part, places)), inLine }
}

function courseOf(approved: ApprovedCalculation, results: ProcessResults, day: Fraction): PublicCourse {
  const { figures, cost, yearCost } = results
  const { model, question } = approved
  const total = figures.lead.exact ? divide(figures.lead.mean, day) : null
  const { days, inLine } = stepDays(spentByRow({ model, visits: figures.visits }), day, total)
  const roles = new Map(question.roles.map(({ id, name }) => [id, name]))
  return {
    calculation: approved.number,
    approvedOn: approved.approvedAt.toISOString(),
    days: total && roundedText(total, placesFor([total], 1)),
    inLine,
    handoffs: roundedText(figures.handoffs.roles, 1),
    firstTimeRight: roundedText(multiply(figures.firstTimeRight, fraction(100)), 0),
    cost: cost
      ? { run: printedCost(cost).run, year: yearCost ? printedYear(yearCost).total : null, day: approved.day }
      : null,
    client: isSaid(approved.client) ? approved.client : null,
    steps: model.steps.map(({ name, roles: workers }, i) => ({
      name,
      role: workers.map(({ role }) => roles.get(role) ?? '').join(', '),
      days: days[i] ?? null,
    })),
    svg: null,
  }
}

/** No step tells its time. */
const untimed = (model: ProcessModel): ProcessModel => ({
  ...model,
  steps: model.steps.map((step) => ({ ...step, wait: { fixed: '0' }, work: { fixed: '0' } })),
})

function drawingsOf(
  { model, question }: ApprovedCalculation,
  { figures }: ProcessResults,
  { title, dayMinutes }: { title: string; dayMinutes: string },
): { timed: string; plain: string } {
  const roles: readonly ProcessRole[] = question.roles
  return {
    timed: mapSvg({ model, roles, visits: figures.visits, dayMinutes }, title),
    plain: mapSvg({ model: untimed(model), roles, visits: null, dayMinutes }, title),
  }
}

/** Materials that an edition may show. */
export async function materialsOf(
  { tx, tenantId }: Context,
  processId: string,
): Promise<(PublicMaterial & { version: number })[]> {
  const rows = await tx.processMaterial.findMany({
    where: { tenantId, processId, removedAt: null },
    orderBy: [{ kind: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    include: { file: { select: { name: true, size: true } } },
    take: 100,
  })
  return rows.map(({ id, kind, title, fileId, url, file, version }) => ({
    id,
    kind,
    title,
    fileId,
    url,
    version,
    about: file
      ? `${(/\.([A-Za-z0-9]{1,5})$/.exec(file.name)?.[1] ?? 'файл').toUpperCase()}, ${formatBytes(file.size)}`
      : new URL(url).hostname.replace(/^www\./, ''),
  }))
}

/**
 * What may be cleared: the newest approved calculation of each state (a table in work is no fact), the owner,
 * materials.
 */
export async function publishable(ctx: Context, process: Owner, settings: Settings): Promise<Publishable> {
  const { tx, tenantId } = ctx
  const agency = await tx.agency.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: process.agencyId } },
    select: { name: true },
  })
  const approved = await approvedOf(ctx, process.id)
  const day = fraction(BigInt(settings.dayMinutes))
  const drawn = (state: MapState) => {
    const one = approved.find((calculation) => calculation.state === state)
    if (!one) return null
    const results = processResults(one.model, one.question)
    const title = `${process.name}: ${state === 'AS_IS' ? 'раньше' : 'новый порядок'}`
    return {
      course: courseOf(one, results, day),
      drawing: drawingsOf(one, results, { title, dayMinutes: settings.dayMinutes }),
    }
  }
  const [before, after] = [drawn('AS_IS'), drawn('TO_BE')]
  const materials = await materialsOf(ctx, process.id)
  const days = [before, after].flatMap((drawnState) => drawnState?.course.cost?.day ?? [])
  const pricesDiffer = new Set(days).size > 1
  const source: PublicationSource = {
    title: process.name,
    summary: process.outputs.length > 0 ? `Результат: ${process.outputs.join('; ')}.` : '',
    agency: agency.name,
    group: process.group,
    groupTitle: settings.groups.find(({ key }) => key === process.group)?.title ?? '',
    runsPerYear: process.runsPerYear,
    inForce: process.reengineeredOn && dayOf(process.reengineeredOn),
    before: before && (pricesDiffer ? { ...before.course, cost: null } : before.course),
    after: after && (pricesDiffer ? { ...after.course, cost: null } : after.course),
    materials: materials.map(({ version: _version, ...material }) => material),
  }
  const drawings: Drawings = { before: before?.drawing ?? null, after: after?.drawing ?? null }
  const mark = markOf([source, drawings])
  return { source, drawings, mark, pricesDiffer }
}
