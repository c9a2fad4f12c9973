/**
 * «Сколько людей нужно»: the fewest people with whom a share of the cases is done within a limit. It is taken that one
 * more person makes the share no smaller, so:
 * 1. with people in plenty no case waits for them – what is not reached so is reached by no staff;
 * 2. the fewest of each role beside plenty of all others are needed in any case: the search begins there;
 * 3. from there all staffings with one person more are tried, with two more …: the first total that reaches the share
 *    is the least. Where that would be too many, people are added where they help most and spared where they do not,
 *    and the answer says that it is not proven.
 */
import { quantileOf, type RunFigures } from './figures'
import { intervalOf, type Interval } from './interval'
import { NextKind, type Plan } from './plan'
import { prepare, type Scenario } from './run-set'
import type { SearchInput, SearchResult } from './schema'
import { isTooMuch, measuredRuns, type Outcome, type Progress, type Reckoning } from './simulate'
import { summed, withinOf, type Measured } from './summary'

/** Enough for any line to be empty. */
const PLENTY = 1_000_000_000
/** Staffings that are tried to prove the least one, and times that a close call is looked at again. */
const MOST_TRIED = 250
const MOST_LOOKS = 4

type Trial = { people: number[]; within: Interval; certain: boolean; runs: number }

export function* search(input: SearchInput): Reckoning<SearchResult> {
  const plenty = Object.fromEntries(
    Object.keys(input.staff).map((role) => [role, input.fixed.includes(role) ? (input.staff[role] ?? 0) : PLENTY]),
  )
  const prepared = prepare({ ...input, staff: plenty })
  if (!prepared.ok) return prepared
  if (isTooMuch(prepared.scenario, input.runs)) return { ok: false, faults: [{ code: 'too_big' }] }
  return yield* new Search(input, prepared.scenario).answer()
}

class Search {
  private readonly trials = new Map<string, Trial>()
  private readonly fixed: boolean[]
  private events = 0

  constructor(
    private readonly input: SearchInput,
    private readonly scenario: Scenario,
  ) {
    this.fixed = scenario.plan.roles.map((role) => input.fixed.includes(role))
  }

  *answer(): Reckoning<SearchResult> {
    const best = yield* this.tried([...this.scenario.people])
    if (!best.ok) return best
    const again = yield* this.measured(best.value)
    if (!again.ok) return again
    if (!this.reaches(best.value)) return yield* this.unreachable(best.value, again.value)
    // The most that were busy at once where nobody waited: more would change nothing.
    const most = this.scenario.plan.roles.map((_, r) =>
      this.fixed[r] ? (this.scenario.people[r] ?? 0) : Math.max(this.floor(r), mostBusy(again.value.figures, r)),
    )
    const least: number[] = []
    for (let r = 0; r < most.length; r += 1) {
      const found = yield* this.leastOf(r, most)
      if (!found.ok) return found
      least.push(found.value)
    }
    return yield* this.leastStaffing(least, most)
  }

  /** The fewest people of a role beside plenty of all others, by halving. */
  private *leastOf(r: number, most: readonly number[]): Reckoning<number> {
    let high = most[r] ?? 0
    let low = this.fixed[r] ? high : this.floor(r)
    while (low < high) {
      const middle = (low + high) >> 1
      const trial = yield* this.tried(most.map((people, i) => (i === r ? middle : people)))
      if (!trial.ok) return trial
      if (this.reaches(trial.value)) high = middle
      else low = middle + 1
    }
    return { ok: true, value: high }
  }

  /** Fewer cannot begin a step, or cannot do the work that comes: where chance plays, not even just as many can. */
  private floor(r: number): number {
    const { plan, offered } = this.scenario
    const together = plan.needRole.reduce(
      (most, role, k) => (role === r ? Math.max(most, plan.needCount[k] ?? 0) : most),
      0,
    )
    if (together === 0) return 0
    const load = offered[r] ?? 0
    const chance = this.input.arrivals.kind !== 'even' || hasChance(plan)
    return Math.max(together, chance ? Math.floor(load + HAIR) + 1 : Math.ceil(load - HAIR))
  }

  private *leastStaffing(least: readonly number[], most: readonly number[]): Reckoning<SearchResult> {
    const room = most.map((people, r) => people - (least[r] ?? 0))
    const roomOfAll = room.reduce((sum, more) => sum + more, 0)
    for (let more = 0; more <= roomOfAll; more += 1) {
      const staffings = spread(more, room, MOST_TRIED - this.trials.size)
      if (staffings === undefined) break
      let found: Trial | undefined
      for (const added of staffings) {
        const trial = yield* this.tried(least.map((people, r) => people + (added[r] ?? 0)))
        if (!trial.ok) return trial
        if (this.reaches(trial.value) && trial.value.within.mean > (found?.within.mean ?? -1)) found = trial.value
      }
      if (found) return yield* this.reached(found, least, true)
    }
    const grown = yield* this.grown(least, most)
    return grown.ok ? yield* this.reached(grown.value, least, false) : grown
  }

