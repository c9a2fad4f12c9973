/** A table of steps as its drawings: the map with time laid over it, and the value stream. Pure. */
import {
  ZERO,
  compare,
  divide,
  formatFraction,
  fraction,
  isZero,
  multiply,
  roundedText,
  type Fraction,
} from '@/lib/core/fraction'
import { count } from '@/lib/core/format'
import type { KeptFile } from '../file/keep'
import { shownOf } from '../map/complete'
import { draftOf } from '../map/draft'
import { drawMap } from '../map/draw'
import { layoutMap, type Direction } from '../map/layout/picture'
import type { StepMark } from '../map/marks'
import type { Palette } from '../map/palette'
import { openText } from '../map/open'
import { readMap } from '../map/read'
import { drawStream, type Stream, type StreamStep } from '../map/value-stream'
import { writeModel } from '../map/write'
import { spentByRow } from '../model/step-lines'
import { readMean } from '../model/step-time'
import { shortTime } from '../model/time-words'
import { wasteLabels } from '../model/labels'
import { END, type ProcessModel, type ProcessRole, type ProcessStep, type WasteKind } from '../model/types'
import { wasteKinds } from '../model/types'

export type Change = NonNullable<StepMark['change']>
export type Picture = {
  model: ProcessModel
  roles: readonly ProcessRole[]
  /** Expected visits by row; none where the table has faults. */
  visits: readonly Fraction[] | null
  dayMinutes: string
  /** By the step's id, against the other state. */
  changes?: ReadonlyMap<string, Change>
  /** Steps that are processes themselves: marked, as they unfold below the drawing. */
  subs?: ReadonlySet<string>
  /** Numbers of the problems pinned to a step, by its id. */
  pins?: ReadonlyMap<string, readonly string[]>
  colours?: Palette
  /** The file that is kept with the table and says what it says: its own drawing is shown. */
  file?: KeptFile
  /** What a run costs in each step, by row: the steps are tinted by it and say it. */
  money?: readonly Fraction[]
  /** Laid out anew this way, whatever drawing the file has. */
  direction?: Direction
}

/** A time that is not read yet takes none. */
const known = (time: ProcessStep['work']): Fraction => readMean(time) ?? ZERO

/** 0…1 of the longest or the dearest step: what a run spends in it. */
function heats({ model, visits, money }: Picture): number[] {
  if (!visits) return []
  const spent = money ?? spentByRow({ model, visits })
  const most = spent.reduce((best, one) => (compare(one, best) > 0 ? one : best), ZERO)
  return spent.map((one) => (isZero(most) ? 0 : Number(roundedText(divide(one, most), 3))))
}

/** «2 р. д. + 10 мин»: waiting and work of one pass; «ждать 2 р. д.» where there is no work. */
function noteOf({ wait, work }: ProcessStep, dayMinutes: string): string {
  const parts = [wait, work]
    .map(known)
    .filter((minutes) => !isZero(minutes))
    .map((minutes) => shortTime(minutes, dayMinutes))
  return `${isZero(known(work)) && parts.length > 0 ? 'ждать ' : ''}${parts.join(' + ')}`
}

/** The map as SVG text: lanes by role, time at each step, tinted by what a run spends there. */
export function mapSvg(picture: Picture, title: string): string {
  const { model, roles, dayMinutes, changes, pins, subs, colours, money, direction } = picture
  const opened = picture.file && openText(picture.file.text)
  const file = readMap(opened?.ok ? opened.value : writeModel(model, roles))
  const scope = file.processes.find(({ key }) => key === picture.file?.process) ?? file.processes[0]
  const keys = scope ? draftOf(scope).keys : new Map<string, string>()
  const heat = heats(picture)
  const marks = new Map(
    model.steps.map((step, row): [string, StepMark] => [
      keys.get(step.id) ?? step.id,
      {
        note: `${subs?.has(step.id) ? '⊞ ' : ''}${money?.[row] ? `${formatFraction(money[row], 2)}\u00a0₽` : noteOf(step, dayMinutes)}`,
        ...(heat[row] !== undefined && { heat: heat[row] }),
        ...(changes?.has(step.id) && { change: changes.get(step.id) }),
        ...(pins?.has(step.id) && { pins: pins.get(step.id) }),
      },
    ]),
  )
  return drawMap(file, direction ? layoutMap(file, direction) : shownOf(file).drawing, {
    id: `map-${model.start.slice(-12)}`,
    title,
    description: `${count(model.steps.length, 'шаг', 'шага', 'шагов')}: ${model.steps.map(({ name }, i) => `${i + 1}. ${name}`).join('; ')}`,
    marks,
    ...(colours && { colours }),
  })
}

