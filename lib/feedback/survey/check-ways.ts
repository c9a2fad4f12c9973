/**
 * Every way through a survey. Of an answer only that matters which later conditions ask of it, so a state is the set of
 * comparisons that are true; those that nothing asks any more are left out. A number is cut by its thresholds, of
 * several answers only the relevant sets are tried. Pure.
 */
import { holds, leavesOf, type Leaf } from './conditions'
import {
  END,
  type Answer,
  type Condition,
  type SurveyContent,
  type SurveyPage,
  type SurveyQuestion,
} from './definition'

export type Exploration = {
  /** Questions that nobody can see. */
  neverShown: string[]
  unreachablePages: string[]
  /** Pages that nobody who enters them can leave; that those who came by some way cannot. */
  stuckPages: { always: string[]; sometimes: string[] }
  /** Required questions without a possible answer, whenever they are shown; for some. */
  requiredWithoutAnswer: { always: string[]; sometimes: string[] }
  /** Options that nobody is offered, of questions that can be seen. */
  unreachableOptions: { question: string; option: string }[]
}

/** What an answer means further on: the comparisons true of it, a bit each, and where it jumps. */
type Meaning = { bits: bigint; jump: string | undefined }
/** A place inside a page: true comparisons, the first jump taken, whether a required question had no answer. */
type Inside = Meaning & { stuck: boolean }

class TooMany extends Error {}

/** Steps that may still be taken. */
type Budget = { left: number }

/**
 * Null when more than `most` steps would be needed. What decides where people go is explored once; then each question
 * with a condition along with that and with the questions it looks back to, and nothing else: a question for each of
 * twenty chosen services takes twenty short searches instead of a million sets.
 */
export function exploreSurvey(survey: SurveyContent, most: number): Exploration | null {
  const questions = survey.pages.flatMap((page) => page.questions)
  const byId = new Map(questions.map((question) => [question.id, question]))
  const closed = (ids: Iterable<string>): Set<string> => {
    const all = new Set(ids)
    // A set grows while it is walked.
    for (const id of all) {
      const question = byId.get(id)
      if (question) for (const { q } of leavesIn(conditionsOf(question))) all.add(q)
    }
    return all
  }
  const rules = survey.pages.flatMap(({ next }) => next.map(({ when }) => when))
  const leading = questions.filter(
    (question) =>
      conditionsOf(question).every((one) => one === undefined) ||
      question.options.some(({ goTo }) => goTo !== undefined) ||
      mayLackAnswer(question),
  )
  const base = closed([...leavesIn(rules)].map(({ q }) => q).concat(leading.map(({ id }) => id)))
  const budget = { left: most }
  try {
    const first = new Explorer(survey, base, budget)
    const found = first.explore()
    const seen = new Map(questions.flatMap(({ id }) => (base.has(id) ? [[id, first.seenOf(id)] as const] : [])))
    for (const { id } of questions) {
      if (base.has(id)) continue
      const one = new Explorer(survey, new Set([...base, ...closed([id])]), budget)
      one.explore()
      seen.set(id, one.seenOf(id))
    }
    return { ...found, ...questionsFound(questions, seen) }
  } catch (error) {
    if (error instanceof TooMany) return null
    throw error
  }
}

const conditionsOf = ({ showWhen, options }: SurveyQuestion): (Condition | undefined)[] => [
  showWhen,
  ...options.map((option) => option.showWhen),
]

const leavesIn = (conditions: readonly (Condition | undefined)[]): Leaf[] =>
  conditions.flatMap((condition) => [...leavesOf(condition)])

/** Required, and not to be answered by what is always offered. */
function mayLackAnswer(question: SurveyQuestion): boolean {
  const always = new Set(question.options.flatMap(({ id, showWhen }) => (showWhen === undefined ? [id] : [])))
  return question.required && meaningsOf(question, always, [], { left: Infinity }).length === 0
}

/** How a question was met: in how many states, in how many of them without a possible answer, with which options. */
type Seen = { times: number; without: number; offered: ReadonlySet<string> }

function questionsFound(questions: readonly SurveyQuestion[], seen: ReadonlyMap<string, Seen>) {
  const met = questions.map((question) => ({ question, ...(seen.get(question.id) ?? NEVER) }))
  const shown = met.filter(({ times }) => times > 0)
  return {
    neverShown: met.flatMap(({ question, times }) => (times === 0 ? [question.id] : [])),
    requiredWithoutAnswer: {
      always: shown.flatMap(({ question, times, without }) => (without === times ? [question.id] : [])),
      sometimes: shown.flatMap(({ question, times, without }) => (without > 0 && without < times ? [question.id] : [])),
    },
    unreachableOptions: shown.flatMap(({ question, offered }) =>
      question.options.flatMap(({ id }) => (offered.has(id) ? [] : [{ question: question.id, option: id }])),
    ),
  }
}

const NEVER: Seen = { times: 0, without: 0, offered: new Set() }

class Explorer {
  private readonly bitOf = new Map<string, bigint>()
  private readonly leavesAbout = new Map<string, Asked[]>()
  /** Bits that are still asked for at the step, or after it; a step is a question or a page's end. */
  private readonly asked: bigint[] = []
  private readonly meaningsMemo = new Map<string, Meaning[]>()
  private readonly seen = new Map<string, { times: number; without: number; offered: Set<string> }>()