  /** Adds people one by one where they help most, until the share is reached; then spares whom it does not need. */
  private *grown(least: readonly number[], most: readonly number[]): Reckoning<Trial> {
    let now = yield* this.tried([...least])
    while (now.ok && !this.reaches(now.value)) {
      const here = now.value.people
      let next: Outcome<Trial> = now
      for (let r = 0; r < here.length; r += 1) {
        if ((here[r] ?? 0) >= (most[r] ?? 0)) continue
        const trial = yield* this.tried(here.map((people, i) => (i === r ? people + 1 : people)))
        if (!trial.ok) return trial
        if (next === now || (next.ok && trial.value.within.mean > next.value.within.mean)) next = trial
      }
      if (next === now) break
      now = next
    }
    for (let r = 0; now.ok && r < least.length;) {
      const here: number[] = now.value.people
      if ((here[r] ?? 0) <= (least[r] ?? 0)) {
        r += 1
        continue
      }
      const trial = yield* this.tried(here.map((people, i) => (i === r ? people - 1 : people)))
      if (!trial.ok) return trial
      if (this.reaches(trial.value)) now = trial
      else r += 1
    }
    return now
  }

  private reaches({ within }: Trial): boolean {
    return within.mean >= this.input.share
  }

  /** Simulates a staffing once; a close call is looked at with more runs. */
  private *tried(people: number[]): Reckoning<Trial> {
    const key = people.join()
    const known = this.trials.get(key)
    if (known) return { ok: true, value: known }
    const { share } = this.input
    const figures: RunFigures[] = []
    let within: Interval = { mean: 0, half: Infinity }
    for (let look = 0; look < MOST_LOOKS && Math.abs(within.mean - share) <= within.half; look += 1) {
      const more = yield* this.runs(people, figures.length, this.input.runs)
      if (!more.ok) return more
      figures.push(...more.value.figures)
      within = withinOf(figures) ?? within
    }
    const trial = { people, within, certain: Math.abs(within.mean - share) > within.half, runs: figures.length }
    this.trials.set(key, trial)
    return { ok: true, value: trial }
  }

  /** The same runs again: all figures of all trials would be too much to keep. */
  private measured({ people, runs }: Trial): Reckoning<Measured> {
    return this.runs(people, 0, runs)
  }

  private runs(people: readonly number[], first: number, count: number): Reckoning<Measured> {
    return this.counted(measuredRuns(this.staffed(people), first, count, this.input.limit))
  }

  private staffed(people: readonly number[]): Scenario {
    return { ...this.scenario, people: Int32Array.from(people) }
  }

  private *counted<T>(reckoning: Reckoning<T>): Reckoning<T> {
    let last: Progress = { share: 0, events: 0 }
    for (;;) {
      const step = reckoning.next()
      if (step.done) {
        this.events += last.events
        return step.value
      }
      last = step.value
      yield { share: null, events: this.events + last.events, tried: this.trials.size }
    }
  }

  private *reached(trial: Trial, least: readonly number[], proven: boolean): Reckoning<SearchResult> {
    const measured = yield* this.measured(trial)
    if (!measured.ok) return measured
    const { roles } = this.scenario.plan
    const byRole = (numbers: readonly number[]) => Object.fromEntries(roles.map((role, r) => [role, numbers[r] ?? 0]))
    return {
      ok: true,
      value: {
        reached: true,
        people: byRole(trial.people),
        total: trial.people.reduce((sum, people) => sum + people, 0),
        within: trial.within,
        certain: trial.certain,
        proven,
        least: byRole(least),
        tried: this.trials.size,
        result: summed(measured.value, this.staffed(trial.people)),
      },
    }
  }

  private *unreachable(best: Trial, { figures, tallies }: Measured): Reckoning<SearchResult> {
    const free = this.fixed.includes(true) ? yield* this.tried(best.people.map(() => PLENTY)) : null
    if (free?.ok === false) return free
    const mean = (of: (run: RunFigures) => number): number => intervalOf(figures.map(of)).mean
    const leads = tallies.map((tally) => quantileOf(tally.leads.sorted(), this.input.share))
    const steps = this.scenario.plan.steps.map((step, s) => ({
      step,
      wait: mean((run) => run.steps[s]?.waitPerCase ?? 0),
      work: mean((run) => run.steps[s]?.workPerCase ?? 0),
    }))
    return {
      ok: true,
      value: {
        reached: false,
        cause: free !== null && this.reaches(free.value) ? 'fixed' : 'time',
        within: best.within,
        lead: intervalOf(leads),
        certain: best.certain,
        tried: this.trials.size,
        wait: mean(({ waitPerCase }) => waitPerCase),
        work: mean(({ workPerCase }) => workPerCase),
        steps: steps.toSorted((a, b) => b.wait + b.work - a.wait - a.work),
        queue: mean(({ queuePerCase }) => queuePerCase),
      },
    }
  }
}

/** Whether two cases may take different times or ways. */
const hasChance = ({ nextKind, wait, work }: Plan): boolean =>
  nextKind.includes(NextKind.decision) ||
  [wait, work].some(({ least, most }) => least.some((minutes, s) => minutes !== most[s]))

/** Sums of binary numbers may be a hair off what they mean. */
const HAIR = 1e-9

const mostBusy = (figures: readonly RunFigures[], r: number): number =>
  figures.reduce((most, { roles }) => Math.max(most, roles[r]?.most ?? 0), 0)

/** All ways to give `more` people to the roles that have room for them; undefined – there are more than `limit`. */
export function spread(more: number, room: readonly number[], limit: number): number[][] | undefined {
  let ways: { given: number[]; left: number }[] = [{ given: [], left: more }]
  for (let r = 0; r < room.length; r += 1) {
    const later = room.slice(r + 1).reduce((sum, places) => sum + places, 0)
    ways = ways.flatMap(({ given, left }) => {
      const from = Math.max(0, left - later)
      const to = Math.min(left, room[r] ?? 0)
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({
        given: [...given, from + i],
        left: left - from - i,
      }))
    })
    if (ways.length > limit) return undefined
  }
  return ways.filter(({ left }) => left === 0).map(({ given }) => given)
}
