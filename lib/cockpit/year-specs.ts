/** What the modules tell of years: figures of every agency, columns of one agency's years, bars by quarter. Pure. */
import { lowerFirst } from '@/lib/core/format'
import type { YearColumnSpec, YearFigureSpec } from '@/lib/core/years'
import { declared, type DeclaredNames } from '@/lib/modules'

export type YearMetric = DeclaredNames<'yearFigures'>
export const yearFigures: Record<YearMetric, YearFigureSpec> = Object.assign(
  {},
  ...declared.map((module) => module.yearFigures),
)
/** The usual one first. */
export const yearMetrics = (Object.keys(yearFigures) as YearMetric[]).sort(
  (a, b) => yearFigures[a].place - yearFigures[b].place,
) as [YearMetric, ...YearMetric[]]

/** Every column of an agency's years, from the left, with the module that knows its facts. */
export const yearColumns: readonly (YearColumnSpec & { key: string; module: string })[] = declared
  .flatMap(({ name, yearColumns: own = {} }) =>
    Object.entries(own).map(([key, spec]) => ({ ...spec, key, module: name })),
  )
  .sort((a, b) => a.place - b.place)

const bars = yearMetrics.flatMap((metric) => yearFigures[metric].quarters ?? [])
/** Sources of all bars by quarter. */
export const barSources: readonly string[] = bars.flatMap(({ series }) => series.map(({ source }) => source))

/** Bars of all modules on an agency's page. */
export const agencyBars = {
  title: `${new Intl.ListFormat('ru').format(bars.map(({ what }, at) => (at === 0 ? what : lowerFirst(what))))} по кварталам`,
  series: bars.flatMap(({ series }) =>
    series.flatMap(({ source, ofAgency }) => (ofAgency ? [{ key: source, name: ofAgency }] : [])),
  ),
}
