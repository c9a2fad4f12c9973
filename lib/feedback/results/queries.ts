import 'server-only'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { readResults, type ResultsAsked } from './read'

/** Results of a survey, as the page, the files and the report of it show them. */
export const getSurveyResults = defineQuery({
  operation: operations['result.read'],
  run: (ctx, asked: ResultsAsked) => readResults(ctx, asked),
})
