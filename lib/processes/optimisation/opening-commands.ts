import 'server-only'
import { compareDecimals, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Process } from '@/lib/generated/prisma/client'
import { nextNumber } from '@/lib/platform/counter'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { programmeOf } from '@/lib/programme/queries'
import { passportFormOf } from '@/lib/projects/form/form'
import { writePassport, type PassportFields } from '@/lib/projects/form/passport'
import { endedStatuses } from '@/lib/projects/state/rules'
import { writeProject } from '@/lib/projects/opening/commands'
import { operations } from '../operations'
import { ProcessIndicator } from '../registry/entry'
import { readList } from './problem'
import { OpenOptimisationInput } from './schema'
import { stagesOf } from './stages'

type Administrator = { id: string; name: string; position: string }

/** Processes of an agency in reach; a process may be optimised once at a time. */
async function openProcess(ctx: CommandContext, id: string) {
  const { tx, tenantId } = ctx
  await lockRow(ctx, 'Process', id)
  const process = await tx.process.findFirst({
    where: { tenantId, id, ...ctx.agencyWhere() },
    include: {
      agency: { select: { name: true, status: true } },
      person: { select: { name: true } },
      participants: { select: { agencyId: true } },
    },
  })
  if (!process) return notFound('Карточка процесса')
  if (process.status !== 'ACTIVE' || process.agency.status !== 'ACTIVE')
    return fail('RULE', 'Процесс исключён из реестра: его не оптимизируют. Верните его в реестр.')
  const running = await tx.optimisation.findFirst({
    where: { tenantId, processId: id, project: { status: { notIn: [...endedStatuses] } } },
    select: { id: true, number: true },
  })
  if (running)
    return fail('RULE', `Этот процесс уже оптимизируют: оптимизация № ${running.number}. Работайте в ней.`, {
      see: { path: `processes/optimisations/${running.id}`, label: `Оптимизация № ${running.number}` },
    })
  return { ok: true as const, value: process }
}

/** The target is the greater number: the more, the better. */
function growing(now: string, target: string): boolean {
  const [from, to] = [readDecimal(now), readDecimal(target)]
  return from !== undefined && to !== undefined && compareDecimals(toDecimalString(to), toDecimalString(from)) > 0
}

/**
 * The passport of the project as the process and its owner give it: the representative leads, somebody of the process
 * office administers (Leningrad 3.2), key indicators are the goals.
 */
function passportOf(
  process: Process & { agency: { name: string }; person: { name: string } | null },
  { title, problem }: { title: string; problem: string },
  administrator: Administrator | null,
): PassportFields {
  const indicators = readList(ProcessIndicator, process.indicators)
  const goals = indicators.some(({ key }) => key) ? indicators.filter(({ key }) => key) : indicators
  return writePassport({
    title,
    customer: process.agency.name,
    process: `${process.code} ${process.name}`,
    boundaries: [process.inputs[0], process.outputs[0]].filter(Boolean).join(' – '),
    leader: {
      name: process.person?.name ?? process.representative,
      position: process.person ? process.representative : '',
      personId: process.personId,
    },
    approver: { name: '', position: '' },
    team: administrator
      ? [
          {
            id: newId(),
            name: administrator.name,
            position: [administrator.position, 'процессный офис, администратор рабочей группы']
              .filter(Boolean)
              .join(', '),
            personId: administrator.id,
          },
        ]
      : [],
    grounds: [{ id: newId(), text: problem }],
    goals: goals.map(({ name, unit, now, target }) => ({
      id: newId(),
      name,
      unit,
      direction: growing(now, target) ? 'MORE' : 'LESS',
      current: now,
      target,
    })),
    effects: [],
    stages: [],
  })
}

/**
 * Opens the optimisation of a process: a project that is about it, with the agencies of the process taking part, in the
 * stages of the programme's act (Leningrad 3.2, Belgorod 5.5.4, Kirov section 4).
 */
export const openOptimisation = defineCommand({
  operation: operations['optimisation.open'],
  schema: OpenOptimisationInput,
  creates: 'Optimisation',
  run: async (ctx, { processId, title, problem, kind, administratorId, planDueOn }) => {
    const { tx, tenantId, actor } = ctx
    const found = await openProcess(ctx, processId)
    if (!found.ok) return found
    const process = found.value
    const administrator =
      administratorId === null
        ? null
        : await tx.person.findFirst({
            where: { tenantId, id: administratorId, blockedAt: null, memberships: { some: { role: 'METHODOLOGIST' } } },
            select: { id: true, name: true, position: true },
          })
    if (administratorId !== null && !administrator)
      return fail('INVALID', 'Оптимизация пока не открыта.', {
        fields: { administratorId: 'Выберите сотрудника процессного офиса из списка.' },
      })
    const programme = await programmeOf(tx, tenantId)
    const form = passportFormOf(programme)
    const others = await tx.agency.findMany({
      where: { tenantId, id: { in: process.participants.map(({ agencyId }) => agencyId) }, status: 'ACTIVE' },
      select: { id: true },
    })
    const project = await writeProject(ctx, {
      project: {
        kind,
        agencyId: process.agencyId,
        title,
        ground: `Оптимизация процесса ${process.code}`,
        form: { ...form, stages: stagesOf(programme) ?? form.stages },
        fields: passportOf(
          process,
          { title, problem },
          administrator && { ...administrator, position: administrator.position ?? '' },
        ),
      },
      parts: [...new Set([process.agencyId, ...others.map(({ id }) => id)])].map((agencyId) => ({
        agencyId,
        part: '',
      })),
      event: { process: `${process.code} ${process.name}` },
    })
    const id = newId()
    const number = await nextNumber(tx, tenantId, 'optimisation')
    await tx.optimisation.create({
      data: {
        tenantId,
        id,
        processId,
        projectId: project.id,
        number,
        planDueOn: planDueOn === null ? null : dayColumn(planDueOn),
        openedBy: actor.name,
        openedAt: ctx.now,
      },
      select: { id: true },
    })
    return done(
      { id, projectId: project.id, number },
      {
        subject: { type: 'Optimisation', id },
        agencyId: process.agencyId,
        after: { number, processId, projectId: project.id, title, planDueOn },
      },
    )
  },
})
