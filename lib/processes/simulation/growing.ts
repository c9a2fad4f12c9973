/** Rows of numbers that grow by doubling, and the places in them that are free again. */

export function longer(row: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(length)
  grown.set(row)
  return grown
}

export function longerInts(row: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length)
  grown.set(row)
  return grown
}

/** Numbers one after another. */
export class Numbers {
  length = 0
  private row = new Float64Array(1024)

  add(value: number): void {
    if (this.length === this.row.length) this.row = longer(this.row, this.row.length * 2)
    this.row[this.length] = value
    this.length += 1
  }

  /** The numbers from the least to the greatest; they are put in this order in place. */
  sorted(): Float64Array {
    return this.row.subarray(0, this.length).sort()
  }
}

/** Places given out and taken back; the last freed is given first. */
export class Places {
  /** Places ever given: rows need to be so long. */
  used = 0
  private free = new Int32Array(64)
  private freed = 0

  take(): number {
    if (this.freed > 0) return this.free[(this.freed -= 1)]!
    return (this.used += 1) - 1
  }

  /** Those that are not given back. */
  taken(): number[] {
    const free = new Set(this.free.subarray(0, this.freed))
    return Array.from({ length: this.used }, (_, place) => place).filter((place) => !free.has(place))
  }

  put(place: number): void {
    if (this.freed === this.free.length) this.free = longerInts(this.free, this.free.length * 2)
    this.free[this.freed] = place
    this.freed += 1
  }
}
