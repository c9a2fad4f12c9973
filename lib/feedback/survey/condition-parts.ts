/** A condition as a person chooses it: comparisons that must all hold, or one of which must. Pure. */
import { numberComparisons, type Condition, type QuestionKind } from './definition'

export type PartWay = 'is' | 'isNot' | 'in' | 'le' | 'ge' | 'eq' | 'lt' | 'gt' | 'answered' | 'empty'
export type Part = { q: string; way: PartWay; options: string[]; number: number | null }
export type Parts = { join: 'and' | 'or'; parts: Part[] }

const ofChoice: readonly PartWay[] = ['is', 'isNot', 'in', 'answered', 'empty']
const ofNumber: readonly PartWay[] = ['le', 'ge', 'eq', 'lt', 'gt', 'answered', 'empty']
const ofAny: readonly PartWay[] = ['answered', 'empty']

/** How an answer to a question of the kind can be looked at. */
export function waysFor(kind: QuestionKind): readonly PartWay[] {
  if (kind === 'one' || kind === 'many') return ofChoice
  return kind === 'number' || kind === 'scale' || kind === 'stars' || kind === 'nps' ? ofNumber : ofAny
}

export const takesOptions = (way: PartWay): boolean => way === 'is' || way === 'isNot' || way === 'in'
export const takesNumber = (way: PartWay): boolean => (numberComparisons as readonly string[]).includes(way)

const part = (q: string, way: PartWay, options: string[] = [], number: number | null = null): Part => ({
  q,
  way,
  options,
  number,
})

function partOf(condition: Condition): Part | null {
  if ('and' in condition || 'or' in condition) return null
  if ('not' in condition) {
    const inner = partOf(condition.not)
    return inner?.way === 'is' ? { ...inner, way: 'isNot' } : null
  }
  if ('answered' in condition) return part(condition.q, condition.answered ? 'answered' : 'empty')
  if ('is' in condition) return part(condition.q, 'is', [condition.is])
  if ('has' in condition) return part(condition.q, 'is', [condition.has])
  if ('in' in condition) return part(condition.q, 'in', condition.in)
  const [way, number] = Object.entries(condition).find(([name]) => name !== 'q') as [PartWay, number]
  return part(condition.q, way, [], number)
}

/** Null: put together in a way that is only shown in words, not chosen. */
export function partsOf(condition: Condition | undefined): Parts | null {
  if (condition === undefined) return { join: 'and', parts: [] }
  const [join, list]: ['and' | 'or', Condition[]] =
    'and' in condition ? ['and', condition.and] : 'or' in condition ? ['or', condition.or] : ['and', [condition]]
  const parts = list.map(partOf)
  return parts.includes(null) ? null : { join, parts: parts as Part[] }
}

function leaf({ q, way, options, number }: Part, kind: QuestionKind): Condition | null {
  const [first] = options
  switch (way) {
    case 'answered':
    case 'empty':
      return { q, answered: way === 'answered' }
    case 'in':
      return options.length > 0 ? { q, in: options } : null
    case 'is':
    case 'isNot': {
      if (first === undefined) return null
      const one: Condition = kind === 'many' ? { q, has: first } : { q, is: first }
      return way === 'is' ? one : { not: one }
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
      return number === null ? null : ({ q, [way]: number } as Condition)
  }
}

/** The condition that the chosen parts are; parts in which something is not chosen yet do not count. */
export function conditionOf({ join, parts }: Parts, kindOf: (q: string) => QuestionKind | undefined) {
  const list = parts.flatMap((one): Condition[] => {
    const kind = kindOf(one.q)
    const made = kind && leaf(one, kind)
    return made ? [made] : []
  })
  if (list.length === 0) return undefined
  return list.length === 1 ? list[0] : join === 'and' ? { and: list } : { or: list }
}

/** A part about this question, as it first stands: what is asked most. */
export function firstPart(q: string, kind: QuestionKind, options: readonly { id: string }[], min: number | null): Part {
  const way = waysFor(kind)[0] ?? 'answered'
  return {
    q,
    way,
    options: takesOptions(way) && options[0] ? [options[0].id] : [],
    number: takesNumber(way) ? (min ?? 0) + (kind === 'nps' ? 6 : kind === 'number' ? 0 : 2) : null,
  }
}
