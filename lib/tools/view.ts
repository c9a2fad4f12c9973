/** What the screens and papers show. */
import type { DateString } from '@/lib/core/dates'
import type { ToolLevel } from './rules'

export type ToolLine = { key: string; title: string; hint: string; fromAct: boolean; retired: boolean; version: number }

export type VisitLine = {
  id: string
  number: number
  visitedOn: DateString
  visitors: string
  conclusion: string
  withdrawn: boolean
  tools: number
  differences: number
}

export type VisitView = {
  id: string
  number: number
  agency: { id: string; name: string }
  visitedOn: DateString
  visitors: string
  hosts: string
  conclusion: string
  file: { id: string; name: string } | null
  byName: string
  at: Date
  withdrawn: { by: string; reason: string; on: DateString } | null
  findings: { tool: string; title: string; unit: string; claimed: ToolLevel; seen: ToolLevel; remark: string }[]
  version: number
  canWithdraw: boolean
}

export type VisitDocument = VisitView & {
  tenantName: string
  programme: string
  isDemo: boolean
  timeZone: string
  printedAt: Date
}

export type ToolsSummary = {
  agencyId: string
  /** Tools of the programme by the agency's level (the highest of its units'); they add up to `tools`. */
  levels: Record<ToolLevel, number>
  tools: number
  /** Units where the last visit saw another level than is claimed. */
  differences: number
  lastVisitOn: string | null
  /** The last change of any level. */
  changedOn: string | null
}
