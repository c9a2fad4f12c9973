/** Where the act is silent or contradicts itself: how a module declares what is read into its part of it. Pure. */
import type { DateString } from './dates'

/** One place of the act and how it is read. */
export type Reading = {
  key: string
  /** What is read: «Уровни», «Показатель 1.1». */
  title: string
  /** The name of what is read, where it is long. */
  about?: string
  /** What the act says and how it is understood, as it was written down. */
  text: string
  /** What is in force; empty where the text says it all. */
  value: string
  /** From when, where it is not the day of the decision: «с отчёта за III квартал 2026 г.». */
  since: string
  /** Who decided and when; null – it came with the act's template, or is the portal's own rule (`own`). */
  by: string | null
  on: DateString | null
  own?: true
  /** Where people meet it. */
  place: string
  /** Under the office: where it is seen with its history, and where it is decided otherwise. */
  seen: string | null
  change: string | null
}

/** A part of the page of readings; `changes` – the operation by which its readings are decided otherwise. */
export type ReadingArea<Operation extends string = `${string}.${string}`> = {
  order: number
  title: string
  lead?: string
  changes: Operation
}
