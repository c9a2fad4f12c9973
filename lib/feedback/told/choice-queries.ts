import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import type { Side } from '../clients/labels'
import { operations } from '../operations'
import { reachSituations } from '../situation/scope'
import { similarTo } from './rules'
import type { OtherProblem } from './view'

export type Choice = { value: string; label: string }
export type ProblemChoices = {
  people: Choice[]
  processes: Choice[]
  projects: Choice[]
  items: Choice[]
  situations: Choice[]
  problems: Choice[]
}

/** Whom and what a problem may be given and tied to: of its agency, and what belongs to all. */
export const getProblemChoices = defineQuery({
  operation: operations['problem.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProblemChoices> => {
    const { tx, tenantId } = ctx
    const own = isUuid(id)
      ? await tx.problem.findFirst({ where: { tenantId, id, ...ctx.agencyWhere() }, select: { agencyId: true } })
      : null
    if (!own) notFound()
    const { agencyId } = own
    const people = await tx.person.findMany({
      where: { tenantId, blockedAt: null, memberships: { some: { agencyId } } },
      orderBy: { name: 'asc' },
      take: 500,
      select: { id: true, name: true, position: true },
    })
    const processes = await tx.process.findMany({
      where: { tenantId, agencyId, status: 'ACTIVE' },
      orderBy: { code: 'asc' },
      take: 1000,
      select: { id: true, code: true, name: true },
    })
    const projects = await tx.project.findMany({
      where: { tenantId, OR: [{ agencyId }, { participants: { some: { agencyId } } }] },
      orderBy: { number: 'desc' },
      take: 1000,
      select: { id: true, number: true, title: true },
    })
    const items = await tx.roadmapItem.findMany({
      where: { tenantId, removedAt: null, parts: { some: { agencyId } } },
      orderBy: [{ dueOn: 'desc' }, { number: 'asc' }],
      take: 1000,
      select: { id: true, number: true, title: true },
    })
    const situations = await tx.$queryRaw<{ id: string; title: string }[]>`
      SELECT p."id", p."title" FROM "LifeSituation" p
      WHERE p."tenantId" = ${tenantId}::uuid AND ${reachSituations(ctx)} ORDER BY p."title" LIMIT 300`
    const problems = await tx.problem.findMany({
      where: { tenantId, agencyId, id: { not: id }, status: { in: ['NEW', 'IN_WORK'] } },
      orderBy: { number: 'desc' },
      take: 500,
      select: { id: true, number: true, title: true },
    })
    const choice = (value: string, label: string): Choice => ({ value, label })
    return {
      people: people.map((one) => choice(one.id, one.position ? `${one.name}, ${one.position}` : one.name)),
      processes: processes.map((one) => choice(one.id, `${one.code} ${one.name}`)),
      projects: projects.map((one) => choice(one.id, `№ ${one.number}. ${one.title}`)),
      items: items.map((one) => choice(one.id, `${one.number} ${one.title}`)),
      situations: situations.map((one) => choice(one.id, one.title)),
      problems: problems.map((one) => choice(one.id, `№ ${one.number}. ${one.title}`)),
    }
  },
})

export type ProblemSources = {
  agencyId: string | null
  survey: { id: string; title: string; side: Side } | null
  words: { id: string; text: string }[]
  messages: { id: string; text: string; service: string; side: Side }[]
  topics: { id: string; theme: string; month: string; count: number; source: string }[]
  agencies: { id: string; name: string }[]
  /** Answers fewer than this have no number. */
  threshold: number
  similar: OtherProblem[]
}

const ids = (text: string): string[] => [...new Set(text.split(',').filter(isUuid))].slice(0, 200)

/**
 * What a new problem is made of, by the address of the form: `words` – SurveyWords of closed batches, `messages`,
 * `topics`: ids with commas; `survey` – the survey. What the reader may not see, what was kept back and what is another
 * problem's already is left out.
 */
export const getProblemSources = defineQuery({
  operation: operations['problem.read'],
  run: async (
    ctx,
    asked: { words: string; messages: string; topics: string; survey: string; title: string },
  ): Promise<ProblemSources> => {
    const { tx, tenantId } = ctx
    const own = ctx.agencyWhere()
    const found = await tx.surveyWords.findMany({
      where: {
        ...{ tenantId, id: { in: ids(asked.words) }, withheld: false },
        OR: [{ survey: own.agencyId ? own : { agencyId: { not: null } } }, { ...own, survey: { agencyId: null } }],
      },
      select: { id: true, text: true, agencyId: true, surveyId: true, survey: { select: { agencyId: true } } },
    })
    const words = found.map(({ survey: { agencyId: keeper }, agencyId, ...one }) => ({
      ...one,
      agencyId: keeper ?? agencyId,
    }))
    const messages = await tx.feedbackMessage.findMany({
      where: { tenantId, ...own, id: { in: ids(asked.messages) }, problemId: null, status: { in: ['NEW', 'IN_WORK'] } },
      select: { id: true, text: true, service: true, side: true, agencyId: true },
    })
    const topics = await tx.complaintTopic.findMany({
      where: { tenantId, ...own, id: { in: ids(asked.topics) }, problemId: null },
      orderBy: { month: 'asc' },
      select: { id: true, theme: true, month: true, count: true, source: true, agencyId: true },
    })
    const surveyId = words[0]?.surveyId ?? (isUuid(asked.survey) ? asked.survey : null)
    const survey = surveyId
      ? await tx.survey.findFirst({
          where: { tenantId, id: surveyId, OR: [{ agencyId: null }, own] },
          select: { id: true, title: true, side: true, agencyId: true },
        })
      : null
    const agencyId = [...words, ...messages, ...topics][0]?.agencyId ?? survey?.agencyId ?? null
    const mine = <T extends { agencyId: string }>(rows: T[]) => rows.filter((one) => one.agencyId === agencyId)
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(own.agencyId && { id: own.agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const near = agencyId
      ? await tx.problem.findMany({
          where: { tenantId, agencyId, status: { in: ['NEW', 'IN_WORK'] } },
          orderBy: { createdAt: 'desc' },
          take: 500,
          select: { id: true, number: true, title: true, said: true },
        })
      : []
    const said = words[0]?.text ?? messages[0]?.text ?? topics[0]?.theme ?? asked.title
    return {
      agencyId,
      survey: survey && { id: survey.id, title: survey.title, side: survey.side },
      words: mine(words).map(({ id, text }) => ({ id, text })),
      messages: mine(messages).map(({ id, text, service, side }) => ({ id, text, service, side })),
      topics: mine(topics).map(({ id, theme, month, count, source }) => ({
        id,
        theme,
        month: dayOf(month).slice(0, 7),
        count,
        source,
      })),
      agencies: agencies.filter(({ id }) => ctx.can(operations['problem.edit'], id)),
      threshold: ctx.actor.tenant.settings.feedback.threshold,
      similar: similarTo({ id: '', title: said, said }, near).map(({ id, number, title }) => ({ id, number, title })),
    }
  },
})
