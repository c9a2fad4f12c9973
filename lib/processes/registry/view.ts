/** What the papers of a registry are made of. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { Entry } from './entry'

export type ActView = {
  number: number
  actTitle: string
  actNumber: string
  actOn: DateString
  file: { id: string; name: string } | null
  approvedBy: string
  approvedAt: Date
  /** Processes in it; 0 – an order of keeping. */
  count: number
}

export type RegistryPaper = {
  tenantName: string
  timeZone: string
  isDemo: boolean
  printedAt: Date
  agency: { id: string; name: string }
  /** The act; null – the draft of the next version, with its number. */
  act: ActView | null
  number: number
  entries: Entry[]
}
