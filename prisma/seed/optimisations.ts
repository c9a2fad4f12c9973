// Optimisations of the modelled processes in every state, their papers and standards.
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { TenantView } from '../../lib/core/tenant'
import type { Tx } from '../../lib/platform/db'
import { passportFormOf, type PassportForm } from '../../lib/projects/form/form'
import { writePassport, type PassportFields } from '../../lib/projects/form/passport'
import { paperContent } from '../../lib/processes/optimisation/paper-read'
import { stagesOf } from '../../lib/processes/optimisation/stages'
import { stories, type Story } from './optimisation-stories'
import { seedStandards } from './standards'

export type OptimisationPlace = {
  tx: Tx
  tenant: TenantView
  template: unknown
  agencies: readonly { id: string; name: string }[]
  now: Date
}
type Process = Prisma.ProcessGetPayload<{
  include: { participants: true; maps: { include: { steps: true } } }
}>

const depth: Record<string, readonly string[]> = {
  leningrad: ['СЗ-07', 'СЗ-12', 'ОБ-01', 'ОБР-03', 'КН-05'],
  kirov: ['СЗ-07', 'ОБ-01', 'ОБР-03', 'КН-05', 'СТР-02'],
  belgorod: ['СЗ-07', 'ОБ-01', 'ОБР-03'],
  kuzbass: ['СЗ-07', 'ОБР-03'],
}
/** Days since an optimisation of this state was opened. */
const opened = { DRAFT: 9, RUNNING: 70, MONITORING: 260, FINISHED: 420 } as const

const at = (day: DateString): Date => new Date(`${day}T09:00:00Z`)

function passportOf(
  process: Process,
  story: Story,
  agency: string,
  form: PassportForm,
  start: DateString,
): PassportFields {
  const indicators = process.indicators as { name: string; key: boolean; unit: string; now: string; target: string }[]
  return writePassport({
    title: `Оптимизация процесса «${process.name}»`,
    customer: agency,
    process: `${process.code} ${process.name}`,
    boundaries: [process.inputs[0], process.outputs[0]].filter(Boolean).join(' – '),
    leader: { name: process.representative, position: 'представитель владельца процесса', personId: null },
    approver: { name: '', position: '' },
    team: [
      {
        id: newId(),
        name: 'Методолог центра компетенций',
        position: 'процессный офис, администратор рабочей группы',
        personId: null,
      },
    ],
    grounds: [{ id: newId(), text: story.problem }],
    goals: indicators
      .filter(({ key }) => key)
      .map(({ name, unit, now, target }) => ({
        id: newId(),
        name,
        unit,
        direction:
          name.startsWith('Время') || name.startsWith('Срок') || name.startsWith('Посещений') ? 'LESS' : 'MORE',
        current: now,
        target,
      })),
    effects: [],
    stages: form.stages.map(({ number }) => ({
      number,
      from: addDays(start, (number - 1) * 21),
      to: addDays(start, number * 21 - 3),
    })),
  })
}

/** Stages closed until today; of a finished project all of them. */
function stageRows(
  tenantId: string,
  projectId: string,
  form: PassportForm,
  story: Story,
  start: DateString,
  today: DateString,
) {
  const rows = form.stages.map(({ number }) => {
    const [from, to] = [addDays(start, (number - 1) * 21), addDays(start, number * 21 - 3)]
    const ended = story.state !== 'RUNNING' || to < today
    return {
      tenantId,
      projectId,
      number,
      plannedFrom: dayColumn(from),
      plannedTo: dayColumn(to),
      dueFrom: dayColumn(from),
      dueTo: dayColumn(to),
      startedOn: from <= today ? dayColumn(from) : null,
      closedOn: ended && to <= today ? dayColumn(to) : null,
      result: ended ? 'Выполнено по плану.' : '',
      noArtefact: ended ? 'Материалы – в таблице шагов и в проблемах процесса.' : '',
    }
  })
  return { rows, stage: rows.find(({ closedOn }) => closedOn === null)?.number ?? rows.length }
}

