/** What a module says of an agency: its part of the page, the signs that a tool is applied. Pure. */
import type { DateString } from './dates'

type AgencyPartSpec = {
  /** Order among the parts. */
  place: number
  /** Over the part: «Клиенты». */
  title: string
}
export type AgencyPartSpecs = Readonly<Record<string, AgencyPartSpec>>

/** One thing that is said: what it is, what is known, where it opens (a path under /‹tenant›/). */
export type AgencyLine = { term: string; text: string; href: string | null }

/** What a module's records show of a tool that the programme asks about: the tool by how its name reads in an act. */
export type ToolSignSpecs = Readonly<Record<string, { tool: RegExp }>>
/** `since` null – the records do not tell; text – «3 опроса за год»; href – a path under /‹tenant›/. */
export type ToolSign = { level: 'PILOT' | 'APPLIED' | 'STANDARD'; since: DateString | null; text: string; href: string }

export type AgencyPartView = { key: string; title: string; lines: AgencyLine[] }
