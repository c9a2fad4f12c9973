import 'server-only'
import { createHash } from 'node:crypto'
import { dayOf } from '@/lib/core/db-day'
import { readResults, type ResultsContext } from '../results/read'
import { publicOf, type ChoiceWords, type ResultsSource } from './content'
import { publicProblem } from './rules'

/** Offered to choose from; whoever looks for more reads the page of words. */
const MOST_OFFERED = 200

export type Publishable = { source: ResultsSource; mark: string }

/**
 * What of a closed survey may be published now: totals of its closed batches, problems as the public reads them, words
 * above the threshold that nobody kept back. Null – nothing may be shown.
 */
export async function publishable(
  ctx: ResultsContext,
  survey: { id: string; agencyId: string | null },
): Promise<Publishable | null> {
  const { tx, tenantId } = ctx
  const results = await readResults(ctx, { id: survey.id, by: '', agencyId: '' })
  if (!results) return null
  const agency = survey.agencyId
    ? await tx.agency.findFirst({ where: { tenantId, id: survey.agencyId }, select: { slug: true } })
    : null
  const problems = await tx.problem.findMany({
    where: { tenantId, surveyId: survey.id, status: { not: 'JOINED' } },
    orderBy: { number: 'asc' },
    select: { said: true, title: true, status: true, answer: true, measure: true, publishedAt: true, declinedOn: true },
  })
  const shown = problems
    .filter(({ publishedAt }) => publishedAt !== null)
    .map(({ status, declinedOn, ...problem }) =>
      publicProblem({ ...problem, told: status === 'TOLD', declinedOn: declinedOn && dayOf(declinedOn) }),
    )
  const content = publicOf(results, shown, agency?.slug ?? null)
  if (!content) return null
  const source: ResultsSource = {
    content: { ...content, problemsUnshown: problems.length - shown.length },
    words: results.words === 0 ? [] : await wordsOf(ctx, survey.id),
  }
  return { source, mark: createHash('sha256').update(JSON.stringify(source)).digest('hex') }
}

const wordsOf = ({ tx, tenantId }: ResultsContext, surveyId: string): Promise<ChoiceWords[]> =>
  tx.surveyWords.findMany({
    where: { tenantId, surveyId, withheld: false },
    orderBy: { id: 'asc' },
    take: MOST_OFFERED,
    select: { id: true, text: true },
  })
