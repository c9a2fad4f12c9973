/** Surveys that are ready to be taken. Pure. */
import type { ReadySurvey } from './kit'
import { culture, focusGroup, internal, interview, training } from './people'
import { maturity, service, yearly } from './service'

export type { ReadySurvey } from './kit'

export const readySurveys: readonly ReadySurvey[] = [
  service,
  internal,
  training,
  interview,
  focusGroup,
  culture,
  maturity,
  yearly,
]

export const readySurvey = (key: string): ReadySurvey | undefined => readySurveys.find((one) => one.key === key)
