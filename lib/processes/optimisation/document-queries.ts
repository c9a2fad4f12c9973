import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { defineQuery } from '@/lib/platform/query'
import { shortTime } from '../model/time-words'
import { meanOf } from '../model/step-time'
import { processFaults } from '../model/check'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import { readMap, rolesOf } from '../steps/read'
import { PaperContent } from './paper'
import type { OptimisationDocument, TermsDocument, TermsStep } from './view'

/** A paper of an optimisation as it was sent, for PDF and DOCX. */
export const getOptimisationDocument = defineQuery({
  operation: operations['optimisation.read'],
  run: async (ctx, { id }: { id: string }): Promise<OptimisationDocument> => {
    const row = isUuid(id)
      ? await ctx.tx.optimisationPaper.findFirst({
          where: { tenantId: ctx.tenantId, id, optimisation: { process: processWhere(ctx) } },
          include: { optimisation: { select: { number: true } } },
        })
      : null
    if (!row) notFound()
    const { tenant } = ctx.actor
    const { kind, status, sentBy, sentAt, agreedBy, agreedAt, decidedBy, decidedAt, receivedBy, receivedAt } = row
    return {
      number: row.optimisation.number,
      kind,
      paperNumber: row.number,
      status,
      content: PaperContent.parse(row.content),
      sentBy,
      sentAt,
      agreedBy,
      agreedAt,
      decidedBy,
      decidedAt,
      receivedBy,
      receivedAt,
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      isDemo: tenant.isDemo,
      printedAt: ctx.now,
    }
  },
})

/**
 * The draft of the terms of reference for an information system: what the steps «как будет» and the plan ask of it
 * (Leningrad 3.2(10)).
 */
export const getTermsDocument = defineQuery({
  operation: operations['optimisation.read'],
  run: async (ctx, { id }: { id: string }): Promise<TermsDocument> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.optimisation.findFirst({
          where: { tenantId, id, process: processWhere(ctx) },
          include: {
            process: { include: { agency: { select: { name: true } } } },
            project: { select: { number: true, title: true, fields: true } },
            measures: {
              where: { system: { not: '' }, task: { removedAt: null } },
              include: { task: { select: { title: true, dueOn: true } } },
              orderBy: { taskId: 'asc' },
            },
          },
        })
      : null
    if (!row) notFound()
    const { process, project } = row
    const map = await readMap(ctx, process, 'TO_BE')
    const roles = await rolesOf(ctx, process.agencyId)
    const { dayMinutes } = ctx.actor.tenant.settings.processes
    const sound = map !== null && processFaults(map.model, { roles }).length === 0
    const passport = readPassport(project.fields as PassportFields)
    const { tenant } = ctx.actor
    const { code, name, agency, regulations, systems } = process
    return {
      number: row.number,
      process: { code, name, agency: agency.name, regulations, systems },
      project: {
        number: project.number,
        title: project.title,
        problem: passport.grounds.map(({ text }) => text).join('\n'),
      },
      steps: (map?.rows ?? []).flatMap(({ data }, i): TermsStep[] => {
        const step = map?.model.steps[i]
        return data.system === '' || step === undefined
          ? []
          : [
              {
                number: i + 1,
                name: data.name,
                who: data.roles.map(({ role }) => roles.find((one) => one.id === role)?.name ?? '').join(', '),
                system: data.system,
                documentsIn: data.documentsIn,
                documentsOut: data.documentsOut,
                wait: sound ? shortTime(meanOf(step.wait), dayMinutes) : '–',
                work: sound ? shortTime(meanOf(step.work), dayMinutes) : '–',
              },
            ]
      }),
      measures: row.measures.map(({ task, system, indicator, was, target }) => ({
        title: task.title,
        system,
        indicator,
        was,
        target,
        dueOn: task.dueOn && dayOf(task.dueOn),
      })),
      goals: passport.goals.map((goal) => ({
        name: goal.name,
        unit: goal.unit,
        current: goal.current,
        target: goal.target,
      })),
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      isDemo: tenant.isDemo,
      printedAt: ctx.now,
    }
  },
})
