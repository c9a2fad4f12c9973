/**
 * One run: discrete events on the axis of working time. How it reads the table of steps, where acts are silent:
 * - the step's waiting passes first and takes nobody; then the case stands in the line of every role of the step;
 * - in the line of a role nobody goes before who came earlier, not even to somebody who is free: a case is begun when
 *   it is the first in all its lines and enough people of each role are free. All begin together;
 * - each is busy for his share of the working time from its beginning, the step lasts the whole of it: so people are
 *   busy for exactly the minutes that their need is reckoned from (exact.md P6);
 * - work that the end of the day cuts goes on with the next working minute, by the same people (work-clock.ts).
 */
import { ArrivalStream, CASE } from './arrival-stream'
import { EventQueue } from './event-queue'
import { naturalLogarithm } from './logarithm'
import { NextKind, NOWHERE, type Plan, type Times } from './plan'
import { Threefry } from './random'
import type { Arrivals } from './schema'
import { Tally } from './tally'
import { UnderWay } from './under-way'
import type { WorkClock } from './work-clock'

/** Is told of each case: its number, counted from 0 as they come, the place of the step, the moment on the axis. */
export type Observer = {
  begin?: (number: number, step: number, time: number) => void
  end?: (number: number, step: number, time: number) => void
  leave?: (number: number, time: number) => void
}

export type RunOptions = {
  plan: Plan
  people: Int32Array
  arrivals: Arrivals
  clock: WorkClock
  /** Whether days of the calendar are counted. */
  dated: boolean
  seed: number
  /** Which of the independent runs. */
  run: number
  /** The measured time, and the last moment that is watched while its cases are still under way. */
  begin: number
  end: number
  last: number
  observer?: Observer
}

/** Kinds of events: the lowest bits of their code, above them the place of the token or role. */
const ARRIVE = 0
const QUEUE_UP = 1
const FINISH = 2
const RELEASE = 3

/** What a random number is for: the lowest bits of its address, above them the pass. */
const WAIT = 0
const WORK = 1
const CHOICE = 2

/** A run with so many cases under way is given up: nobody has asked of a real process what would need them. */
const MOST_UNDER_WAY = 1_000_000
const MOST_PASSES = 25_000_000

export class Run {
  readonly tally: Tally
  /** Too many cases came together: the figures say nothing. */
  overflowed = false
  private readonly queue = new EventQueue()
  private readonly random = new Threefry()
  private readonly stream: ArrivalStream
  private readonly ways: UnderWay
  private readonly free: Int32Array
  /** First and last place in the line of each role; −1 – nobody waits. */
  private readonly front: Int32Array
  private readonly back: Int32Array
  private readonly mostCases: number
  private now = 0
  /** Measured cases under way. */
  private awaited = 0

  constructor(private readonly options: RunOptions) {
    const { plan, people, arrivals, clock, seed, run } = options
    this.tally = new Tally(options.begin, options.end, plan.steps.length, plan.roles.length)
    this.ways = new UnderWay(plan.steps.length, plan.width)
    this.free = people.slice()
    this.front = new Int32Array(plan.roles.length).fill(NOWHERE)
    this.back = new Int32Array(plan.roles.length).fill(NOWHERE)
    this.mostCases = Math.min(MOST_UNDER_WAY, MOST_PASSES / plan.steps.length)
    this.stream = new ArrivalStream(arrivals, clock, this.random, seed, run)
    this.queue.push(this.stream.next(), ARRIVE)
  }

  /** How much of the run is done, 0…1. */
  get progress(): number {
    return Math.min(1, this.now / this.options.end)
  }

  /** Lets so many events happen; true – the run is over. */
  advance(most: number): boolean {
    const { queue, tally } = this
    const { end, last } = this.options
    for (let left = most; left > 0; left -= 1) {
      const next = queue.next
      if ((next > end && this.awaited === 0) || next > last || this.overflowed) {
        this.now = this.awaited === 0 ? end : last
        this.close()
        return true
      }
      const code = queue.pop()
      this.now = next
      const place = code >> 2
      switch (code & 3) {
        case ARRIVE:
          tally.events += 1
          this.arrive()
          break
        case QUEUE_UP:
          this.queueUp(place)
          break
        case FINISH:
          tally.events += 1
          this.finish(place)
          break
        default:
          this.free[place]! += 1
          this.serve(place)
      }
    }
    return false
  }

