import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { surveyWhere, versionContent } from '../survey/store'

export type SaidText = {
  id: string
  version: number
  text: string
  withheld: boolean
  question: string
  agencyName: string
  /** The touchpoint's name, where that group may be named. */
  place: string
  themes: { id: string; name: string; byHand: boolean }[]
  problems: { id: string; number: number }[]
}
/** `count` null – fewer than the threshold; `mine` – the reader may change it. */
export type ThemeCount = {
  id: string
  name: string
  words: string[]
  count: number | null
  version: number
  mine: boolean
}

export type SaidTexts = {
  survey: { id: string; title: string; agencyId: string | null }
  threshold: number
  /** Written and not kept back; 0 – fewer than the threshold. */
  written: number
  /** Found; null – fewer than the threshold: not shown. */
  total: number | null
  rows: SaidText[]
  pages: number
  themes: ThemeCount[]
  can: { theme: boolean; problem: boolean }
}

const TEXTS_PER_PAGE = 50

/** A text is of a theme when somebody put it on, or its words are there in any form and nobody took it off. */
const OF_THEME = Prisma.sql`COALESCE(m."on", w."search" @@ ANY(t."looked"))`

const MARKED = Prisma.sql`LEFT JOIN "SurveyThemeMark" m
  ON m."tenantId" = t."tenantId" AND m."themeId" = t."id" AND m."wordsId" = w."id"`

/**
 * Themes that may be put on words of this survey: the programme's and those of its agencies in reach; `looked` – what
 * each looks for, made once and not for every text.
 */
const themesFor = ({ tenantId, reach }: QueryContext): Prisma.Sql =>
  Prisma.sql`(SELECT o.*, ARRAY(SELECT phraseto_tsquery('russian', word) FROM unnest(o."words") AS word) AS "looked"
    FROM "SurveyTheme" o WHERE o."tenantId" = ${tenantId}::uuid AND NOT o."retired" AND (o."agencyId" IS NULL
    ${reach === 'all' ? Prisma.sql`OR TRUE` : Prisma.sql`OR o."agencyId" = ANY(${[...reach]}::uuid[])`}) OFFSET 0) t`

