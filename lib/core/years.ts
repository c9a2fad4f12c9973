/** What a module tells of years: a figure of every agency that is compared, and columns of one agency's years. Pure. */

/** Its counted records by quarter, as bars: sources of its facts for the plan. */
type QuarterBars = {
  /** «Проекты». */
  what: string
  series: readonly {
    source: string
    /** Under what they stand: «Открыто». */
    name: string
    /** On an agency's page, beside the bars of other modules: «Открыто проектов»; left out: not there. */
    ofAgency?: string
  }[]
}

export type YearFigureSpec = {
  /** Place among the figures; the first is the usual one. */
  place: number
  /** «Завершённые проекты». */
  title: string
  /** Of an agency without the figure: nothing was counted, or it is not known. */
  missing: '0' | null
  /** There is the year before at the latest; left out: the year under way, too. */
  until?: 'YEAR_BEFORE'
  /** Only where the programme has a rating. */
  rated?: true
  quarters?: QuarterBars
}
export type YearFigureSpecs = Record<string, YearFigureSpec>

export type LevelFace = { key: string; title: string; glyph: string; tone: string }

export type YearColumnCell = {
  text: string
  /** Says that there is nothing. */
  none?: true
  level?: Pick<LevelFace, 'tone' | 'glyph'>
}

export type YearColumnSpec = {
  /** Order of the columns, from the left. */
  place: number
  header: string
  numeric?: true
  width?: string
  /** Does the year have something to show? A column without any is left out; without this it always stands. */
  shown?(facts: unknown): boolean
  /** `facts` – what the module's server half has read of the year; undefined – nothing is known. */
  cell(facts: unknown): YearColumnCell
}
export type YearColumnSpecs = Record<string, YearColumnSpec>

/** A drawing of a score over the years. */
export type YearLine = {
  title: string
  /** Name of the file when it is kept, after the agency's. */
  file: string
  max: number
  thresholds: { at: number; label: string }[]
  /** The oldest year first; null – no score. */
  points: { year: number; score: string | null; levelName?: string }[]
}