  private arrive(): void {
    const { ways, stream, now, tally } = this
    const { begin, end, seed, run, dated, plan } = this.options
    const owner = ways.openCase()
    this.random.mix(seed, run, stream.number, CASE)
    ways.arrived[owner] = now
    ways.number[owner] = stream.number
    ways.day[owner] = dated ? stream.dayAt(now) : 0
    ways.key0[owner] = this.random.first
    ways.key1[owner] = this.random.second
    const measured = now >= begin && now < end
    ways.measured[owner] = measured ? 1 : 0
    if (measured) {
      tally.cases += 1
      this.awaited += 1
    }
    this.overflowed = ways.cases > this.mostCases
    this.queue.push(stream.next(), ARRIVE)
    this.enter(ways.openToken(owner, NOWHERE), plan.start)
  }

  private enter(token: number, step: number): void {
    const { ways } = this
    ways.step[token] = step
    const owner = ways.owner[token]!
    ways.passes[owner * this.options.plan.steps.length + step]! += 1
    const wait = this.draw(this.options.plan.wait, token, WAIT)
    if (ways.measured[owner] === 1) this.tally.wait[step]! += wait
    if (wait > 0) this.queue.push(this.now + wait, (token << 2) | QUEUE_UP)
    else this.queueUp(token)
  }

  private queueUp(token: number): void {
    const { plan } = this.options
    const { ways, front, back } = this
    const step = ways.step[token]!
    const from = plan.needFrom[step]!
    const to = plan.needFrom[step + 1]!
    ways.since[token] = this.now
    if (from === to) {
      this.begin(token)
      return
    }
    for (let k = from; k < to; k += 1) {
      const role = plan.needRole[k]!
      const place = token * plan.width + k - from
      ways.behind[place] = NOWHERE
      if (front[role] === NOWHERE) front[role] = place
      else ways.behind[back[role]!] = place
      back[role] = place
    }
    this.serve(plan.needRole[from]!)
  }

  /** Begins the work of those at the front of the role's line, as long as they find their people. */
  private serve(role: number): void {
    const { plan } = this.options
    const { front, back, free, ways } = this
    for (;;) {
      const place = front[role]!
      if (place === NOWHERE) return
      const token = (place / plan.width) | 0
      const step = ways.step[token]!
      const from = plan.needFrom[step]!
      const to = plan.needFrom[step + 1]!
      for (let k = from; k < to; k += 1) {
        const needed = plan.needRole[k]!
        if (front[needed] !== token * plan.width + k - from || free[needed]! < plan.needCount[k]!) return
      }
      for (let k = from; k < to; k += 1) {
        const needed = plan.needRole[k]!
        const behind = ways.behind[front[needed]!]!
        front[needed] = behind
        if (behind === NOWHERE) back[needed] = NOWHERE
        free[needed]! -= plan.needCount[k]!
        const busy = this.options.people[needed]! - free[needed]!
        if (busy > this.tally.most[needed]!) this.tally.most[needed] = busy
      }
      this.begin(token)
      // Behind the one that left somebody may stand at the front of another of its lines now.
      if (to - from > 1) for (let k = from; k < to; k += 1) if (plan.needRole[k] !== role) this.serve(plan.needRole[k]!)
    }
  }

  private begin(token: number): void {
    const { plan, observer } = this.options
    const { ways, tally, now } = this
    const step = ways.step[token]!
    const since = ways.since[token]!
    const work = this.draw(plan.work, token, WORK)
    tally.events += 1
    tally.queueArea[step]! += tally.within(since, now)
    if (ways.measured[ways.owner[token]!] === 1) {
      tally.passes[step]! += 1
      tally.work[step]! += work
      if (now > since) {
        tally.queued[step]! += 1
        tally.queue[step]! += now - since
      }
    }
    for (let row = plan.rowFrom[step]!; row < plan.rowFrom[step + 1]!; row += 1) {
      const role = plan.rowRole[row]!
      const share = plan.rowShare[row]!
      const until = now + share * work
      tally.busyArea[role]! += tally.within(now, until)
      if (share < 1) this.queue.push(until, (role << 2) | RELEASE)
    }
    this.queue.push(now + work, (token << 2) | FINISH)
    observer?.begin?.(ways.number[ways.owner[token]!]!, step, now)
  }

  private finish(token: number): void {
    const { plan, observer } = this.options
    const { ways } = this
    const step = ways.step[token]!
    observer?.end?.(ways.number[ways.owner[token]!]!, step, this.now)
    for (let row = plan.rowFrom[step]!; row < plan.rowFrom[step + 1]!; row += 1)
      if (plan.rowShare[row]! >= 1) this.free[plan.rowRole[row]!]! += 1
    for (let row = plan.rowFrom[step]!; row < plan.rowFrom[step + 1]!; row += 1)
      if (plan.rowShare[row]! >= 1) this.serve(plan.rowRole[row]!)
    this.leadOn(token, step)
  }