/** Free words of a survey, of closed batches alone; by theme and by words. Words kept back are left out of counts. */
export const getTexts = defineQuery({
  operation: operations['result.read'],
  run: async (
    ctx,
    { id, theme, q, page }: { id: string; theme: string; q: string; page: number },
  ): Promise<SaidTexts> => {
    if (!isUuid(id)) notFound()
    const { tx, tenantId, reach, actor } = ctx
    const survey = await tx.survey.findFirst({
      where: { AND: [surveyWhere(ctx), { id, status: { not: 'DRAFT' } }] },
      select: {
        id: true,
        title: true,
        agencyId: true,
        versions: { orderBy: { number: 'desc' }, select: { content: true } },
      },
    })
    if (!survey) notFound()
    const whole = reach === 'all' || survey.agencyId !== null
    const words = q.trim()
    const seen = Prisma.sql`w."tenantId" = ${tenantId}::uuid AND w."surveyId" = ${id}::uuid
      ${whole ? Prisma.empty : Prisma.sql`AND w."agencyId" = ANY(${[...reach]}::uuid[])`}`
    const found = Prisma.sql`${seen}
      ${words === '' ? Prisma.empty : Prisma.sql`AND w."search" @@ (SELECT gemba_words(${words}))`}
      ${
        isUuid(theme)
          ? Prisma.sql`AND EXISTS (SELECT 1 FROM ${themesFor(ctx)}
              ${MARKED}
              WHERE t."id" = ${theme}::uuid AND ${OF_THEME})`
          : Prisma.empty
      }`
    const threshold = actor.tenant.settings.feedback.threshold
    const can = {
      theme: ctx.can(operations['theme.edit'], survey.agencyId),
      problem: ctx.can(operations['theme.edit'], survey.agencyId),
    }
    // Words kept back are seen by those alone who may bring them out again.
    const open = can.theme ? found : Prisma.sql`${found} AND NOT w."withheld"`
    const [counted = { total: 0, written: 0 }] = await tx.$queryRaw<{ total: number; written: number }[]>`
      SELECT (SELECT COUNT(*)::int FROM "SurveyWords" w WHERE ${open}) AS "total",
        (SELECT COUNT(*)::int FROM "SurveyWords" w WHERE ${seen} AND NOT w."withheld") AS "written"`
    const written = counted.written < threshold ? 0 : counted.written
    // A theme of few people would tell who they are by what else they wrote; words somebody looks for are his own.
    const few = counted.written < threshold || (isUuid(theme) && counted.total > 0 && counted.total < threshold)
    const total = few ? null : counted.total
    const rows = await tx.$queryRaw<TextRow[]>`
      SELECT w."id", w."version", w."text", w."withheld", w."questionId", w."cell", a."name" AS "agencyName",
        COALESCE((SELECT jsonb_agg(jsonb_build_object('id', t."id", 'name', t."name", 'byHand', m."on" IS NOT NULL)
            ORDER BY t."name")
          FROM ${themesFor(ctx)}
          ${MARKED}
          WHERE ${OF_THEME}), '[]') AS "themes",
        COALESCE((SELECT jsonb_agg(jsonb_build_object('id', p."id", 'number', p."number") ORDER BY p."number")
          FROM "ProblemWords" l JOIN "Problem" p ON p."tenantId" = l."tenantId" AND p."id" = l."problemId"
          WHERE l."tenantId" = w."tenantId" AND l."wordsId" = w."id"), '[]') AS "problems"
      FROM "SurveyWords" w JOIN "Agency" a ON a."tenantId" = w."tenantId" AND a."id" = w."agencyId"
      WHERE ${few ? Prisma.sql`${found} AND FALSE` : open} ORDER BY w."id"
      LIMIT ${TEXTS_PER_PAGE} OFFSET ${(page - 1) * TEXTS_PER_PAGE}`
    const themes = await tx.$queryRaw<
      (Omit<ThemeCount, 'count' | 'mine'> & { count: number; agencyId: string | null })[]
    >`
      SELECT t."id", t."name", t."words", t."version", t."agencyId",
        COUNT(w."id") FILTER (WHERE NOT w."withheld" AND ${OF_THEME})::int AS "count"
      FROM ${themesFor(ctx)} CROSS JOIN "SurveyWords" w
      ${MARKED}
      WHERE ${seen} GROUP BY 1, 2, 3, 4, 5 ORDER BY 6 DESC, 2`
    const named = new Set(themes.filter(({ count }) => count >= threshold).map(({ id: one }) => one))
    const places = await placesOf(ctx, rows)
    const titles = new Map(
      survey.versions
        .toReversed()
        .flatMap(({ content }) => versionContent(content).pages.flatMap(({ questions }) => questions))
        .map((question) => [question.id, question.title]),
    )
    return {
      survey: { id, title: survey.title, agencyId: survey.agencyId },
      threshold,
      written,
      total,
      pages: pageCount(total ?? 0, TEXTS_PER_PAGE),
      rows: rows.map(({ questionId, cell, ...row }) => ({
        ...row,
        // A theme of few is named on no text; whoever keeps the themes sees what was put on by hand.
        themes: row.themes.filter(({ id: one, byHand }) => named.has(one) || (can.theme && byHand)),
        question: titles.get(questionId) ?? '',
        place: places.get(cell) ?? '',
      })),
      themes: themes.map(({ agencyId, ...one }) => ({
        ...one,
        count: one.count < threshold ? null : one.count,
        mine: ctx.can(operations['theme.edit'], agencyId),
      })),
      can,
    }
  },
})

type TextRow = Omit<SaidText, 'question' | 'place'> & { questionId: string; cell: string }

/** Names of the touchpoints that words may be named by, by cell. */
async function placesOf({ tx, tenantId }: QueryContext, rows: readonly TextRow[]): Promise<Map<string, string>> {
  const ids = new Map(
    rows.flatMap(({ cell }) => {
      const first = (JSON.parse(cell) as [string, string][])[0]
      return first?.[0] === 'touchpoint' ? [[cell, first[1]] as const] : []
    }),
  )
  const points = await tx.touchpoint.findMany({
    where: { tenantId, id: { in: [...new Set(ids.values())] } },
    select: { id: true, name: true },
  })
  const names = new Map(points.map(({ id, name }) => [id, name]))
  return new Map([...ids].map(([cell, id]) => [cell, names.get(id) ?? '']))
}