const losses = ({ wastes = {} }: ProcessStep): WasteKind[] => wasteKinds.filter((kind) => wastes[kind] !== undefined)

/** Steps of the blocks that a step opens, each branch but the first stands beside the ladder. */
const besides = (steps: readonly ProcessStep[]): Set<string> => {
  const aside = new Set<string>()
  for (const { next } of steps) {
    const blocks =
      next === undefined
        ? []
        : 'parallel' in next
          ? [next.parallel]
          : 'decision' in next
            ? next.decision.flatMap((option) => ('parallel' in option ? [option.parallel] : []))
            : []
    for (const { branches } of blocks) for (const branch of branches.slice(1)) for (const id of branch) aside.add(id)
  }
  return aside
}

/** «–» where no time is given: nothing given is not 0. */
const timeText = (time: ProcessStep['work'], dayMinutes: string): string => {
  const mean = readMean(time)
  return mean ? shortTime(mean, dayMinutes) : '–'
}

/** The value stream as SVG text: boxes of work, waiting between them, the ladder of time. */
export function streamSvg(picture: Picture, title: string, perDay: Fraction | null): string {
  const { model, roles, visits, dayMinutes, colours } = picture
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  const aside = besides(model.steps)
  const heat = heats(picture)
  const steps = model.steps.map((step, row): StreamStep => {
    const wait = readMean(step.wait)
    const kinds = losses(step)
    return {
      id: step.id,
      name: step.name,
      role: step.roles.map(({ role }) => names.get(role) ?? '').join(', '),
      figures: [
        { label: 'работа', value: timeText(step.work, dayMinutes) },
        ...(visits ? [{ label: 'проходов', value: formatFraction(visits[row] ?? ZERO, 2) }] : []),
      ],
      value: step.value,
      waiting: {
        time: timeText(step.wait, dayMinutes),
        // Little's law: so many come a day, each waits so many days.
        ...(perDay &&
          wait &&
          visits && {
            count: `${formatFraction(multiply(multiply(perDay, visits[row] ?? ZERO), divide(wait, fraction(BigInt(dayMinutes)))), 0)} шт.`,
          }),
        ...(heat[row] !== undefined && { heat: heat[row] }),
      },
      work: timeText(step.work, dayMinutes),
      ...(kinds.length > 0 && {
        signs: kinds.slice(0, 1).map((kind) => ({ kind: 'loss' as const, text: wasteLabels[kind] })),
      }),
      ...(aside.has(step.id) && { aside: true }),
    }
  })
  const stream: Stream = { steps, returns: returnsOf(model.steps) }
  return drawStream(stream, {
    id: `stream-${model.start.slice(-12)}`,
    title,
    description: `Поток создания ценности: ${count(model.steps.length, 'шаг', 'шага', 'шагов')}`,
    ...(colours && { colours }),
  })
}

const returnsOf = (steps: readonly ProcessStep[]): NonNullable<Stream['returns']> =>
  steps.flatMap(({ id, next }) =>
    next && 'decision' in next
      ? next.decision.flatMap((option) =>
          option.return && 'to' in option && option.to !== END
            ? [{ from: id, to: option.to, label: `возврат ${option.p.replace('.', ',')}` }]
            : [],
        )
      : [],
  )

/** Cases that come on a working day, of a number a year; null – the number is not known. */
export const runsADay = (runsPerYear: number | null, workingDays: number | undefined): Fraction | null =>
  runsPerYear === null || !workingDays ? null : fraction(BigInt(runsPerYear), BigInt(workingDays))

/** What changed between two states: a step came of `fromId`; its times, role or ways differ. */
export function changesOf(
  before: readonly { id: string; step: ProcessStep }[],
  after: readonly { id: string; fromId: string | null; step: ProcessStep }[],
): { before: Map<string, Change>; after: Map<string, Change> } {
  const was = new Map(before.map(({ id, step }) => [id, step]))
  const kept = new Set(after.flatMap(({ fromId }) => (fromId !== null && was.has(fromId) ? [fromId] : [])))
  const same = (one: ProcessStep, other: ProcessStep) =>
    one.name === other.name &&
    JSON.stringify([one.roles, one.wait, one.work]) === JSON.stringify([other.roles, other.wait, other.work])
  const changed = new Map<string, Change>()
  for (const { id, fromId, step } of after) {
    const origin = fromId === null ? undefined : was.get(fromId)
    if (!origin) changed.set(id, 'added')
    else if (!same(origin, step)) changed.set(id, 'changed')
  }
  const gone = new Map(before.flatMap(({ id }): [string, Change][] => (kept.has(id) ? [] : [[id, 'removed']])))
  for (const { id, fromId } of after) if (fromId !== null && changed.get(id) === 'changed') gone.set(fromId, 'changed')
  return { before: gone, after: changed }
}
