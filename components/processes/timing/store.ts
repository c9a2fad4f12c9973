'use client'
import { z } from 'zod'
import { Kept, nothingKept } from '@/lib/processes/timing/course'
import { Sent, Sheet } from '@/lib/processes/timing/sheet'

// What a device keeps between two taps. The steps of a series go when the person signs out; what was timed is bound to
// its person and stays until the portal has it, one record an observation: two tabs take nothing from each other.
const ROOT = 'gemba:timing:'
const sheetKey = (tenant: string, series: string): string => `${ROOT}sheet:${tenant}:${series}`
const keptKey = (tenant: string, who: string, series: string): string => `${ROOT}kept:${tenant}:${who}:${series}`
const unsentPrefix = (tenant: string, who: string): string => `${ROOT}unsent:${tenant}:${who}:`

/** What waits to be sent; `refused` – why the portal did not take it. */
const Unsent = z.object({ seriesId: z.uuid(), sent: Sent, refused: z.string().optional() })
export type Unsent = z.infer<typeof Unsent>

/** Where the browser keeps nothing (private mode, storage full): until the page is closed. */
const memory = new Map<string, string>()

function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

function read<T>(key: string, schema: z.ZodType<T>): T | null {
  const text = memory.get(key) ?? quietly(() => localStorage.getItem(key), null)
  return quietly(() => schema.safeParse(JSON.parse(text ?? 'null')).data ?? null, null)
}

/** False: it is kept until the page is closed, no longer. */
function write(key: string, value: unknown): boolean {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(key, text)
    memory.delete(key)
    return true
  } catch {
    memory.set(key, text)
    return false
  }
}

function forget(key: string): void {
  memory.delete(key)
  quietly(() => localStorage.removeItem(key), undefined)
}

const keysWith = (prefix: string): string[] =>
  [
    ...new Set([
      ...memory.keys(),
      ...quietly(() => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? ''), []),
    ]),
  ].filter((key) => key.startsWith(prefix))

export const readSheet = (tenant: string, series: string): Sheet | null => read(sheetKey(tenant, series), Sheet)
export const writeSheet = (tenant: string, sheet: Sheet): boolean => write(sheetKey(tenant, sheet.seriesId), sheet)
export const forgetSheet = (tenant: string, series: string): void => forget(sheetKey(tenant, series))

/** At the sign-out: names of processes and steps are no business of the next person's. */
export const forgetSheets = (): void => keysWith(`${ROOT}sheet:`).forEach(forget)

export const readKept = (tenant: string, { who, seriesId }: Sheet): Kept =>
  read(keptKey(tenant, who, seriesId), Kept) ?? nothingKept
export const writeKept = (tenant: string, { who, seriesId }: Sheet, kept: Kept): boolean =>
  write(keptKey(tenant, who, seriesId), kept)

const unsentKey = (tenant: string, who: string, { seriesId, sent }: Unsent): string =>
  `${unsentPrefix(tenant, who)}${seriesId}:${sent.id}`

/** A person's, of every series, in the order in which they were made. */
export const readUnsent = (tenant: string, who: string): Unsent[] =>
  keysWith(unsentPrefix(tenant, who))
    .flatMap((key) => read(key, Unsent) ?? [])
    .toSorted((a, b) => (a.sent.id < b.sent.id ? -1 : 1))

export const writeUnsent = (tenant: string, who: string, one: Unsent): boolean =>
  write(unsentKey(tenant, who, one), one)

/** Forgets what the portal holds – unless it was taken back by a tap meanwhile. */
export function forgetUnsent(tenant: string, who: string, one: Unsent): void {
  const key = unsentKey(tenant, who, one)
  const now = read(key, Unsent)
  if (now && now.sent.withdrawn === one.sent.withdrawn) forget(key)
}

/** Whether a change in another tab is of this person's timing. */
export const isTimingKey = (key: string | null): boolean => key === null || key.startsWith(ROOT)
