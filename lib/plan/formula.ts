/**
 * A derived indicator as data: a small tree over counted facts, read by zod and never run as code. Its value is always
 * shown with the parts it was made of; where a part is missing, or something is divided by nothing, there is no value
 * but a reason. Pure.
 */
import { z } from 'zod'
import { formatDecimal, multiplyDecimals, parseDecimal, subtractDecimals } from '@/lib/core/decimal'
import { figure, shareOf, sumOf } from './figures'
import { recordSourceLabels, recordSources, type RecordSource } from './sources'

export type Formula =
  | { op: 'count'; source: RecordSource; /** All years up to the year's end, not only the year. */ allYears?: boolean }
  | { op: 'agencies' }
  | { op: 'agenciesWith'; source: RecordSource; atLeast: number }
  | { op: 'indicator'; number: string }
  | { op: 'number'; value: string }
  | { op: 'sum' | 'mean' | 'product'; of: Formula[] }
  | { op: 'difference'; of: Formula; less: Formula }
  | { op: 'ratio'; of: Formula; to: Formula; percent: boolean; /** What the share is, in words. */ name?: string }

const source = z.enum(recordSources)
const node: z.ZodType<Formula> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('count'), source, allYears: z.boolean().optional() }),
    z.strictObject({ op: z.literal('agencies') }),
    z.strictObject({ op: z.literal('agenciesWith'), source, atLeast: z.int().min(1).max(1000) }),
    z.strictObject({ op: z.literal('indicator'), number: z.string().min(1).max(20) }),
    z.strictObject({ op: z.literal('number'), value: z.string().refine((text) => parseDecimal(text) !== undefined) }),
    z.strictObject({ op: z.enum(['sum', 'mean', 'product']), of: z.array(node).min(1).max(10) }),
    z.strictObject({ op: z.literal('difference'), of: node, less: node }),
    z.strictObject({
      op: z.literal('ratio'),
      of: node,
      to: node,
      percent: z.boolean(),
      name: z.string().max(200).optional(),
    }),
  ]),
)

const MAX_DEPTH = 6
export const childrenOf = (formula: Formula): Formula[] => {
  switch (formula.op) {
    case 'sum':
    case 'mean':
    case 'product':
      return formula.of
    case 'difference':
      return [formula.of, formula.less]
    case 'ratio':
      return [formula.of, formula.to]
    case 'count':
    case 'agencies':
    case 'agenciesWith':
    case 'indicator':
    case 'number':
      return []
  }
}
const depthOf = (formula: Formula): number => 1 + Math.max(0, ...childrenOf(formula).map(depthOf))

/** How deep plain JSON is nested; read before zod, so that no input can exhaust the stack. */
const nesting = (json: unknown, left = 40): number =>
  left === 0 || typeof json !== 'object' || json === null
    ? 0
    : 1 + Math.max(0, ...Object.values(json).map((one) => nesting(one, left - 1)))

/** Reads a stored or given formula; null when it is not one. */
export function readFormula(json: unknown): Formula | null {
  if (nesting(json) > MAX_DEPTH * 2) return null
  const parsed = node.safeParse(json)
  return parsed.success && depthOf(parsed.data) <= MAX_DEPTH ? parsed.data : null
}

/** What a formula counts with, for one agency or the whole programme. */
export type FormulaFacts = {
  count: (source: RecordSource, allYears: boolean) => string
  agencies: number
  agenciesWith: (source: RecordSource, atLeast: number) => number
  /** Fact of another indicator in the same year; null when there is none. */
  indicator: (number: string) => string | null
}

export type FormulaPart = {
  op: Formula['op']
  /** What it is: «реализованные проекты». */
  name: string
  value: string | null
  percent: boolean
  /** Why there is no value. */
  reason: string
  parts: FormulaPart[]
}

const part = (
  op: Formula['op'],
  name: string,
  value: string | null,
  parts: FormulaPart[] = [],
  percent = false,
  reason = '',
): FormulaPart => ({ op, name, value, percent, reason: value === null ? reason : '', parts })
const joined = (parts: readonly FormulaPart[], how: (values: string[]) => string | null): string | null => {
  const values = parts.map(({ value }) => value)
  return values.every((value) => value !== null) ? how(values) : null
}
const missing = (parts: readonly FormulaPart[]): string =>
  parts.find(({ value }) => value === null)?.reason ?? 'нет данных'

