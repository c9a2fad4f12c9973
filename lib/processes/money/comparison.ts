/**
 * As-is beside to-be, line by line (exact.md P7): each figure before, after and its difference, rounded from the exact
 * difference. Pure.
 */
import {
  ZERO,
  divide,
  formatSmall,
  fraction,
  fractionOf,
  isZero,
  multiply,
  placesFor,
  roundedUnits,
  sign,
  subtract,
  sum,
  type Fraction,
} from '@/lib/core/fraction'
import { NBSP, oneOrMany } from '@/lib/core/format'
import type { Asks } from '../steps/asks'
import { clientKeys, clientLabels, type ClientCost, type ClientKey } from '../model/client'
import { wasteLabels } from '../model/labels'
import type { ProcessResults } from '../model/results'
import { shortTime, shownUnits, signedTime, inWholeMinutes } from '../model/time-words'
import { wasteKinds, type ProcessRole } from '../model/types'

export type ComparedLine = {
  key: string
  label: string
  /** Of a list under another line. */
  part?: true
  before: string
  after: string
  difference: string
  /** In per cent of what was; empty where that is 0 or the figure is a share itself. */
  percent: string
  /** Is the change for the better? null – none, or not to be said. */
  better: boolean | null
  /** Rounded once from the exact difference, it is not that of the two printed figures; a note says so. */
  differs: boolean
}
export type ComparedGroup = { title: string; /** What keeps it apart. */ note?: string; lines: ComparedLine[] }

const NONE = '–'
const HUNDRED = fraction(100)

type Kind = {
  digits: number
  scale?: Fraction
  share?: true
  more?: true
  /** Neither way is better by itself. */ neutral?: true
  /** Minutes in words. */ time?: string
}

/** With its sign: a true minus, «+» before what grew. */
export const signed = (value: Fraction, digits: number): string => {
  const text = formatSmall(value, digits)
  return /[1-9]/.test(text) && sign(value) > 0 ? `+${text}` : text
}

function line(
  key: string,
  label: string,
  before: Fraction | null | undefined,
  after: Fraction | null | undefined,
  { digits: least, scale = fraction(1), share, more, neutral, time }: Kind,
): ComparedLine {
  const scaled = [before, after].map((value) => value && multiply(value, scale))
  const digits = placesFor(
    scaled.flatMap((value) => (value ? [value] : [])),
    least,
  )
  const whole = inWholeMinutes(scaled.flatMap((value) => (value ? [value] : [])))
  const shown = (value: Fraction | null | undefined) =>
    value
      ? time
        ? shortTime(value, time, whole)
        : `${formatSmall(multiply(value, scale), digits)}${share ? `${NBSP}%` : ''}`
      : NONE
  const difference = before && after ? multiply(subtract(after, before), scale) : null
  const turn = difference ? sign(difference) : 0
  return {
    key,
    label,
    before: shown(before),
    after: shown(after),
    difference: difference
      ? time
        ? signedTime(difference, time, whole)
        : `${signed(difference, digits)}${share ? `${NBSP}п.${NBSP}п.` : ''}`
      : NONE,
    percent:
      difference && before && !share && !isZero(before)
        ? `${signed(multiply(divide(difference, multiply(before, scale)), HUNDRED), 0)}${NBSP}%`
        : '',
    better: turn === 0 || neutral ? null : turn > 0 === Boolean(more),
    differs: Boolean(difference && differs(scaled, difference, time ? { whole } : digits)),
  }
}

/** The printed difference is not that of the printed figures; of times in words, by the minute they are printed to. */
function differs(
  [before, after]: (Fraction | null | undefined)[],
  difference: Fraction,
  by: number | { whole: boolean },
) {
  if (!before || !after) return false
  const units = (value: Fraction) => (typeof by === 'number' ? roundedUnits(value, by) : shownUnits(value, by.whole))
  return units(after) - units(before) !== units(difference)
}

/** What a line of differences says where one of them is not that of the printed figures. */
export const differenceNote = (lines: readonly ComparedLine[]): string | null => {
  const labels = lines.flatMap(({ differs: does, label }) => (does ? [`«${label}»`] : []))
  return labels.length === 0
    ? null
    : `Разница считается по точным величинам и округляется один раз: на последний знак она расходится с разностью показанных чисел в ${oneOrMany(labels.length, 'строке', 'строках')} ${labels.join(', ')}.`
}

/** A working day of the tenant, in minutes. */
const inDays = (dayMinutes: string): Kind => ({ digits: 1, scale: divide(fraction(1), fraction(BigInt(dayMinutes))) })
const percent: Kind = { digits: 1, scale: HUNDRED, share: true }

const leadOf = ({ figures }: ProcessResults): Fraction | null => (figures.lead.exact ? figures.lead.mean : null)

