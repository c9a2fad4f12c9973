/** A time cell: what was typed stays, its reading is beside it (exact.md P2). Pure. */
import { ONE, compare, divide, formatFraction, fractionOf, roundedUnits } from '@/lib/core/fraction'
import { NBSP, lowerFirst } from '@/lib/core/format'
import { timeRefusalLabels } from '../model/labels'
import { meanOf } from '../model/step-time'
import { parseTime, type TimeRefusal } from '../model/time'
import { shortTime, typedTime } from '../model/time-words'
import type { TypedTime } from './data'

/** Minutes unless a unit stands there; what is not one sure time stays a text. */
export function readTime(typed: string, dayMinutes: string): TypedTime {
  const text = typed.trim()
  const read = parseTime(text, dayMinutes)
  return read.ok ? { ...read.time, text } : { text }
}

export const writeTime = (time: TypedTime, dayMinutes: string): string => {
  if (time.text !== undefined) return time.text
  return 'fixed' in time || 'least' in time ? typedTime(time, dayMinutes) : ''
}

/** The same for somebody who did not type it: never without a unit. */
export const spokenTime = (time: TypedTime, dayMinutes: string): string =>
  'fixed' in time || 'least' in time ? typedTime(time, dayMinutes) : time.text

/** Why a time was not read; null – it was. */
export function refusalOf(time: TypedTime, dayMinutes: string): TimeRefusal | null {
  if ('fixed' in time || 'least' in time) return null
  const read = parseTime(time.text, dayMinutes)
  return read.ok ? null : read.reason
}

/** What a time was understood as, or why it was not. */
export function timeReading(time: TypedTime, dayMinutes: string): { text: string; mean: string; doubt: boolean } {
  if (!('fixed' in time || 'least' in time)) {
    const reason = refusalOf(time, dayMinutes)
    return { text: reason === null ? '' : timeRefusalLabels[reason], mean: '', doubt: true }
  }
  const mean = meanOf(time)
  const part = divide(mean, fractionOf(dayMinutes))
  const days = roundedUnits(part, 1) === 0n ? '' : `${formatFraction(part, 1)}${NBSP}р.${NBSP}д.`
  const minutes =
    compare(mean, ONE) < 0
      ? shortTime(mean, dayMinutes)
      : `${formatFraction(mean, mean.top % mean.bottom === 0n ? 0 : 2)}${NBSP}мин`
  const both = [minutes, days].filter(Boolean).join(', ')
  if ('fixed' in time) return { text: 'это', mean: both, doubt: false }
  const [least, usual, most] = [time.least, time.usual, time.most].map((text) =>
    shortTime(fractionOf(text), dayMinutes),
  )
  return { text: `меньше ${least} – обычно ${usual} – больше ${most}: в среднем`, mean: both, doubt: false }
}

const BARE_DAY = /(?:сут(?:ки|ок|\.)?|день|дня|дней|дни|дн\.?|д\.?)(?=[\s.]*$|\s*[-–—])/giu

/** The two answers to «какие это дни?». */
export function dayAnswers(time: TypedTime, dayMinutes: string): { text: string; label: string }[] {
  if (refusalOf(time, dayMinutes) !== 'which_day' || !('text' in time)) return []
  return ['р. д.', 'к. д.']
    .map((unit, i) => ({
      text: (time.text ?? '').replace(BARE_DAY, unit),
      label: i === 0 ? 'рабочие дни' : 'календарные дни',
    }))
    .filter(({ text }) => parseTime(text, dayMinutes).ok)
}

/** Whether the reading says something that the typed text does not. */
export const readOtherwise = (time: TypedTime, dayMinutes: string): string | null => {
  if (!('fixed' in time) || time.text === undefined) return null
  const plain = (text: string) => lowerFirst(text).replace(/[\s\u00a0.]/g, '')
  const words = typedTime(time, dayMinutes)
  return plain(words) === plain(time.text) ? null : words
}
