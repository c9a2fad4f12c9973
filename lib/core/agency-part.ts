/** A module's part of an agency's page – of the office's and of the public one. Pure. */
export type AgencyPartSpec = {
  /** Order among the parts. */
  place: number
  /** Over the part: «Клиенты». */
  title: string
}
export type AgencyPartSpecs = Readonly<Record<string, AgencyPartSpec>>

/** One thing that is said: what it is, what is known, where it opens (a path under /‹tenant›/). */
export type AgencyLine = { term: string; text: string; href: string | null }

export type AgencyPartView = { key: string; title: string; lines: AgencyLine[] }