function asksLines(asks: Beside['asks']): ComparedLine[] {
  if (!asks) return []
  const { before, after } = asks
  return (['approval', 'information'] as const)
    .filter((kind) => !isZero(before[kind]) || !isZero(after[kind]))
    .map((kind) => line(kind, asksTitles[kind], before[kind], after[kind], { digits: 1 }))
}
const asksTitles = { approval: 'Согласования за прогон', information: 'Запросы сведений за прогон' } as const

/** `asks`: approvals and questions to other units in a run, where a step is marked so. */
type Beside = {
  roles: readonly ProcessRole[]
  dayMinutes: string
  asks?: { before: Asks; after: Asks }
  /** Of one application, as the keepers of the process say. */
  client?: { before: ClientCost; after: ClientCost }
}

/** The client's column beside the budget's: only what is said of one of the two states. */
function clientLines(client: Beside['client']): ComparedLine[] {
  if (!client) return []
  const figure = (cost: ClientCost, key: ClientKey) => (cost[key] === null ? null : fractionOf(cost[key]))
  return clientKeys
    .filter((key) => client.before[key] !== null || client.after[key] !== null)
    .map((key) => {
      const { label, digits } = clientLabels[key]
      return line(`client-${key}`, label, figure(client.before, key), figure(client.after, key), { digits })
    })
}
export const CLIENT_APART = 'Это время и деньги самого клиента: с экономией бюджета они не складываются.'

export function comparedGroups(
  before: ProcessResults,
  after: ProcessResults,
  { roles, dayMinutes, asks, client }: Beside,
): ComparedGroup[] {
  const [was, is] = [before.figures, after.figures]
  const days = inDays(dayMinutes)
  const minutes: Kind = { digits: 0, time: dayMinutes }
  const time: ComparedLine[] = [
    line('lead', 'Время протекания, рабочих дней', leadOf(before), leadOf(after), days),
    line('waiting', 'Ожидание, рабочих дней, по всем ветвям', was.waiting, is.waiting, days),
    line('work', 'Трудоёмкость', was.work, is.work, minutes),
    {
      ...line('value', 'из них ценность', was.workByValue.adds, is.workByValue.adds, { ...minutes, neutral: true }),
      part: true,
    },
    line('efficiency', 'Эффективность потока', was.flowEfficiency, is.flowEfficiency, { ...percent, more: true }),
    line('right', 'С первого раза', was.firstTimeRight, is.firstTimeRight, { ...percent, digits: 0, more: true }),
    line('handoffs', 'Передачи между ролями', was.handoffs.roles, is.handoffs.roles, { digits: 1 }),
    line('units', 'Передачи между подразделениями', was.handoffs.units, is.handoffs.units, { digits: 1 }),
    line('agencies', 'Передачи между органами', was.handoffs.agencies, is.handoffs.agencies, { digits: 1 }),
    ...asksLines(asks),
  ]
  const money: ComparedLine[] = [
    ...(before.cost && after.cost ? [line('run', 'Прогон, ₽', before.cost.run, after.cost.run, { digits: 2 })] : []),
    ...(before.yearCost && after.yearCost
      ? [line('year', `${before.yearCost.year} год, ₽`, before.yearCost.total, after.yearCost.total, { digits: 2 })]
      : []),
  ]
  const [staffBefore, staffAfter] = [before.staff[0]?.need, after.staff[0]?.need]
  const total = (need: ReadonlyMap<string, Fraction> | undefined): Fraction | null => (need ? sum(need.values()) : null)
  const staff: ComparedLine[] =
    staffBefore && staffAfter
      ? [
          line('staff', 'Ставок всего', total(staffBefore), total(staffAfter), { digits: 1 }),
          ...roles
            .filter(({ id }) => [staffBefore, staffAfter].some((need) => !isZero(need.get(id) ?? ZERO)))
            .map(({ id, name }): ComparedLine => ({
              ...line(`staff-${id}`, name, staffBefore.get(id) ?? ZERO, staffAfter.get(id) ?? ZERO, { digits: 1 }),
              part: true,
            })),
        ]
      : []
  const wastes = wasteKinds
    .filter((kind) => was.wastes[kind] ?? is.wastes[kind])
    .map((kind) => line(kind, wasteLabels[kind], was.wastes[kind] ?? ZERO, is.wastes[kind] ?? ZERO, minutes))
  return [
    { title: 'Время и качество', lines: time },
    { title: 'Деньги и люди', lines: [...money, ...staff] },
    { title: 'Потери за прогон', lines: wastes },
    { title: 'Затраты клиента за одно обращение', note: CLIENT_APART, lines: clientLines(client) },
  ].filter(({ lines }) => lines.length > 0)
}
