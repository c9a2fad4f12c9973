/**
 * Which results may be shown so that no group under the threshold can be had by reckoning (F3). Kept as a ledger of
 * what was shown: a cell is added only when afterwards no set of 1…k−1 people lies in the span of all that is shown.
 * People whom nothing shown tells apart count as one class; a set that lies in the span is made of whole classes.
 * Inside one block everything is tried; over blocks only sums of shown cells may be given. Pure: the random source is
 * passed in, and the same source gives the same result.
 */
import { smallZeroSum, type Weighed } from './small-sums'
import { primes, Span, type Random } from './span'

/** `empty`: nobody is in it; 0 may be shown. */
export type CellFate = 'shown' | 'hidden' | 'empty'

/** A group that can be asked for: who is in it, as places in a list. */
export type Cell = { id: string; members: readonly number[] }

type LedgerOptions = {
  /** Sorts of people that no cell tells apart: how many of each there are. */
  sizes: readonly number[]
  k: number
  random: Random
  /**
   * Where a group that answered with one voice is not shown: the one answer of each sort, null when there are several;
   * and the groups of one voice that can be asked for. Left out: unanimity may be shown.
   */
  unanimity?: { voices: readonly (string | null)[]; groups: readonly (readonly number[])[] } | undefined
}

/** The most classes of one voice that are put together when looking for a unanimous group nobody can ask for. */
const UNANIMOUS_CLASSES = 4

/** Its members are sorts of people, by their place in `sizes`. */
class ReleaseLedger {
  private readonly spans: Span[]
  /** Class of each sort: those that nothing shown tells apart are of one. */
  private classOf: number[]

  constructor(private readonly options: LedgerOptions) {
    const { sizes, random } = options
    this.spans = primes.map((prime) => new Span(sizes.length, prime, random))
    this.classOf = sizes.map(() => 0)
  }

  /** Whether the cell may be shown beside all that was; if so it counts as shown from now on. */
  offer(members: readonly number[]): CellFate {
    const { sizes, k, unanimity } = this.options
    const count = members.reduce((all, one) => all + (sizes[one] ?? 0), 0)
    if (count === 0) return 'empty'
    if (count < k || (unanimity && voiceOf(members, unanimity.voices) !== null)) return 'hidden'
    const vector = this.vectorOf(members)
    if (this.spans.every((span) => span.holds(vector))) return 'shown'
    const classes = this.refined(vector)
    if (this.spans.some((span, i) => this.reveals(span.orthogonalWith(vector), primes[i] ?? 0, classes)))
      return 'hidden'
    this.keep(vector, classes)
    return 'shown'
  }

  /** What was shown earlier, as it is: it cannot be taken back. */
  remember(members: readonly number[]): void {
    const vector = this.vectorOf(members)
    this.keep(vector, this.refined(vector))
  }

  private vectorOf(members: readonly number[]): Float64Array {
    const vector = new Float64Array(this.options.sizes.length)
    for (const one of members) vector[one] = 1
    return vector
  }

  private keep(vector: Float64Array, classes: number[]): void {
    for (const span of this.spans) span.add(vector)
    this.classOf = classes
  }

