/** What a process saved a person, of its frozen figures. Pure. */
import { formatDecimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import {
  divide,
  fractionOf,
  isZero,
  multiply,
  fraction,
  roundedText,
  sign,
  subtract,
  formatSmall,
} from '@/lib/core/fraction'
import type { ClientCost, ClientKey } from '../model/client'
import type { PublicContent } from './content'

type WithClient = { client: ClientCost | null } | null
type Course = { days: string | null; cost: { run: string } | null }
export type Gain = { before: string | null; after: string | null; better: boolean | null }

const pair = (
  before: string | null | undefined,
  after: string | null | undefined,
  lessIsBetter: boolean,
): Gain | null => {
  if (!before && !after) return null
  const turn = before && after ? sign(subtract(fractionOf(after), fractionOf(before))) : 0
  return {
    before: before ?? null,
    after: after ?? null,
    better: turn === 0 ? null : turn < 0 === lessIsBetter,
  }
}

export const leadGain = ({ before, after }: { before: Course | null; after: Course | null }): Gain | null =>
  pair(before?.days, after?.days, true)
export const costGain = ({ before, after }: { before: Course | null; after: Course | null }): Gain | null =>
  pair(before?.cost?.run, after?.cost?.run, true)

/** What one asking costs the client, before and after: by key, where either is told. */
export const clientGain = (key: ClientKey, { before, after }: { before: WithClient; after: WithClient }): Gain | null =>
  pair(before?.client?.[key], after?.client?.[key], true)

/** Working days saved, per cent of what was; null – not both are known. */
export function savedShare({ before, after }: Pick<PublicContent, 'before' | 'after'>): string | null {
  if (!before?.days || !after?.days) return null
  const was = fractionOf(before.days)
  return isZero(was)
    ? null
    : roundedText(multiply(divide(subtract(was, fractionOf(after.days)), was), fraction(100)), 0)
}

/** «18,4» */
export const figureText = (days: string): string => formatSmall(fractionOf(days), 1)
/** «18,4 р. д.» */
export const daysText = (days: string): string => `${figureText(days)}${NBSP}р.${NBSP}д.`
/** «743 ₽» of a run: to a rouble; what is below a hundred to a kopeck. */
export const roublesText = (roubles: string): string => {
  const exact = fractionOf(roubles)
  const digits = sign(subtract(exact, fraction(100))) < 0 ? 2 : 0
  return `${formatDecimal(roundedText(exact, digits), { digits })}${NBSP}₽`
}
