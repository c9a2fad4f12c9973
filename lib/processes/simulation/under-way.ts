/**
 * Cases under way: each walks through the steps as one token, or as several while a parallel block is open. Everything
 * stands in rows of numbers by place; a place is used again when its case, token or block is done.
 */
import { longer, longerInts, Places } from './growing'

export class UnderWay {
  /** Of a case. `measured` – it came in the measured time; `passes` – how often it was in each step. */
  arrived = new Float64Array(FIRST)
  day = new Int32Array(FIRST)
  number = new Float64Array(FIRST)
  key0 = new Int32Array(FIRST)
  key1 = new Int32Array(FIRST)
  measured = new Int32Array(FIRST)
  passes: Int32Array<ArrayBuffer>
  /** Of a token: its case, step, the open block it is a branch of (−1 – none), since when it waits for people. */
  owner = new Int32Array(FIRST)
  step = new Int32Array(FIRST)
  block = new Int32Array(FIRST)
  since = new Float64Array(FIRST)
  /** The one behind it in the line of a role; a token has `width` places, one for each role of its step. */
  behind: Int32Array<ArrayBuffer>
  /** Of an open block: branches still under way, the block it stands in. */
  branches = new Int32Array(FIRST)
  outer = new Int32Array(FIRST)
  /** Cases under way now. */
  cases = 0
  private readonly casePlaces = new Places()
  private readonly tokenPlaces = new Places()
  private readonly blockPlaces = new Places()

  constructor(
    private readonly steps: number,
    private readonly width: number,
  ) {
    this.passes = new Int32Array(FIRST * steps)
    this.behind = new Int32Array(FIRST * width)
  }

  openCase(): number {
    const place = this.casePlaces.take()
    if (place === this.arrived.length) {
      const length = place * 2
      this.arrived = longer(this.arrived, length)
      this.number = longer(this.number, length)
      this.day = longerInts(this.day, length)
      this.key0 = longerInts(this.key0, length)
      this.key1 = longerInts(this.key1, length)
      this.measured = longerInts(this.measured, length)
      this.passes = longerInts(this.passes, length * this.steps)
    }
    // A loop, as fill() costs more than the rest of an arrival where steps are few.
    const { passes, steps } = this
    for (let i = place * steps; i < (place + 1) * steps; i += 1) passes[i] = 0
    this.cases += 1
    return place
  }

  /** Places of the cases under way. */
  openCases(): number[] {
    return this.casePlaces.taken()
  }

  closeCase(place: number): void {
    this.casePlaces.put(place)
    this.cases -= 1
  }

  openToken(owner: number, block: number): number {
    const place = this.tokenPlaces.take()
    if (place === this.owner.length) {
      const length = place * 2
      this.owner = longerInts(this.owner, length)
      this.step = longerInts(this.step, length)
      this.block = longerInts(this.block, length)
      this.since = longer(this.since, length)
      this.behind = longerInts(this.behind, length * this.width)
    }
    this.owner[place] = owner
    this.block[place] = block
    return place
  }

  closeToken(place: number): void {
    this.tokenPlaces.put(place)
  }

  openBlock(outer: number, branches: number): number {
    const place = this.blockPlaces.take()
    if (place === this.branches.length) {
      this.branches = longerInts(this.branches, place * 2)
      this.outer = longerInts(this.outer, place * 2)
    }
    this.outer[place] = outer
    this.branches[place] = branches
    return place
  }

  closeBlock(place: number): void {
    this.blockPlaces.put(place)
  }
}

const FIRST = 64
