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

/** Null when more than `most` steps would be needed. */
export function exploreSurvey(survey: SurveyContent, most: number): Exploration | null {
  try {
    return new Explorer(survey, most).explore()
  } catch (error) {
    if (error instanceof TooMany) return null
    throw error
  }
}

class Explorer {
  private readonly bitOf = new Map<string, bigint>()
  private readonly leavesAbout = new Map<string, { leaf: Leaf; bit: bigint }[]>()
  /** Bits that are still asked for at the step, or after it; a step is a question or a page's end. */
  private readonly asked: bigint[] = []
  private readonly meaningsMemo = new Map<string, Meaning[]>()
  private left: number

  private readonly shown = new Map<string, { times: number; without: number }>()
  private readonly offered = new Map<string, Set<string>>()

  constructor(
    private readonly survey: SurveyContent,
    most: number,
  ) {
    this.left = most
    const perStep: bigint[] = []
    for (const page of survey.pages) {
      for (const { showWhen, options } of page.questions)
        perStep.push(this.bitsOf([showWhen, ...options.map((option) => option.showWhen)]))
      perStep.push(this.bitsOf(page.next.map(({ when }) => when)))
    }
    let later = 0n
    for (const bits of perStep.toReversed()) this.asked.unshift((later |= bits))
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

  explore(): Exploration {
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
    return {
      ...this.questionsFound(),
      stuckPages,
      unreachablePages: [...entries].flatMap(([id, s]) => (s.size ? [] : [id])),
    }
  }

  private questionsFound() {
    const questions = this.survey.pages.flatMap((page) => page.questions)
    const seen = questions.flatMap((question) => {
      const found = this.shown.get(question.id)
      return found === undefined ? [] : [{ question, ...found }]
    })
    return {
      neverShown: questions.flatMap(({ id }) => (this.shown.has(id) ? [] : [id])),
      requiredWithoutAnswer: {
        always: seen.flatMap(({ question: { id }, times, without }) => (without === times ? [id] : [])),
        sometimes: seen.flatMap(({ question: { id }, times, without }) => (without > 0 && without < times ? [id] : [])),
      },
      unreachableOptions: seen.flatMap(({ question: { id, options } }) =>
        options.flatMap((option) =>
          this.offered.get(id)?.has(option.id) ? [] : [{ question: id, option: option.id }],
        ),
      ),
    }
  }

  /** From one state on entering a page: where it can be left to, in which states. None: it cannot. */
  private throughPage(page: SurveyPage, at: number, step: number, entry: bigint): Map<string, Set<bigint>> {
    let inside = new Map<string, Inside>([['', { bits: entry, jump: undefined, stuck: false }]])
    for (const [i, question] of page.questions.entries()) {
      const next = new Map<string, Inside>()
      for (const state of inside.values())
        for (const { bits, jump } of this.answersAt(question, state)) {
          this.spend()
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
      meanings = this.meaningsOf(question, new Set(offered))
      this.meaningsMemo.set(key, meanings)
    }
    const count = this.shown.get(question.id) ?? { times: 0, without: 0 }
    const without = question.required && meanings.length === 0
    this.shown.set(question.id, { times: count.times + 1, without: count.without + (without ? 1 : 0) })
    const all = this.offered.get(question.id) ?? new Set()
    for (const id of offered) all.add(id)
    this.offered.set(question.id, all)
    if (without) return [{ bits: 0n, jump: STUCK }]
    return question.required ? meanings : [NOTHING, ...meanings]
  }

  private meaningsOf(question: SurveyQuestion, offered: ReadonlySet<string>): Meaning[] {
    const about = this.leavesAbout.get(question.id) ?? []
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
        for (const { bits, jump } of this.chosenSets(question, options, meaning)) put(bits, jump)
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
  private chosenSets(
    question: SurveyQuestion,
    options: readonly { id: string; goTo?: string | undefined }[],
    meaning: (answer: Answer) => bigint,
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
        this.spend()
        const with1 = { bits: one.bits | bits, jump: one.jump ?? goTo, count: Math.min(enough, one.count + 1) }
        next.set(`${with1.bits}|${with1.jump ?? ''}|${with1.count}`, with1)
      }
      all = next
    }
    return [...all.values()].filter(({ count }) => count >= least && count <= most)
  }

  private isTrue(condition: Condition | undefined, bits: bigint): boolean {
    if (condition === undefined) return true
    if ('and' in condition) return condition.and.every((part) => this.isTrue(part, bits))
    if ('or' in condition) return condition.or.some((part) => this.isTrue(part, bits))
    if ('not' in condition) return !this.isTrue(condition.not, bits)
    const given = (bits & (this.bitOf.get(leafKey(condition)) ?? 0n)) !== 0n
    return 'answered' in condition && !condition.answered ? !given : given
  }

  private spend(): void {
    this.left -= 1
    if (this.left < 0) throw new TooMany()
  }
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
