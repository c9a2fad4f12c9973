/** Where an indicator's fact comes from. Which record counts is said once, in the database view "FactSource". Pure. */

/** Counted in the portal's own records; kept by triggers in FactRecord and FactTotal. */
export const recordSources = [
  'PROJECTS_OPENED',
  'PROJECTS_FINISHED',
  'PROJECTS_REPLICATED',
  'PROPOSALS_FILED',
  'PROPOSALS_ACCEPTED',
  'PROPOSALS_DONE',
  'PRACTICES_PUBLISHED',
  'AGENCIES_RATED',
  'RATING_PUBLISHED',
  'QUARTERLY_ACCEPTED',
  'TOOLS_APPLIED',
] as const
export type RecordSource = (typeof recordSources)[number]

export const indicatorSources = ['TYPED', 'FORMULA', ...recordSources] as const
export type IndicatorSource = (typeof indicatorSources)[number]

export const isRecordSource = (source: string): source is RecordSource =>
  (recordSources as readonly string[]).includes(source)
export const isIndicatorSource = (source: string): source is IndicatorSource =>
  (indicatorSources as readonly string[]).includes(source)

/** Things that belong to no agency carry this one in FactRecord and FactTotal. */
export const PROGRAMME = '00000000-0000-0000-0000-000000000000'

/** Of no agency: only the whole programme has such a fact. */
export const ofProgrammeOnly = (source: string): boolean => source === 'RATING_PUBLISHED'

/** The last day on which such a fact of a year may still come: a rating is made after its year and published by 1 April (K app. 3 §4.1). Null: with the year. */
export const expectedUntil = (source: string, year: number): string | null =>
  source === 'RATING_PUBLISHED' || source === 'AGENCIES_RATED' ? `${year + 1}-04-01` : null

type About = {
  /** «открытые проекты», as counted. */ name: string
  /** Which record counts, and on which day. */ rule: string
}

export const recordSourceLabels: Record<RecordSource, About> = {
  PROJECTS_OPENED: {
    name: 'открытые проекты',
    rule: 'Проект считается в день первого утверждения паспорта; прекращённый не считается.',
  },
  PROJECTS_FINISHED: { name: 'реализованные проекты', rule: 'Проект считается в день закрытия.' },
  PROJECTS_REPLICATED: {
    name: 'реализованные проекты, которые тиражируют практику',
    rule: 'Закрытый проект, который повторяет опубликованную практику, считается в день закрытия.',
  },
  PROPOSALS_FILED: { name: 'поданные предложения', rule: 'Предложение считается в день подачи.' },
  PROPOSALS_ACCEPTED: {
    name: 'принятые предложения',
    rule: 'Принятое или внедрённое предложение считается в день ответа.',
  },
  PROPOSALS_DONE: { name: 'внедрённые предложения', rule: 'Предложение считается в день внедрения.' },
  PRACTICES_PUBLISHED: {
    name: 'опубликованные практики',
    rule: 'Практика считается в день публикации; отозванная не считается.',
  },
  AGENCIES_RATED: {
    name: 'органы, прошедшие рейтинг',
    rule: 'Орган считается в том году, за который опубликован рейтинг.',
  },
  RATING_PUBLISHED: {
    name: 'опубликованные рейтинги',
    rule: 'Рейтинг считается в том году, за который он проведён, когда бы он ни был опубликован.',
  },
  QUARTERLY_ACCEPTED: {
    name: 'принятые квартальные отчёты',
    rule: 'Принятый отчёт считается в том квартале, о котором он.',
  },
  TOOLS_APPLIED: {
    name: 'применяемые инструменты',
    rule: 'Инструмент подразделения считается с первого дня, когда он применён, пока он применяется.',
  },
}

export const sourceName = (source: string): string =>
  isRecordSource(source) ? recordSourceLabels[source].name : source === 'FORMULA' ? 'формула' : 'вносится вручную'