async function seedProject(
  place: OptimisationPlace,
  process: Process,
  story: Story,
  start: DateString,
  number: number,
) {
  const { tx, tenant, template, now } = place
  const tenantId = tenant.id
  const base = passportFormOf(template)
  const form: PassportForm = { ...base, stages: stagesOf(template) ?? base.stages }
  const agency = place.agencies.find(({ id }) => id === process.agencyId)?.name ?? ''
  const id = newId()
  const today = todayIn(tenant.timeZone, now)
  const { rows, stage } = stageRows(tenantId, id, form, story, start, today)
  const fields = passportOf(process, story, agency, form, start)
  await tx.project.create({
    data: {
      tenantId,
      id,
      number,
      kind: 'LEAN',
      status: story.state,
      agencyId: process.agencyId,
      title: `Оптимизация процесса «${process.name}»`,
      leaderName: process.representative,
      ground: `Оптимизация процесса ${process.code}`,
      startsOn: dayColumn(start),
      endsOn: dayColumn(addDays(start, form.stages.length * 21)),
      form,
      fields,
      stage: story.state === 'DRAFT' ? 1 : stage,
      closedOn: story.state === 'FINISHED' || story.state === 'MONITORING' ? dayColumn(addDays(start, 150)) : null,
      createdBy: `Куратор, ${agency}`,
      createdAt: at(start),
      updatedAt: at(addDays(today, -2)),
    },
    select: { id: true },
  })
  await tx.projectParticipant.createMany({
    data: [...new Set([process.agencyId, ...process.participants.map(({ agencyId }) => agencyId)])].map((agencyId) => ({
      tenantId,
      projectId: id,
      agencyId,
      part: '',
    })),
  })
  await tx.projectEvent.create({
    data: {
      tenantId,
      id: newId(),
      projectId: id,
      kind: 'OPENED',
      data: { process: `${process.code} ${process.name}` },
      byName: `Куратор, ${agency}`,
      at: at(start),
    },
  })
  if (story.state !== 'DRAFT') {
    await tx.projectStage.createMany({ data: rows })
    await tx.passportVersion.create({
      data: {
        tenantId,
        id: newId(),
        projectId: id,
        number: 1,
        status: 'APPROVED',
        fields,
        submittedBy: `Куратор, ${agency}`,
        submittedAt: at(addDays(start, 3)),
        agreedBy: 'Методолог центра компетенций',
        agreedAt: at(addDays(start, 5)),
        approverName: 'Руководитель органа',
        approvedOn: dayColumn(addDays(start, 7)),
        decidedBy: `Куратор, ${agency}`,
        decidedAt: at(addDays(start, 7)),
      },
    })
  }
  return { id, agency }
}

async function seedWork(
  { tx, tenant, now }: OptimisationPlace,
  {
    id,
    projectId,
    process,
    story,
    start,
    by,
  }: { id: string; projectId: string; process: Process; story: Story; start: DateString; by: string },
): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const asIs = process.maps.find(({ state }) => state === 'AS_IS')
  const steps = [...(asIs?.steps ?? [])].sort((a, b) => a.position - b.position)
  const nameOf = (n: number): string => (steps[n - 1]?.data as { name?: string } | undefined)?.name ?? ''
  const made = { tenantId, optimisationId: id, createdBy: by }
  const problemIds = story.problems.map(() => newId())
  await tx.optimisationProblem.createMany({
    data: story.problems.map(({ title, pins, whys = [], causes = [] }, i) => ({
      ...made,
      id: problemIds[i] ?? newId(),
      number: i + 1,
      title,
      pins: pins.map(([step, share, wait, work, back]) => ({
        stepId: steps[step - 1]?.id ?? '',
        stepName: nameOf(step),
        share,
        wait,
        work,
        returns: back === 'back',
      })),
      whys: whys.map(([text, proof]) => ({ text, proof })),
      causes: causes.map(([bone, text, proof]) => ({ bone, text, proof })),
      createdAt: at(addDays(start, 2)),
    })),
  })
  const solutionIds = story.solutions.map(() => newId())
  await tx.optimisationSolution.createMany({
    data: story.solutions.map(({ text, closes, effort, state, reason = '' }, i) => ({
      ...made,
      id: solutionIds[i] ?? newId(),
      number: i + 1,
      text,
      problemIds: closes.map((n) => problemIds[n - 1] ?? '').filter(Boolean),
      effort,
      state,
      reason,
      createdAt: at(addDays(start, 5)),
    })),
  })
  const taskIds = story.measures.map(() => newId())
  await tx.projectTask.createMany({
    data: story.measures.map(({ title, who, due, status }, i) => ({
      tenantId,
      id: taskIds[i] ?? newId(),
      projectId,
      agencyId: process.agencyId,
      title,
      status,
      responsible: who,
      dueOn: dayColumn(addDays(today, due)),
      rank: i,
      createdBy: by,
      createdAt: at(addDays(start, 6)),
      doneAt: status === 'DONE' ? at(addDays(today, due - 2)) : null,
    })),
  })
  await tx.optimisationMeasure.createMany({
    data: story.measures.map(({ solution, indicator, unit, was, target, cost, system = '' }, i) => ({
      tenantId,
      taskId: taskIds[i] ?? '',
      optimisationId: id,
      solutionId: solution === null ? null : solutionIds[solution - 1],
      internal: solution === null,
      indicator,
      unit,
      was,
      target,
      cost,
      system,
    })),
  })
  await tx.optimisationTrouble.createMany({
    data: story.troubles.map(({ text, answer }, i) => ({
      tenantId,
      id: newId(),
      optimisationId: id,
      agencyId: process.agencyId,
      taskId: taskIds[i],
      text,
      raisedBy: 'Методолог центра компетенций',
      raisedAt: at(addDays(today, -6 + i)),
      ...(answer && { answer, answeredBy: by, answeredAt: at(addDays(today, -3)) }),
    })),
  })
}