  /** `slice`: the questions that are looked at; with each those that its conditions ask about. */
  constructor(
    private readonly survey: SurveyContent,
    private readonly slice: ReadonlySet<string>,
    private readonly budget: Budget,
  ) {
    const perStep: bigint[] = []
    for (const page of survey.pages) {
      for (const question of page.questions)
        perStep.push(slice.has(question.id) ? this.bitsOf(conditionsOf(question)) : 0n)
      perStep.push(this.bitsOf(page.next.map(({ when }) => when)))
    }
    let later = 0n
    for (const bits of perStep.toReversed()) this.asked.unshift((later |= bits))
  }

  seenOf(question: string): Seen {
    return this.seen.get(question) ?? NEVER
  }

  private bitsOf(conditions: (Condition | undefined)[]): bigint {
    let bits = 0n
    for (const condition of conditions)
      for (const leaf of leavesOf(condition)) {
        const key = leafKey(leaf)
        let bit = this.bitOf.get(key)
        if (bit === undefined) {
          bit = 1n << BigInt(this.bitOf.size)
          this.bitOf.set(key, bit)
          this.leavesAbout.set(leaf.q, [...(this.leavesAbout.get(leaf.q) ?? []), { leaf: positive(leaf), bit }])
        }
        bits |= bit
      }
    return bits
  }

  explore(): Pick<Exploration, 'stuckPages' | 'unreachablePages'> {
    const { pages } = this.survey
    const entries = new Map(pages.map(({ id }, i) => [id, new Set<bigint>(i === 0 ? [0n] : [])]))
    const stuckPages: Exploration['stuckPages'] = { always: [], sometimes: [] }
    let step = 0
    for (const [at, page] of pages.entries()) {
      const states = entries.get(page.id) ?? new Set()
      let stuck = 0
      for (const state of states) {
        const exits = this.throughPage(page, at, step, state)
        if (exits.size === 0) stuck += 1
        for (const [to, bits] of exits) for (const one of bits) entries.get(to)?.add(one)
      }
      if (stuck > 0) stuckPages[stuck === states.size ? 'always' : 'sometimes'].push(page.id)
      step += page.questions.length + 1
    }
    return { stuckPages, unreachablePages: [...entries].flatMap(([id, states]) => (states.size === 0 ? [id] : [])) }
  }

  /** From one state on entering a page: where it can be left to, in which states. None: it cannot. */
  private throughPage(page: SurveyPage, at: number, step: number, entry: bigint): Map<string, Set<bigint>> {
    let inside = new Map<string, Inside>([['', { bits: entry, jump: undefined, stuck: false }]])
    for (const [i, question] of page.questions.entries()) {
      if (!this.slice.has(question.id)) continue
      const next = new Map<string, Inside>()
      for (const state of inside.values())
        for (const { bits, jump } of this.answersAt(question, state)) {
          spend(this.budget)
          const stuck = state.stuck || jump === STUCK
          const one = {
            bits: (state.bits | bits) & (this.asked[step + i + 1] ?? 0n),
            jump: state.jump ?? (jump === STUCK ? undefined : jump),
            stuck,
          }
          next.set(`${one.bits}|${one.jump ?? ''}|${stuck}`, one)
        }
      inside = next
    }
    const exits = new Map<string, Set<bigint>>()
    const after = this.asked[step + page.questions.length + 1] ?? 0n
    for (const { bits, jump, stuck } of inside.values()) {
      if (stuck) continue
      const rule = jump ?? page.next.find(({ when }) => this.isTrue(when, bits))?.to
      const to = rule ?? this.survey.pages[at + 1]?.id ?? END
      exits.set(to, (exits.get(to) ?? new Set()).add(bits & after))
    }
    return exits
  }

  /** What can be answered here; a required question without a possible answer gives the one meaning `STUCK`. */
  private answersAt(question: SurveyQuestion, { bits }: Inside): Meaning[] {
    if (!this.isTrue(question.showWhen, bits)) return [NOTHING]
    const offered = question.options.filter(({ showWhen }) => this.isTrue(showWhen, bits)).map(({ id }) => id)
    const key = JSON.stringify([question.id, offered])
    let meanings = this.meaningsMemo.get(key)
    if (meanings === undefined) {
      meanings = meaningsOf(question, new Set(offered), this.leavesAbout.get(question.id) ?? [], this.budget)
      this.meaningsMemo.set(key, meanings)
    }
    const without = question.required && meanings.length === 0
    const seen = this.seen.get(question.id) ?? { times: 0, without: 0, offered: new Set() }
    seen.times += 1
    if (without) seen.without += 1
    for (const id of offered) seen.offered.add(id)
    this.seen.set(question.id, seen)
    if (without) return [{ bits: 0n, jump: STUCK }]
    return question.required ? meanings : [NOTHING, ...meanings]
  }

