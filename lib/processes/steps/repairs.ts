/** What can be done about a doubt with one press, where that is clear. Pure. */
import {
  add,
  decimalText,
  isZero,
  ONE,
  parseDecimalFraction,
  sign,
  subtract,
  sum,
  ZERO,
  compare,
} from '@/lib/core/fraction'
import { NBSP } from '@/lib/core/format'
import { END } from '../model/types'
import { changesOf, type Change, type TableRow } from './changes'
import type { TypedData, TypedNext, TypedTime } from './data'
import type { Doubt } from './doubts'
import { writeFigure } from './figure-text'
import { targetWord, type Numbers } from './next-text'
import { removeSteps } from './moves'
import { dayAnswers, readTime, refusalOf } from './time-text'

export type Repair = { label: string; changes: Change[] }

type Place = {
  rows: readonly TableRow[]
  /** Steps as they stood when the table could last be reckoned. */
  before: ReadonlyMap<string, Pick<TypedData, 'next'>>
  numbers: Numbers
  dayMinutes: string
}

export function repairsOf(doubt: Doubt, place: Place): Repair[] {
  const at = place.rows.findIndex(({ id }) => id === doubt.stepId)
  const row = place.rows[at]
  if (row === undefined) return doubt.code === 'no_end' ? endRepair(place.rows) : []
  return makers[doubt.code]?.(row, { ...place, at, field: doubt.field }) ?? []
}

type RowPlace = Place & { at: number; field: Doubt['field'] }
const makers: Partial<Record<Doubt['code'], (row: TableRow, place: RowPlace) => Repair[]>> = {
  probability_sum: shareRepairs,
  no_next: wayRepairs,
  unknown_step: wayRepairs,
  unreachable: unreachableRepairs,
  not_a_number: timeRepairs,
}

const end = { next: { to: END } }

const endRepair = (rows: readonly TableRow[]): Repair[] => {
  const last = rows.at(-1)
  return last ? [{ label: `Шаг${NBSP}${rows.length} ведёт к концу`, changes: changesOf(last.id, end) }] : []
}

type Option = Extract<TypedNext, { decision: unknown }>['decision'][number]
const optionsOf = (next: TypedNext | null | undefined): Option[] => (next && 'decision' in next ? next.decision : [])
const targetKey = (option: Option): string => ('to' in option ? option.to : JSON.stringify(option.parallel))

/** The way that was there before and is missing, or the rest given to the greatest share. */
function shareRepairs({ id, data }: TableRow, { before, numbers }: Place): Repair[] {
  const options = optionsOf(data.next)
  const parts = options.map(({ p }) => parseDecimalFraction(p) ?? ZERO)
  const rest = subtract(ONE, sum(parts))
  const repairs: Repair[] = []
  const known = new Set(options.map(targetKey))
  const gone = optionsOf(before.get(id)?.next).find((option) => {
    const p = parseDecimalFraction(option.p)
    return !known.has(targetKey(option)) && p !== undefined && isZero(subtract(p, rest))
  })
  if (gone)
    repairs.push({
      label: `Вернуть ${wayName(gone, numbers)} ${writeFigure(gone.p)}`,
      changes: changesOf(id, { next: { decision: [...options, gone] } }),
    })
  const greatest = parts.reduce((most, part, i) => (compare(part, parts[most] ?? ZERO) > 0 ? i : most), 0)
  const whole = add(parts[greatest] ?? ZERO, rest)
  const text = decimalText(whole)
  const option = options[greatest]
  if (option && text !== undefined && sign(whole) >= 0)
    repairs.push({
      label: `Отдать ${wayName(option, numbers)}: ${writeFigure(text)}`,
      changes: changesOf(id, {
        next: { decision: options.map((one, i) => (i === greatest ? { ...one, p: text } : one)) },
      }),
    })
  return repairs
}

const wayName = (option: Option, numbers: Numbers): string =>
  option.label
    ? `«${option.label}»`
    : `→${NBSP}${targetWord('to' in option ? option.to : option.parallel.join, numbers)}`

/** On to the row below, or to the end; as it was before. */
function wayRepairs({ id, data }: TableRow, { rows, at, before, numbers }: RowPlace): Repair[] {
  const known = new Set([...rows.map((row) => row.id), END])
  const was = before.get(id)?.next
  const below = rows[at + 1]?.id ?? END
  const options = optionsOf(data.next)
  if (options.length > 0) {
    const kept = options.filter((option) => !('to' in option) || known.has(option.to))
    return kept.length > 0 && kept.length < options.length
      ? [{ label: 'Убрать эту ветвь', changes: changesOf(id, { next: { decision: kept } }) }]
      : []
  }
  const targets = [
    ...new Set([was && 'to' in was && was.return !== true && known.has(was.to) ? was.to : below, below, END]),
  ]
  return targets.slice(0, 2).map((to) => ({
    label: `→${NBSP}${targetWord(to, numbers)}`,
    changes: changesOf(id, { next: { to } }),
  }))
}

/** Entered from the row above where that one leads past it; otherwise it may go. */
function unreachableRepairs({ id, data }: TableRow, { rows, at }: RowPlace): Repair[] {
  const above = rows[at - 1]
  const next = above?.data.next ?? null
  const repairs: Repair[] = []
  if (above && (next === null || ('to' in next && next.return !== true)))
    repairs.push({ label: `Вести сюда из шага${NBSP}${at}`, changes: changesOf(above.id, { next: { to: id } }) })
  if (data.name.trim() === '') repairs.push({ label: 'Убрать пустой шаг', changes: removeSteps(rows, [id]) })
  return repairs
}

/** «5 дн»: which days; three numbers out of order: in order. */
function timeRepairs({ id, data }: TableRow, { field, dayMinutes }: RowPlace): Repair[] {
  if (field !== 'wait' && field !== 'work') return []
  const time = data[field]
  if (refusalOf(time, dayMinutes) === 'order') return inOrder(id, field, time, dayMinutes)
  return dayAnswers(time, dayMinutes).map(({ text, label }) => ({
    label: `${text} – ${label}`,
    changes: changesOf(id, { [field]: readTime(text, dayMinutes) }),
  }))
}

function inOrder(id: string, field: 'wait' | 'work', { text = '' }: TypedTime, dayMinutes: string): Repair[] {
  const [, numbers = '', unit = ''] = /^([\d.,\s–—-]+?)(\D*)$/u.exec(text.trim()) ?? []
  const parts = numbers.split(/[–—-]/).map((part) => part.trim())
  const value = (part: string): number => Number(part.replace(/\s/g, '').replace(',', '.'))
  const sorted = `${parts.toSorted((a, b) => value(a) - value(b)).join('–')} ${unit.trim()}`.trim()
  const time = readTime(sorted, dayMinutes)
  return 'least' in time ? [{ label: sorted, changes: changesOf(id, { [field]: time }) }] : []
}