/** The value of a formula with all it was made of. */
export function evaluate(formula: Formula, facts: FormulaFacts): FormulaPart {
  const parts = childrenOf(formula).map((child) => evaluate(child, facts))
  switch (formula.op) {
    case 'count':
      return part(
        formula.op,
        `${recordSourceLabels[formula.source].name}${formula.allYears ? ' за все годы' : ''}`,
        facts.count(formula.source, formula.allYears === true),
      )
    case 'agencies':
      return part(formula.op, 'участники программы', String(facts.agencies))
    case 'agenciesWith':
      return part(
        formula.op,
        withName(formula.source, formula.atLeast),
        String(facts.agenciesWith(formula.source, formula.atLeast)),
      )
    case 'indicator':
      return part(
        formula.op,
        `показатель ${formula.number}`,
        facts.indicator(formula.number),
        [],
        false,
        `у показателя ${formula.number} нет факта`,
      )
    case 'number':
      return part(formula.op, 'постоянное число', formula.value)
    case 'sum':
      return part(
        formula.op,
        'сумма',
        joined(parts, sumOf),
        parts,
        parts.every(({ percent }) => percent),
        missing(parts),
      )
    case 'product':
      return part(
        formula.op,
        'произведение',
        joined(parts, (values) => multiplyDecimals(...values)),
        parts,
        false,
        missing(parts),
      )
    case 'mean':
      return part(
        formula.op,
        'среднее',
        joined(parts, (values) => shareOf(sumOf(values), String(values.length), false)),
        parts,
        parts.every(({ percent }) => percent),
        missing(parts),
      )
    case 'difference':
      return part(
        formula.op,
        'разность',
        joined(parts, ([a = '0', b = '0']) => subtractDecimals(a, b)),
        parts,
        false,
        missing(parts),
      )
    case 'ratio': {
      const value = joined(parts, ([of = '0', to = '0']) => shareOf(of, to, formula.percent))
      const nothing = parts.every((one) => one.value !== null)
      return part(
        formula.op,
        formula.name ?? 'доля',
        value,
        parts,
        formula.percent,
        nothing ? `делить не на что: «${parts[1]?.name ?? ''}» – 0` : missing(parts),
      )
    }
  }
}

const withName = (of: RecordSource, atLeast: number): string =>
  `участники, у которых есть ${recordSourceLabels[of].name}${atLeast > 1 ? ` (не меньше ${formatDecimal(String(atLeast))})` : ''}`

/** «12 из 40 = 30 %», «среднее из 30 %, 20 % = 25 %»; for no value, the reason. */
export function workings({ op, value, percent, reason, parts }: FormulaPart): string {
  const shown = (one: FormulaPart): string =>
    one.value === null ? 'нет данных' : figure(one.value, one.percent ? '%' : '')
  const left =
    parts.length === 0
      ? ''
      : op === 'mean'
        ? `среднее из ${parts.map(shown).join('; ')}`
        : op === 'sum'
          ? parts.map(shown).join(' + ')
          : op === 'product'
            ? parts.map(shown).join(' × ')
            : op === 'difference'
              ? parts.map(shown).join(' − ')
              : parts.map(shown).join(' из ')
  if (value === null) return `${left ? `${left}: ` : ''}нет данных, ${reason}`
  const own = figure(value, percent ? '%' : '')
  return left ? `${left} = ${own}` : own
}

/** The counted facts at the bottom of a formula, each once: «реализованные проекты – 8». */
export function countedParts(part: FormulaPart): string[] {
  if (part.parts.length === 0)
    return part.op === 'number'
      ? []
      : [`${part.name} – ${part.value === null ? 'нет данных' : figure(part.value, part.percent ? '%' : '')}`]
  return [...new Set(part.parts.flatMap(countedParts))]
}

/** The formula in words, without figures. */
export function formulaWords(formula: Formula): string {
  const kids = childrenOf(formula).map(formulaWords)
  switch (formula.op) {
    case 'count':
      return `${recordSourceLabels[formula.source].name}${formula.allYears ? ' за все годы' : ''}`
    case 'agencies':
      return 'участники программы'
    case 'agenciesWith':
      return withName(formula.source, formula.atLeast)
    case 'indicator':
      return `показатель ${formula.number}`
    case 'number':
      return formatDecimal(formula.value)
    case 'sum':
      return `(${kids.join(' + ')})`
    case 'product':
      return `(${kids.join(' × ')})`
    case 'difference':
      return `(${kids.join(' − ')})`
    case 'mean':
      return `среднее: ${kids.join('; ')}`
    case 'ratio':
      return `${kids[0] ?? ''} ÷ ${kids[1] ?? ''}${formula.percent ? ' × 100 %' : ''}`
  }
}