  private isTrue(condition: Condition | undefined, bits: bigint): boolean {
    if (condition === undefined) return true
    if ('and' in condition) return condition.and.every((part) => this.isTrue(part, bits))
    if ('or' in condition) return condition.or.some((part) => this.isTrue(part, bits))
    if ('not' in condition) return !this.isTrue(condition.not, bits)
    const given = (bits & (this.bitOf.get(leafKey(condition)) ?? 0n)) !== 0n
    return 'answered' in condition && !condition.answered ? !given : given
  }
}

/** A comparison that something asks for further on. */
type Asked = { leaf: Leaf; bit: bigint }

function spend(budget: Budget): void {
  budget.left -= 1
  if (budget.left < 0) throw new TooMany()
}

/** What can be answered with these options offered: each meaning once. */
function meaningsOf(
  question: SurveyQuestion,
  offered: ReadonlySet<string>,
  about: readonly Asked[],
  budget: Budget,
): Meaning[] {
  const meaning = (answer: Answer): bigint => {
    let bits = 0n
    for (const { leaf, bit } of about) if (holds(leaf, { [question.id]: answer })) bits |= bit
    return bits
  }
  const found = new Map<string, Meaning>()
  const put = (bits: bigint, jump?: string) => found.set(`${bits}|${jump ?? ''}`, { bits, jump })
  if (question.dontKnow) put(meaning({ dontKnow: true }))
  const options = question.options.filter(({ id }) => offered.has(id))
  switch (question.kind) {
    case 'one':
      for (const { id, goTo } of options) put(meaning(id), goTo)
      if (question.other) put(meaning({ other: '…' }))
      break
    case 'many':
      for (const { bits, jump } of chosenSets(question, options, meaning, budget)) put(bits, jump)
      break
    case 'ranking':
      if (options.length > 0) put(meaning(options.map(({ id }) => id)))
      break
    case 'scale':
    case 'stars':
    case 'nps':
    case 'number':
      for (const value of sampleNumbers(
        question,
        about.map(({ leaf }) => leaf),
      ))
        put(meaning(value))
      break
    case 'matrix':
    case 'csi':
      if (question.rows.length > 0 && (question.options.length === 0 || options.length > 0))
        put(meaning({ [question.rows[0]?.id ?? '']: 1 }))
      break
    case 'file':
      put(meaning(['…']))
      break
    case 'text':
    case 'date':
      put(meaning('…'))
  }
  return [...found.values()]
}

/** Option by option: true comparisons, the first jump, how many are chosen as far as the bounds ask. */
function chosenSets(
  question: SurveyQuestion,
  options: readonly { id: string; goTo?: string | undefined }[],
  meaning: (answer: Answer) => bigint,
  budget: Budget,
): Meaning[] {
  const least = Math.max(1, question.minChosen ?? 1)
  const most = question.maxChosen ?? Infinity
  // Above both bounds one more changes nothing.
  const enough = most === Infinity ? least : Math.max(least, most + 1)
  type Chosen = Meaning & { count: number }
  let all = new Map<string, Chosen>([['', { bits: 0n, jump: undefined, count: 0 }]])
  const items = options.map(({ id, goTo }) => ({ bits: meaning([id]), goTo }))
  if (question.other) items.push({ bits: meaning([{ other: '…' }]), goTo: undefined })
  for (const { bits, goTo } of items) {
    const next = new Map(all)
    for (const one of all.values()) {
      spend(budget)
      const with1 = { bits: one.bits | bits, jump: one.jump ?? goTo, count: Math.min(enough, one.count + 1) }
      next.set(`${with1.bits}|${with1.jump ?? ''}|${with1.count}`, with1)
    }
    all = next
  }
  return [...all.values()].filter(({ count }) => count >= least && count <= most)
}

const NOTHING: Meaning = { bits: 0n, jump: undefined }
/** No page has this id. */
const STUCK = '\u0000'

/** «Not answered» is the bit of «answered» turned over. */
const positive = (leaf: Leaf): Leaf => ('answered' in leaf ? { q: leaf.q, answered: true } : leaf)
const leafKey = (leaf: Leaf): string => JSON.stringify(positive(leaf))

/** A number on and on either side of each threshold, and the ends: as the form holds them, none out of bounds. */
function sampleNumbers({ kind, min, max, places }: SurveyQuestion, leaves: readonly Leaf[]): Answer[] {
  const unit = 10 ** (kind === 'number' ? places : 0)
  // 1.1 × 10 is 11, not a little more.
  const units = (value: number) => Number((value * unit).toPrecision(15))
  const least = min === null ? -Infinity : Math.ceil(units(min))
  const greatest = max === null ? Infinity : Math.floor(units(max))
  const thresholds = leaves.flatMap((leaf) => Object.values(leaf).filter((value) => typeof value === 'number'))
  const points = new Set([least, greatest])
  for (const value of thresholds)
    for (const near of [Math.floor(units(value)), Math.ceil(units(value))])
      for (const by of [-1, 0, 1]) points.add(near + by)
  if (thresholds.length === 0) points.add(0)
  return [...points]
    .filter((value) => Number.isFinite(value) && value >= least && value <= greatest)
    .map((value) => (kind === 'number' ? (value / unit).toFixed(places) : value))
}