  /** Classes when this vector is shown, too, numbered anew. */
  private refined(vector: Float64Array): number[] {
    const numbers = new Map<number, number>()
    return this.classOf.map((one, i) => {
      const key = one * 2 + (vector[i] ?? 0)
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  }

  /** Whether a protected group is orthogonal to a random vector that is orthogonal to all shown: it is in the span. */
  private reveals(orthogonal: Float64Array, prime: number, classOf: readonly number[]): boolean {
    const { k, sizes, unanimity } = this.options
    const classes: (Weighed & { members: number[] })[] = []
    for (const [sort, one] of classOf.entries()) {
      const found = (classes[one] ??= { weight: 0, value: 0, members: [] })
      found.weight += sizes[sort] ?? 0
      found.value = (found.value + (orthogonal[sort] ?? 0)) % prime
      found.members.push(sort)
    }
    if (smallZeroSum(classes, k - 1, prime) !== 'none') return true
    if (unanimity === undefined) return false
    const sum = (members: readonly number[]): number =>
      members.reduce((all, one) => (all + (orthogonal[one] ?? 0)) % prime, 0)
    if (unanimity.groups.some((members) => sum(members) === 0)) return true
    const byVoice = new Map<string, Weighed[]>()
    for (const { value, members } of classes) {
      const voice = voiceOf(members, unanimity.voices)
      if (voice !== null) byVoice.set(voice, [...(byVoice.get(voice) ?? []), { weight: 1, value }])
    }
    return [...byVoice.values()].some((voice) => smallZeroSum(voice, UNANIMOUS_CLASSES, prime) !== 'none')
  }
}

/** The one answer of all of them; null when there are several. */
function voiceOf(members: readonly number[], voices: readonly (string | null)[]): string | null {
  const first = voices[members[0] ?? -1] ?? null
  return members.every((one) => voices[one] === first) ? first : null
}

export type ReleaseInput = {
  /** How many people gave this question a value: all others are in no cell. */
  people: number
  /** From coarse to fine; members are people, by their place. */
  cells: readonly Cell[]
  k: number
  random: Random
  /** Each person's answer, where a group of one voice is not shown; left out: it may be shown. */
  answers?: readonly string[]
  /** Groups of these people of which results were shown before, under any survey page or earlier batch. */
  shownBefore?: readonly (readonly number[])[]
}

/** What may be shown of a block, decided once: the fate of each cell by its id. */
export const releaseCells = (input: ReleaseInput): Map<string, CellFate> => releaseWithRests(input, []).fates

/** More groups than that have no name that people would read. */
const MOST_TOGETHER = 20

/**
 * The same, and then – after everything else, so that no cell is lost by it – of each rest, the cells of one attribute
 * by their ids: those that were hidden, all of them together, where that group may be shown.
 */
export function releaseWithRests(
  { people, cells, k, random, answers, shownBefore = [] }: ReleaseInput,
  rests: readonly (readonly string[])[],
): { fates: Map<string, CellFate>; together: string[][] } {
  const groups = [...shownBefore, ...cells.map(({ members }) => members)]
  const inGroups: number[][] = Array.from({ length: people }, () => [])
  for (const [at, members] of groups.entries()) for (const one of new Set(members)) inGroups[one]?.push(at)
  const numbers = new Map<string, number>()
  const sortOf = inGroups.map((list) => {
    const key = list.join(' ')
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
  const sizes = Array.from(numbers, () => 0)
  const voices: (string | null)[] = []
  for (const [person, sort] of sortOf.entries()) {
    const answer = answers?.[person] ?? null
    voices[sort] = sizes[sort] === 0 || voices[sort] === answer ? answer : null
    sizes[sort] = (sizes[sort] ?? 0) + 1
  }
  const sortsOf = (members: readonly number[]): number[] => [...new Set(members.map((one) => sortOf[one] ?? -1))]
  const asked = cells.map(({ id, members }) => ({ id, sorts: sortsOf(members) }))
  const unanimity = answers && {
    voices,
    groups: asked.flatMap(({ sorts }) => (sorts.length > 0 && voiceOf(sorts, voices) !== null ? [sorts] : [])),
  }
  const ledger = new ReleaseLedger({ sizes, k, random, unanimity })
  for (const members of shownBefore) ledger.remember(sortsOf(members))
  const fates = new Map(asked.map(({ id, sorts }) => [id, ledger.offer(sorts)]))
  const together = rests
    .map((ids) => ids.filter((id) => fates.get(id) === 'hidden'))
    .filter((ids) => {
      const sorts = asked.flatMap((cell) => (ids.includes(cell.id) ? cell.sorts : []))
      return ids.length > 1 && ids.length <= MOST_TOGETHER && ledger.offer([...new Set(sorts)]) === 'shown'
    })
  return { fates, together }
}

/** Attribute to value; of an attribute with several values – of several choices – a list. */
export type Attributes = Readonly<Record<string, string | readonly string[] | null>>

/** A place in the lattice: attribute to value; nothing – the total. */
export type CellKey = Readonly<Record<string, string>>

/** One text for equal places, whatever the order of attributes. */
export const cellId = (key: CellKey): string =>
  JSON.stringify(Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Several values of one attribute as one; no id holds the sign. */
const AND = '|'
export const valuesTogether = (values: readonly string[]): string => values.toSorted().join(AND)
export const valuesIn = (value: string): string[] => value.split(AND)

/**
 * The fixed lattice over a block of people, from coarse to fine: the total, each attribute in the order given, each
 * pair. The order depends on names alone, so that it tells nothing of the answers.
 */
export function latticeCells(
  people: readonly Attributes[],
  attributes: readonly string[],
): (Cell & { key: CellKey })[] {
  const cell = (key: CellKey, members: readonly number[]) => ({ id: cellId(key), key, members })
  const byValue = new Map(
    attributes.map((name) => {
      const values = new Map<string, number[]>()
      for (const [i, person] of people.entries())
        for (const value of new Set([person[name] ?? []].flat())) values.set(value, [...(values.get(value) ?? []), i])
      return [name, [...values].toSorted(([a], [b]) => (a < b ? -1 : 1))]
    }),
  )
  const singles = [...byValue].flatMap(([name, values]) =>
    values.map(([value, members]) => cell({ [name]: value }, members)),
  )
  const pairs = attributes.flatMap((first, i) =>
    attributes.slice(i + 1).flatMap((second) =>
      (byValue.get(first) ?? []).flatMap(([a, inA]) =>
        (byValue.get(second) ?? []).flatMap(([b, inB]) => {
          const both = new Set(inB)
          const members = inA.filter((one) => both.has(one))
          return members.length === 0 ? [] : [cell({ [first]: a, [second]: b }, members)]
        }),
      ),
    ),
  )
  return [
    cell(
      {},
      people.map((_, i) => i),
    ),
    ...singles,
    ...pairs,
  ]
}

/** A batch closes at the period's end once it has this many new answers; never with fewer than the threshold. */
export const closesBatch = (newAnswers: number, { k, batch }: { k: number; batch: number }): boolean =>
  newAnswers >= Math.max(k, batch, 1)
