/** What the page of results sees. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { SurveyStage } from '../survey/status'
import type { ResponseRate } from './measures'
import type { compareResults, GroupLine, QuestionResult } from './view'

export type Wave = {
  id: string
  title: string
  opensOn: DateString | null
  /** Answers to the main question and forms received. */
  result: QuestionResult
  forms: ResponseRate
  /** Against the wave before; null – the first one, or nothing to compare. */
  change: ReturnType<typeof compareResults>
}

export type SurveyResults = {
  survey: {
    id: string
    title: string
    agencyName: string
    service: string
    stage: SurveyStage
    opensOn: DateString | null
    closesOn: DateString | null
    asked: number | null
    askedBasis: string
  }
  /** Day on which the last batch was closed; null – none yet, nothing is shown. */
  asOf: DateString | null
  threshold: number
  /** Forms received of how many asked. */
  forms: ResponseRate
  questions: QuestionResult[]
  main: QuestionResult | null
  /** Waves in which the main question can be compared, the latest first. */
  waves: Wave[]
  /** By what the main question can be read, and how it reads by the chosen one. */
  splits: { key: string; label: string }[]
  by: string
  groups: { lines: GroupLine[]; notSplit: number } | null
  /** Of which agency alone it is read; '' – of all in reach. */
  agencyId: string
  agencies: { id: string; name: string }[]
  /** Free words that may be read; 0 – fewer than the threshold. */
  words: number
  can: { report: boolean; publish: boolean }
}
