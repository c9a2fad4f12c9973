import 'server-only'
import { newId } from '@/lib/core/ids'
import type { CommandContext } from '@/lib/platform/command'
import { recordEvent } from '../state/events'
import { goalEffect } from '../form/goals'
import type { LockedProject } from '../state/locked-project'
import { readPassport, type PassportFields } from '../form/passport'
import { openingWords } from './opening-words'

/** The opening report goes to the competence centre together with the approved passport (K app. 2). */
export async function openingReport(
  ctx: CommandContext,
  project: LockedProject,
  fields: PassportFields,
  words: { done: string; problems: string; next: string; date: string; name: string },
): Promise<void> {
  const passport = readPassport(fields)
  const fallback = openingWords(project.form, fields)
  const facts = {
    title: passport.title,
    leader: passport.leader.name,
    approvedOn: words.date,
    approver: words.name,
    team: passport.team.length,
    stage: project.form.stages[0]?.number ?? 1,
    goals: passport.goals.map((goal) => ({
      id: goal.id,
      name: goal.name,
      unit: goal.unit,
      direction: goal.direction,
      current: goal.current,
      target: goal.target,
      effect: goalEffect(goal)?.text ?? '',
    })),
    stages: project.form.stages.map(({ number, title }) => ({
      number,
      title,
      from: fields[`stages.${number}.from`] ?? '',
      to: fields[`stages.${number}.to`] ?? '',
    })),
  }
  await ctx.tx.projectReport.create({
    data: {
      tenantId: ctx.tenantId,
      id: newId(),
      projectId: project.id,
      kind: 'OPENING',
      status: 'SUBMITTED',
      facts,
      submittedBy: ctx.actor.name,
      submittedAt: ctx.now,
      body: { done: words.done || fallback.done, problems: words.problems, next: words.next || fallback.next },
    },
    select: { id: true },
  })
  await recordEvent(ctx, project.id, 'REPORT_SUBMITTED', { report: 'OPENING' })
}
