/**
 * What one application costs the client: visits, documents, hours and money of their own. It is no cost of the process
 * (Leningrad 2.11), and what the client saves is never added to the saving of the budget (Kirov 1.4, 2.2). Pure.
 */
import { z } from 'zod'
import { formatDecimal } from '@/lib/core/decimal'
import { formatSmall, fraction, fractionOf, isZero, multiply, sign, subtract } from '@/lib/core/fraction'
import { NBSP } from '@/lib/core/format'

export const clientKeys = ['visits', 'documents', 'hours', 'money'] as const
export type ClientKey = (typeof clientKeys)[number]

const Figure = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .nullable()
/** Decimals with a point; null – nobody has said, which is not 0. */
export const ClientCost = z.object({ visits: Figure, documents: Figure, hours: Figure, money: Figure })
export type ClientCost = z.infer<typeof ClientCost>

const NOT_SAID: ClientCost = { visits: null, documents: null, hours: null, money: null }

/** As it is stored; {} of a map where nobody has said anything, and of what was frozen before it was asked. */
export const readClientCost = (stored: unknown): ClientCost => ClientCost.catch(NOT_SAID).parse(stored ?? NOT_SAID)

export const isSaid = (cost: ClientCost): boolean => clientKeys.some((key) => cost[key] !== null)

export const clientLabels: Record<ClientKey, { label: string; year: string; digits: number }> = {
  visits: { label: 'Визиты', year: 'визиты', digits: 1 },
  documents: { label: 'Документы, которые приносят', year: 'документы', digits: 1 },
  hours: { label: 'Своё время, часов', year: 'часы', digits: 1 },
  money: { label: 'Свои деньги, ₽', year: 'деньги', digits: 2 },
}

/** «2», «1,5», «350,00 ₽»: as a page of one state says it. */
export const clientText = (key: ClientKey, value: string): string =>
  key === 'money'
    ? `${formatDecimal(value, { digits: 2 })}${NBSP}₽`
    : Number.isInteger(Number(value))
      ? formatDecimal(value, { digits: 0 })
      : formatSmall(fractionOf(value), 1)

/**
 * What all clients of a year spend less, or more, by key: «визиты – на 9 880 меньше»; nothing where one of the two is
 * not said or they are equal.
 */
export const clientYear = (before: ClientCost, after: ClientCost, runsPerYear: number): string[] =>
  clientKeys.flatMap((key) => {
    const [was, is] = [before[key], after[key]]
    if (was === null || is === null) return []
    const less = multiply(subtract(fractionOf(was), fractionOf(is)), fraction(runsPerYear))
    if (isZero(less)) return []
    const size = sign(less) < 0 ? multiply(less, fraction(-1)) : less
    const { year } = clientLabels[key]
    return [
      `${year} – на${NBSP}${formatSmall(size, 0)}${key === 'money' ? `${NBSP}₽` : ''} ${sign(less) > 0 ? 'меньше' : 'больше'}`,
    ]
  })