  private leadOn(token: number, step: number): void {
    const { plan } = this.options
    const { ways } = this
    const from = plan.nextFrom[step]!
    const kind = plan.nextKind[step]
    if (kind === NextKind.parallel) {
      const owner = ways.owner[token]!
      const branches = plan.nextFrom[step + 1]! - from
      const block = ways.openBlock(ways.block[token]!, branches)
      ways.closeToken(token)
      for (let i = 0; i < branches; i += 1) this.enter(ways.openToken(owner, block), plan.nextTo[from + i]!)
      return
    }
    let way = from
    if (kind === NextKind.decision) {
      const chance = this.uniform(token, CHOICE)
      while (chance >= plan.nextUpTo[way]!) way += 1
    }
    this.goOn(token, plan.scope[step]!, plan.nextTo[way]!)
  }

  /** Leads the token to the step; where that is the join of its block, it ends there unless it is the last branch. */
  private goOn(token: number, scope: number, to: number): void {
    const { plan } = this.options
    const { ways } = this
    let inside = scope
    while (inside !== NOWHERE && to === plan.blockJoin[inside]) {
      const block = ways.block[token]!
      ways.branches[block]! -= 1
      if (ways.branches[block]! > 0) {
        ways.closeToken(token)
        return
      }
      ways.block[token] = ways.outer[block]!
      ways.closeBlock(block)
      inside = plan.blockScope[inside]!
    }
    if (to === NOWHERE) this.leave(token)
    else this.enter(token, to)
  }

  private leave(token: number): void {
    const { ways, tally, now } = this
    const { clock, dated, begin, end, observer } = this.options
    const owner = ways.owner[token]!
    const arrived = ways.arrived[owner]!
    observer?.leave?.(ways.number[owner]!, now)
    tally.caseArea += tally.within(arrived, now)
    if (now >= begin && now < end) tally.done += 1
    if (ways.measured[owner] === 1) {
      tally.leads.add(now - arrived)
      if (dated) tally.days.add(clock.numberOf(clock.dayOf(now, 'end')) - ways.day[owner]!)
      this.awaited -= 1
    }
    ways.closeToken(token)
    ways.closeCase(owner)
  }

  private uniform(token: number, purpose: number): number {
    const { plan } = this.options
    const { ways } = this
    const owner = ways.owner[token]!
    const step = ways.step[token]!
    const pass = ways.passes[owner * plan.steps.length + step]!
    return this.random.uniform(ways.key0[owner]!, ways.key1[owner]!, plan.keys[step]!, (pass << 2) | purpose)
  }

  /** A time of the step: fixed, or triangular by the inverse of its distribution, or exponential with the same mean. */
  private draw(times: Times, token: number, purpose: number): number {
    const step = this.ways.step[token]!
    const least = times.least[step]!
    const usual = times.usual[step]!
    const most = times.most[step]!
    if (this.options.plan.exponential) {
      const mean = (least + usual + most) / 3
      return mean === 0 ? 0 : -mean * naturalLogarithm(1 - this.uniform(token, purpose))
    }
    if (least === most) return least
    const chance = this.uniform(token, purpose)
    const range = most - least
    return chance * range < usual - least
      ? least + Math.sqrt(chance * range * (usual - least))
      : most - Math.sqrt((1 - chance) * range * (most - usual))
  }

  /** Counts what is still waiting and under way when watching ends. */
  private close(): void {
    const { tally, ways, now, front } = this
    const { plan, dated, clock } = this.options
    front.forEach((first) => {
      for (let place = first; place !== NOWHERE; place = ways.behind[place]!) {
        // Who stands in several lines is counted in the first.
        if (place % plan.width !== 0) continue
        const token = place / plan.width
        tally.queueArea[ways.step[token]!]! += tally.within(ways.since[token]!, now)
      }
    })
    const today = dated ? clock.numberOf(clock.dayOf(now, 'end')) : 0
    for (const owner of ways.openCases()) {
      const arrived = ways.arrived[owner]!
      tally.caseArea += tally.within(arrived, now)
      if (ways.measured[owner] !== 1) continue
      tally.ages.add(now - arrived)
      if (dated) tally.ageDays.add(today - ways.day[owner]!)
    }
  }
}
