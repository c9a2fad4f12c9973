import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { count } from '@/lib/core/format'
import type { Problem as ProblemModel } from '@/lib/generated/prisma/client'
import { readResults, type ResultsContext } from './read'
import { problemStatusWords, reportContent, type ReportProblem } from './report'
import type { SurveyResults } from './view-page'

type Split = { title: string; groups: NonNullable<SurveyResults['groups']> }
export type ReportGround = {
  results: SurveyResults
  splits: Split[]
  content: ReturnType<typeof reportContent>
}

/** Results of the survey by every attribute it is read by, and the problems made of it; null – nothing to report on. */
export async function readReportGround(ctx: ResultsContext, surveyId: string): Promise<ReportGround | null> {
  const results = await readResults(ctx, { id: surveyId, by: '', agencyId: '' })
  if (results === null) return null
  const splits: Split[] = []
  for (const { key, label } of results.splits) {
    const by = key === results.by ? results : await readResults(ctx, { id: surveyId, by: key, agencyId: '' })
    if (by?.groups && by.groups.lines.length > 1) splits.push({ title: label, groups: by.groups })
  }
  return { results, splits, content: reportContent(results, splits, await problemsOf(ctx, surveyId)) }
}

async function problemsOf({ tx, tenantId, agencyWhere }: ResultsContext, surveyId: string): Promise<ReportProblem[]> {
  const rows = await tx.problem.findMany({
    where: { tenantId, surveyId, status: { not: 'JOINED' }, ...agencyWhere() },
    orderBy: { number: 'desc' },
  })
  return rows.map(reportProblem)
}

type Problem = Pick<
  ProblemModel,
  'number' | 'title' | 'said' | 'heard' | 'heardWhere' | 'measure' | 'ownerName' | 'dueOn' | 'status' | 'moved'
>

/** A problem as the report lists it. */
export const reportProblem = (problem: Problem): ReportProblem => {
  const { number, title, said, heard, heardWhere, measure, ownerName, dueOn, status, moved } = problem
  return {
    ...{ number, measure, owner: ownerName, status: problemStatusWords[status] },
    title: said && said !== title ? `${title}. «${said}»` : title,
    heard: heard === null ? heardWhere : count(heard, 'ответ', 'ответа', 'ответов'),
    due: dueOn ? `${formatLong(dayOf(dueOn))}${Array.isArray(moved) && moved.length > 0 ? ' (переносили)' : ''}` : '',
  }
}
