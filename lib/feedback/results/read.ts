import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import type { QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { splitName, sumOf, type Distribution } from '../release/counts'
import { valuesIn } from '../release/scheme'
import { waveChain } from '../survey/chain'
import { FORMS, rowQuestion, type SurveyContent, type SurveyQuestion } from '../survey/definition'
import { comparedQuestion } from '../survey/main-question'
import { surveyStage } from '../survey/status'
import { daysOf, surveyWhere, versionContent } from '../survey/store'
import { responseRate, type ResponseRate } from './measures'
import { cellTotals, comparableVersions, type CellTotal } from './totals'
import { compareResults, groupLines, questionResult, type QuestionResult } from './view'
import type { SurveyResults, Wave } from './view-page'

/** What a query and a command both have. */
export type ResultsContext = Pick<QueryContext, 'tx' | 'tenantId' | 'actor' | 'today' | 'agencyWhere' | 'can'>
export type ResultsAsked = { id: string; by: string; agencyId: string }

const questionsIn = (content: SurveyContent): SurveyQuestion[] => content.pages.flatMap(({ questions }) => questions)

/** Of a question in given versions: null – hidden in all batches, undefined – none was closed. */
function sumIn(
  totals: readonly CellTotal[],
  questionId: string,
  versions: readonly string[],
): Distribution | null | undefined {
  const own = totals.filter((one) => one.questionId === questionId && versions.includes(one.versionId))
  if (own.length === 0) return undefined
  const shown = own.flatMap((one) => one.shown ?? [])
  return shown.length === 0 ? null : sumOf(shown)
}

/** The survey with its versions, if the reader sees it; the latest version first. */
const readSurvey = (ctx: ResultsContext, ids: readonly string[]) =>
  ctx.tx.survey.findMany({
    where: { AND: [surveyWhere(ctx), { id: { in: [...ids] }, status: { not: 'DRAFT' } }] },
    include: {
      agency: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, select: { id: true, content: true } },
    },
  })
type Row = Awaited<ReturnType<typeof readSurvey>>[number]

const versionsOf = (row: Row) => row.versions.map(({ id, content }) => ({ id, content: versionContent(content) }))

/** What the groups of an attribute are called: touchpoints by their names, options by their words. */
async function groupNames(
  ctx: ResultsContext,
  attribute: string,
  questions: readonly SurveyQuestion[],
): Promise<Map<string, string>> {
  if (attribute === 'touchpoint') {
    const points = await ctx.tx.touchpoint.findMany({
      where: { tenantId: ctx.tenantId },
      select: { id: true, name: true, place: true },
    })
    return new Map(points.map(({ id, name }) => [id, name]))
  }
  if (attribute === 'segment') {
    const segments = await ctx.tx.clientSegment.findMany({
      where: { tenantId: ctx.tenantId },
      select: { id: true, name: true },
    })
    return new Map(segments.map(({ id, name }) => [id, name]))
  }
  const question = questions.find(({ id }) => splitName(id) === attribute)
  return new Map(question?.options.map(({ id, label }) => [id, label]))
}