async function seedPapers(
  { tx, tenant, now }: OptimisationPlace,
  id: string,
  story: Story,
  start: DateString,
  by: string,
): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const row = await tx.optimisation.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    include: {
      process: true,
      project: { select: { id: true, number: true, title: true, status: true, fields: true, agencyId: true } },
    },
  })
  const content = (plan: boolean) => paperContent({ tx, tenantId, settings: tenant.settings }, row, plan)
  const sent = { tenantId, optimisationId: id, sentBy: by }
  if (story.state !== 'DRAFT')
    await tx.optimisationPaper.create({
      data: {
        ...sent,
        id: newId(),
        kind: 'INFO',
        number: 1,
        content: await content(false),
        sentAt: at(addDays(start, 3)),
        receivedBy: 'Методолог центра компетенций',
        receivedAt: at(addDays(start, 4)),
      },
    })
  if (story.plan === 'none') return
  const on = story.state === 'RUNNING' ? addDays(today, -4) : addDays(start, 40)
  const settled = story.plan === 'APPROVED' || story.plan === 'AGREED'
  await tx.optimisationPaper.create({
    data: {
      ...sent,
      id: newId(),
      kind: 'PLAN',
      number: 1,
      status: story.plan,
      content: await content(true),
      sentAt: at(on),
      ...(story.plan === 'AGREED' && { agreedBy: by, agreedAt: at(addDays(on, 2)) }),
      ...((story.plan === 'APPROVED' || story.plan === 'RETURNED') && { decidedBy: by, decidedAt: at(addDays(on, 2)) }),
      ...(story.plan === 'RETURNED' && { reason: 'Назовите, кто отвечает за обмен с поставщиками без ГИС ЖКХ.' }),
      ...(settled &&
        story.plan === 'APPROVED' && {
          receivedBy: 'Методолог центра компетенций',
          receivedAt: at(addDays(on, 3)),
        }),
    },
  })
}

/** Optimisations in every state, with what stands around them. */
export async function seedOptimisations(place: OptimisationPlace): Promise<void> {
  const { tx, tenant, now } = place
  const tenantId = tenant.id
  const codes = depth[tenant.slug] ?? []
  const today = todayIn(tenant.timeZone, now)
  const processes = await tx.process.findMany({
    where: { tenantId, code: { in: [...codes] } },
    include: { participants: true, maps: { include: { steps: true } } },
  })
  const { _max } = await tx.project.aggregate({ where: { tenantId }, _max: { number: true } })
  let project = _max.number ?? 0
  let number = 0
  for (const code of codes) {
    const story = stories.find((one) => one.code === code)
    const process = processes.find((one) => one.code === code)
    if (!story || !process) throw new Error(`${tenant.slug}: no process ${code} to be optimised`)
    const start = addDays(today, -opened[story.state])
    const { id: projectId, agency } = await seedProject(place, process, story, start, (project += 1))
    const id = newId()
    const by = `Куратор, ${agency}`
    await tx.optimisation.create({
      data: {
        tenantId,
        id,
        processId: process.id,
        projectId,
        number: (number += 1),
        planDueOn: dayColumn(story.state === 'DRAFT' ? addDays(today, 30) : addDays(start, 75)),
        openedBy: by,
        openedAt: at(start),
      },
      select: { id: true },
    })
    await seedWork(place, { id, projectId, process, story, start, by })
    await seedPapers(place, id, story, start, by)
    if (story.standard) await seedStandards(place, process, story.standard, by)
  }
  for (const [key, last] of [
    ['project', project],
    ['optimisation', number],
  ] as const)
    await tx.$executeRaw`
      INSERT INTO "TenantCounter" ("tenantId", "key", "last") VALUES (${tenantId}::uuid, ${key}, ${last})
      ON CONFLICT ("tenantId", "key") DO UPDATE SET "last" = ${last}`
}
