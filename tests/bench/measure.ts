import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * A portal that is measured; `statements` – SQL statements of one signed-in request, read from the database's own log.
 */
export type MeasuredPortal = {
  url: string
  pid: number | undefined
  statements: (address: string, cookie: string) => Promise<number>
}

const TIMES = 60
const WARM = 8
/** Slow work is done as often as fits into this, but not fewer times than LEAST. */
const MOST_MS = 5000
const LEAST = 12

export const round = (ms: number): number => Math.round(ms * 10) / 10

export type Times = {
  p50: number
  p99: number
  /** How often it was done: with few, p99 is the slowest. */
  times: number
}

/** Milliseconds of the work, done one after another once it is warm. */
export async function timed(work: () => Promise<unknown>): Promise<Times> {
  const warmed = performance.now()
  for (let i = 0; i < WARM && performance.now() - warmed < MOST_MS / 4; i += 1) await work()
  const spent: number[] = []
  for (let all = 0; spent.length < LEAST || (spent.length < TIMES && all < MOST_MS);) {
    const began = performance.now()
    await work()
    const took = performance.now() - began
    spent.push(took)
    all += took
  }
  const sorted = spent.toSorted((a, b) => a - b)
  const at = (q: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), times: spent.length }
}

/** Statements that the work sends, as the driver counts them. */
export async function sent(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let n = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    n += 1
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return n
}

/** SQL statements of one request of a page, read from the server's own log. */
export const statementsBy =
  (admin: pg.Client, log: string) =>
  async (address: string, cookie: string): Promise<number> => {
    const set = async (value: string) => {
      await admin.query(`ALTER SYSTEM SET log_statement = '${value}'`)
      await admin.query('SELECT pg_reload_conf()')
      while ((await admin.query<{ log_statement: string }>('SHOW log_statement')).rows[0]?.log_statement !== value)
        await pause(20)
    }
    await set('all')
    // The portal's own connections take the setting over before their next statement.
    const ask = async () => {
      const reply = await fetch(address, { headers: { cookie } })
      if (!reply.ok) throw new Error(`${address}: ${reply.status}`)
      await reply.text()
    }
    await ask()
    const counts: number[] = []
    // The fewest of three: another process of the portal may say something of its own meanwhile.
    for (let i = 0; i < 3; i += 1) {
      const before = readFileSync(log).length
      await ask()
      counts.push(
        readFileSync(log)
          .subarray(before)
          .toString()
          .split('\n')
          .filter((line) => /LOG: {2}(?:statement|execute [^:]*): /.test(line)).length,
      )
    }
    await set('none')
    return Math.min(...counts)
  }

/** Ticks of a hundredth of a second that a process has worked; null where the system does not tell. */
function ticks(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return null
  }
}

export type PageFigures = Times & {
  /** Of the portal's process alone; on a busy machine steadier than the times. */
  cpuMs: number | null
  kilobytes: number
  statements: number
}

/** One page asked for again and again by one person. */
export async function pageFigures(
  { url, pid, statements }: MeasuredPortal,
  cookie: string,
  path: string,
): Promise<PageFigures> {
  let bytes = 0
  let asked = 0
  const ask = async () => {
    const reply = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
    if (reply.status !== 200) throw new Error(`${url}${path}: ${reply.status}`)
    bytes = (await reply.arrayBuffer()).byteLength
    asked += 1
  }
  // Its first requests load the page's code.
  for (let i = 0; i < 3; i += 1) await ask()
  asked = 0
  const before = ticks(pid)
  const times = await timed(ask)
  const after = ticks(pid)
  return {
    ...times,
    cpuMs: before === null || after === null ? null : round(((after - before) * 10) / asked),
    kilobytes: Math.round(bytes / 1024),
    statements: await statements(url + path, cookie),
  }
}

export type Figures = Times & { statements: number }

/** Milliseconds and statements of a query outside the portal. */
export const figured = async (work: () => Promise<unknown>): Promise<Figures> => ({
  ...(await timed(work)),
  statements: await sent(work),
})

/**
 * The same measured for a size and for a larger one. A page or query that sends more statements for the larger one
 * fails the measurement.
 */
export async function bySize<F extends Record<string, unknown>>(
  sizes: readonly number[],
  measure: (size: number) => Promise<F>,
): Promise<Record<string, F>> {
  const all: [number, F][] = []
  for (const size of sizes) all.push([size, await measure(size)])
  const [few] = all
  for (const [size, figures] of all) {
    for (const [name, value] of Object.entries(figures)) {
      const [before, now] = [statementsIn(few?.[1][name]), statementsIn(value)]
      if (now > before) throw new Error(`${name}: ${before} statements at ${few?.[0]}, ${now} at ${size}`)
    }
  }
  return Object.fromEntries(all)
}

const statementsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'statements' in value && typeof value.statements === 'number'
    ? value.statements
    : 0