/** «Арбаж и Кикнур вместе»: small groups that may be shown only as one. */
function togetherLabel(value: string, names: ReadonlyMap<string, string>): string {
  const labels = valuesIn(value).map((one) => names.get(one) ?? one)
  const last = labels.at(-1) ?? ''
  return labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} и ${last} вместе`
}

const valueIn = (cell: string): string => (JSON.parse(cell) as [string, string][])[0]?.[1] ?? ''

/**
 * Results of a survey: every figure a sum of cells that closed batches show (exact.md F3), as of the last of them. `by`
 * – the attribute by which the main question is read; `agencyId` – of one agency alone.
 */
export async function readResults(
  ctx: ResultsContext,
  { id, by, agencyId }: ResultsAsked,
): Promise<SurveyResults | null> {
  if (!isUuid(id)) return null
  const { tx, tenantId, actor, today } = ctx
  const reached = ctx.agencyWhere().agencyId?.in ?? null
  // A wave is read beside those before it: what came later is the later one's.
  const whole = await waveChain(ctx, id)
  const chain = whole.slice(0, whole.indexOf(id) + 1)
  const rows = await readSurvey(ctx, chain)
  const row = rows.find((one) => one.id === id)
  if (!row) return null
  // Of a survey over the whole programme an agency's side reads its own agencies.
  const within = row.agencyId === null ? reached : null
  const agencyIds = isUuid(agencyId) && (within?.includes(agencyId) ?? true) ? [agencyId] : within
  const blocks = await tx.surveyBlock.findMany({
    where: { tenantId, surveyId: id, ...(within && { agencyId: { in: within } }) },
    distinct: ['agencyId'],
    select: { agency: { select: { id: true, name: true } } },
    orderBy: { agencyId: 'asc' },
  })
  const last = await tx.surveyBlock.aggregate({ where: { tenantId, surveyId: id }, _max: { closedOn: true } })
  const asked = { tenantId, surveyIds: rows.map((one) => one.id), agencyIds }
  const totals = await cellTotals(tx, asked, { cells: 'EVERYBODY' })
  const versions = versionsOf(row)
  const content = versions[0]?.content ?? { pages: [] }
  const questions = questionsIn(content)
  const main = comparedQuestion(questions)
  const own = totals.filter((one) => one.surveyId === id)
  const threshold = actor.tenant.settings.feedback.threshold
  const results = questions.map((question, at) => resultIn(question, at + 1, own, versions))
  const words = await tx.surveyWords.count({
    where: { tenantId, surveyId: id, withheld: false, ...(agencyIds && { agencyId: { in: agencyIds } }) },
  })
  const bySegment = await tx.surveyCell.findFirst({
    where: { tenantId, surveyId: id, cell: { startsWith: '[["segment",' } },
    select: { id: true },
  })
  const splits = [
    { key: 'touchpoint', label: 'Точки' },
    ...(bySegment ? [{ key: 'segment', label: 'Сегменты' }] : []),
    ...row.splits.flatMap((split) => {
      const question = questions.find((one) => one.id === split)
      return question && split !== main?.id ? [{ key: splitName(split), label: question.title }] : []
    }),
  ]
  const chosen = splits.some(({ key }) => key === by) ? by : (splits[0]?.key ?? '')
  return {
    survey: {
      ...{ id, title: row.title, agencyName: row.agency?.name ?? '', service: row.service },
      ...daysOf(row),
      stage: surveyStage(daysOf(row), today),
      asked: row.asked,
      askedBasis: row.askedBasis,
    },
    asOf: last._max.closedOn && dayOf(last._max.closedOn),
    threshold,
    forms: formsOf(own, agencyIds ? null : row.asked, threshold),
    questions: results,
    main: results.find(({ question }) => question.id === main?.id) ?? null,
    waves: main ? wavesIn(main, rows, chain, totals, threshold) : [],
    splits,
    by: chosen,
    groups: main
      ? await groupsOf(ctx, { main, questions, chosen, versions, own, asked: { ...asked, surveyIds: [id] } })
      : null,
    words: words < threshold ? 0 : words,
    agencyId: agencyIds?.length === 1 ? (agencyIds[0] ?? '') : '',
    can: {
      report: ctx.can(operations['surveyReport.edit'], row.agencyId),
      publish: ctx.can(operations['survey.publish'], row.agencyId),
    },
    agencies: blocks.map(({ agency }) => agency).toSorted((a, b) => a.name.localeCompare(b.name, 'ru')),
  }
}

/** One question over the versions it can be compared in, with its rows. */
function resultIn(
  question: SurveyQuestion,
  number: number,
  own: readonly CellTotal[],
  versions: readonly { id: string; content: SurveyContent }[],
): QuestionResult {
  const comparable = comparableVersions(question, versions)
  return questionResult(question, number, sumIn(own, question.id, comparable), {
    rowsShown: (row) => sumIn(own, rowQuestion(question.id, row), comparable),
    partly: own.some((one) => one.questionId === question.id && comparable.includes(one.versionId) && one.hidden > 0),
  })
}

function formsOf(totals: readonly CellTotal[], asked: number | null, k: number): ResponseRate {
  const forms = totals.filter((one) => one.questionId === FORMS).flatMap((one) => one.shown ?? [])
  return responseRate(sumOf(forms).n, asked, k)
}

/** The main question over the waves that keep its identity and scale (F5), the latest first. */
function wavesIn(
  main: SurveyQuestion,
  rows: readonly Row[],
  chain: readonly string[],
  totals: readonly CellTotal[],
  k: number,
): Wave[] {
  const waves = rows
    .toSorted((a, b) => chain.indexOf(a.id) - chain.indexOf(b.id))
    .flatMap((row) => {
      const own = totals.filter((one) => one.surveyId === row.id)
      const shown = sumIn(own, main.id, comparableVersions(main, versionsOf(row)))
      return shown === undefined ? [] : [{ row, own, shown }]
    })
  return waves
    .map(({ row, own, shown }, at): Wave => {
      const before = waves[at - 1]?.shown
      return {
        ...{ id: row.id, title: row.title, opensOn: row.opensOn && dayOf(row.opensOn) },
        result: questionResult(main, 0, shown),
        forms: formsOf(own, row.asked, k),
        change: shown && before ? compareResults(main, shown, before) : null,
      }
    })
    .toReversed()
}

async function groupsOf(
  ctx: ResultsContext,
  of: {
    main: SurveyQuestion
    questions: readonly SurveyQuestion[]
    chosen: string
    versions: readonly { id: string; content: SurveyContent }[]
    own: readonly CellTotal[]
    asked: { tenantId: string; surveyIds: string[]; agencyIds: string[] | null }
  },
): Promise<SurveyResults['groups']> {
  const comparable = comparableVersions(of.main, of.versions)
  const total = sumIn(of.own, of.main.id, comparable)
  if (!total || of.chosen === '') return null
  const cells = await cellTotals(ctx.tx, of.asked, { cells: 'GROUPS', questionIds: [of.main.id], attribute: of.chosen })
  const names = await groupNames(ctx, of.chosen, of.questions)
  const keys = [...new Set(cells.filter((one) => comparable.includes(one.versionId)).map(({ cell }) => cell))]
  const groups = keys.map((cell): Parameters<typeof groupLines>[2][number] => {
    const value = valueIn(cell)
    const own = cells.filter((one) => one.cell === cell && comparable.includes(one.versionId))
    const shown = own.flatMap((one) => one.shown ?? [])
    return {
      ...{ cell, label: togetherLabel(value, names), shown: shown.length === 0 ? null : sumOf(shown) },
      part: valuesIn(value).length > 1 ? 'TOGETHER' : own.some(({ hidden }) => hidden > 0) ? 'PARTLY' : 'ALL',
    }
  })
  return groups.length === 0 ? null : groupLines(of.main, total, groups)
}
