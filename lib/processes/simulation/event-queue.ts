/**
 * What is to happen, the earliest first; of one moment in the order of their coming in, so a run is the same each time.
 * A binary heap in three arrays, without an object per event.
 */
export class EventQueue {
  /** When the event that was taken last happens. */
  time = 0
  size = 0
  private times = new Float64Array(1024)
  private orders = new Float64Array(1024)
  private codes = new Int32Array(1024)
  private order = 0

  /** The time of the next event; Infinity – there is none. */
  get next(): number {
    return this.size === 0 ? Infinity : (this.times[0] ?? Infinity)
  }

  push(time: number, code: number): void {
    if (this.size === this.times.length) this.grow()
    const { times, orders, codes } = this
    const order = (this.order += 1)
    let i = this.size
    this.size += 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      // A later comer never goes before an equal.
      if (times[parent]! <= time) break
      times[i] = times[parent]!
      orders[i] = orders[parent]!
      codes[i] = codes[parent]!
      i = parent
    }
    times[i] = time
    orders[i] = order
    codes[i] = code
  }

  /** Takes the next event out: its code; `time` tells when. Not to be asked of an empty queue. */
  pop(): number {
    const { times, orders, codes } = this
    const code = codes[0]!
    this.time = times[0]!
    const last = (this.size -= 1)
    const time = times[last]!
    const order = orders[last]!
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= last) break
      const other = child + 1
      if (
        other < last &&
        (times[other]! < times[child]! || (times[other] === times[child] && orders[other]! < orders[child]!))
      )
        child = other
      if (times[child]! > time || (times[child] === time && orders[child]! > order)) break
      times[i] = times[child]!
      orders[i] = orders[child]!
      codes[i] = codes[child]!
      i = child
    }
    times[i] = time
    orders[i] = order
    codes[i] = codes[last]!
    return code
  }

  private grow(): void {
    const size = this.times.length * 2
    const [times, orders, codes] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)]
    times.set(this.times)
    orders.set(this.orders)
    codes.set(this.codes)
    Object.assign(this, { times, orders, codes })
  }
}
