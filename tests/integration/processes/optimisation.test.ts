import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { optimisationPaper, termsPaper } from '@/lib/documents/optimisation-paper'
import { withTenant } from '@/lib/platform/db'
import { getOptimisationDocument, getTermsDocument } from '@/lib/processes/optimisation/document-queries'
import {
  getOptimisationOpening,
  listOptimisations,
  optimisationOfProject,
  getPinnedProblems,
} from '@/lib/processes/optimisation/list-queries'
import { openOptimisation } from '@/lib/processes/optimisation/opening-commands'
import { decidePaper, receivePaper, sendPaper } from '@/lib/processes/optimisation/paper-commands'
import { getOptimisation } from '@/lib/processes/optimisation/queries'
import { answerTrouble, tellTrouble } from '@/lib/processes/optimisation/trouble-commands'
import { addProblem, addSolution, editSolution, planMeasure } from '@/lib/processes/optimisation/work-commands'
import { getProject } from '@/lib/projects/opening/queries'
import { getTaskBoard } from '@/lib/projects/tasks/queries'
import { getQueue } from '@/lib/queue/queries'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant, template } from '../../factories/tenant'

const indicators = [
  { name: 'Время протекания', key: true, unit: 'рабочих дней', now: '18,4', target: '6' },
  { name: 'С первого раза', key: true, unit: '%', now: '80', target: '95' },
  { name: 'Понятность', key: false, unit: '', now: '', target: '' },
]

async function stage(slug = 'belgorod') {
  const tenant = await createTenant({ template: template(slug) as never })
  const agency = await createAgency(tenant, { name: 'Комитет соцзащиты' })
  const other = await createAgency(tenant, { name: 'МФЦ' })
  const office = await createActor(tenant, 'METHODOLOGIST', null, 'Орлова')
  const curator = await createActor(tenant, 'CURATOR', agency.id, 'Белова')
  const team = await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Лебедева')
  const guest = await createActor(tenant, 'CURATOR', other.id, 'Панова')
  const process = await createProcess(
    tenant,
    agency,
    [
      { name: 'Принять', work: { fixed: '15' } },
      { name: 'Решить', wait: { fixed: '480' }, work: { fixed: '30' } },
    ],
    { representative: 'Начальник отдела', personId: team.personId, indicators, runsPerYear: 100 },
  )
  await withTenant(tenant.id, (tx) =>
    tx.processParticipant.create({
      data: { tenantId: tenant.id, id: newId(), processId: process.id, agencyId: other.id },
    }),
  )
  const open = await openOptimisation(curator, {
    processId: process.id,
    title: 'Выплата за неделю',
    problem: 'Семья ждёт решения три недели',
    administratorId: office.personId ?? '',
  })
  if (!open.ok) throw new Error(open.error.message)
  const { id, projectId } = open.value
  return {
    tenant,
    agency,
    other,
    office,
    curator,
    team,
    guest,
    process,
    id,
    projectId,
    view: () => getOptimisation(curator, { id }),
  }
}
type Stage = Awaited<ReturnType<typeof stage>>

/** Steps «как будет», a chosen solution and its measure: a plan that may be sent. */
async function planned({ tenant, curator, process, id }: Stage) {
  await withTenant(tenant.id, async (tx) => {
    const mapId = newId()
    await tx.processMap.create({ data: { tenantId: tenant.id, id: mapId, processId: process.id, state: 'TO_BE' } })
    await tx.processStep.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        mapId,
        position: 1,
        data: { name: 'Решить сразу', work: { fixed: '20' }, system: 'СМЭВ', next: { to: 'end' } },
        updatedBy: 'Куратор',
      },
    })
  })
  const added = await addSolution(curator, {
    optimisationId: id,
    text: 'Запросы через СМЭВ',
    problemIds: [],
    effort: '2,5',
  })
  const solutionId = added.ok ? added.value.id : ''
  const measure = {
    optimisationId: id,
    solutionId,
    internal: '',
    title: 'Подключить СМЭВ',
    responsible: 'Начальник отдела',
    dueOn: '2027-02-01',
    indicator: 'ответ на запрос',
    was: '5',
    target: '2,5',
    cost: '1 450 000',
    system: 'СМЭВ',
  }
  expect(await planMeasure(curator, measure)).toMatchObject({ error: { code: 'RULE' } })
  expect(
    await editSolution(curator, {
      id: solutionId,
      version: 1,
      text: 'Запросы через СМЭВ',
      effort: '2,5',
      state: 'CHOSEN',
    }),
  ).toMatchObject({ ok: true })
  expect(await planMeasure(curator, measure)).toMatchObject({ ok: true })
}

describe('an optimisation', () => {
  it('is a project of the owner with the agencies of the process, its indicators as goals and the stages of the act', async () => {
    const { curator, id, projectId, view, agency, other, process } = await stage()
    const project = await getProject(curator, { id: projectId })
    expect(project?.participants.map((one) => one.id)).toEqual([agency.id, other.id])
    expect(project?.form.stages).toHaveLength(7)
    expect(project?.form.stages[0]?.tools).toContain('хронометраж')
    const { passport, can, number } = await view()
    expect(number).toBe(1)
    expect(passport.leader).toMatchObject({ name: 'Лебедева', position: 'Начальник отдела' })
    expect(passport.team[0]).toMatchObject({ name: 'Орлова' })
    expect(passport.goals.map(({ name, direction }) => [name, direction])).toEqual([
      ['Время протекания', 'LESS'],
      ['С первого раза', 'MORE'],
    ])
    expect(can).toEqual({ work: true, decide: true, receive: false })
    expect(await optimisationOfProject(curator, { projectId })).toMatchObject({ id })
    // One at a time; the first one is shown.
    expect(
      await openOptimisation(curator, { processId: process.id, title: 'Ещё одна', problem: 'Опять долго ждут' }),
    ).toMatchObject({ error: { code: 'RULE', see: { path: `processes/optimisations/${id}` } } })
  })

  it('takes the four stages of Kirov, and the form of its projects where the act gives none', async () => {
    const stagesOf = async (slug: string) => {
      const { curator, projectId } = await stage(slug)
      return (await getProject(curator, { id: projectId }))?.form.stages.length
    }
    expect(await stagesOf('kirov')).toBe(4)
    expect(await stagesOf('kuzbass')).toBe(10)
  })

  it('pins a problem to steps of its own process only, and keeps the causes', async () => {
    const one = await stage()
    const { curator, id, process, view } = one
    const pins = { 0: { stepId: process.steps[1] ?? '', share: '50', wait: '120', work: '1,5', returns: '' } }
    const whys = { 0: { text: 'Нет справки', proof: 'хронометраж' }, 1: { text: '', proof: '' } }
    expect(
      await addProblem(curator, { optimisationId: id, title: 'Ждут почту', pins, whys, causes: {} } as never),
    ).toMatchObject({ ok: true, value: { number: 1 } })
    expect(
      await addProblem(curator, { optimisationId: id, title: 'Чужой шаг', pins: { 0: { stepId: newId() } } } as never),
    ).toMatchObject({ error: { code: 'RULE' } })
    const [problem, none] = (await view()).problems
    expect(none).toBeUndefined()
    expect(problem).toMatchObject({
      pins: [{ stepName: 'Решить', share: '50', work: '1.5' }],
      whys: [{ text: 'Нет справки' }],
    })
    // The map of the process has it.
    expect(await getPinnedProblems(curator, { id: process.id })).toEqual([
      { id: problem?.id, optimisationId: id, number: 1, title: 'Ждут почту', stepIds: [process.steps[1]] },
    ])
    await expect(getPinnedProblems(curator, { id: newId() })).rejects.toThrow()
  })

  it('is approved by another than who sent it, unless the tenant rules so', async () => {
    const one = await stage()
    const { tenant, agency, curator, team, id, view } = one
    await planned(one)
    const send = async () => {
      const sent = await sendPaper(curator, { optimisationId: id, kind: 'PLAN' })
      return sent.ok ? sent.value.id : ''
    }
    const asked = async (actor = curator) =>
      (await getQueue(actor)).groups.some(({ kind }) => kind === 'OPTIMISATION_DECIDE')
    const first = await send()
    expect((await view()).papers[0]).toMatchObject({ own: true })
    expect(await asked()).toBe(false)
    const deputy = await createActor(tenant, 'CURATOR', agency.id, 'Заместитель')
    expect(await asked(deputy)).toBe(true)
    for (const decision of ['APPROVE', 'AGREE'] as const)
      expect(await decidePaper(curator, { id: first, version: 1, decision })).toMatchObject({
        error: { code: 'RULE', message: expect.stringContaining('отправили вы') as string },
      })
    const back = { id: first, version: 1, decision: 'RETURN' as const, reason: 'Поправлю сроки' }
    expect(await decidePaper(curator, back)).toMatchObject({ ok: true })
    const second = await send()
    expect(await decidePaper(team, { id: second, version: 1, decision: 'APPROVE' })).toMatchObject({ ok: true })
    const third = await send()
    expect(await asked()).toBe(false)
    curator.tenant.settings.processes.senderDecides = true
    expect(await asked()).toBe(true)
    expect(await decidePaper(curator, { id: third, version: 1, decision: 'APPROVE' })).toMatchObject({ ok: true })
  })

  it('sends a plan to the owner, whose representative decides; then it goes to the office and is frozen', async () => {
    const one = await stage()
    const { curator, team, office, guest, id, projectId, view, tenant } = one
    const empty = await sendPaper(curator, { optimisationId: id, kind: 'PLAN' })
    expect(empty).toMatchObject({
      error: { message: expect.stringMatching(/нет ни одного мероприятия.*как будет/) as string },
    })
    await planned(one)
    // The measure is a task of the project, and there is no other list.
    const board = await getTaskBoard(curator, { id: projectId, board: 'ROADMAP' })
    expect(board.columns.WAITING.map(({ title }) => title)).toEqual(['Подключить СМЭВ'])
    const sent = await sendPaper(office, { optimisationId: id, kind: 'PLAN' })
    const paperId = sent.ok ? sent.value.id : ''
    expect(await sendPaper(curator, { optimisationId: id, kind: 'PLAN' })).toMatchObject({ error: { code: 'RULE' } })
    const kinds = async (actor = curator) => (await getQueue(actor)).groups.map(({ kind }) => kind)
    expect(await kinds()).toContain('OPTIMISATION_DECIDE')
    expect(await kinds(office)).not.toContain('OPTIMISATION_RECEIVE')
    // Neither the office nor another agency decides; a stale version is refused.
    expect(await decidePaper(office, { id: paperId, version: 1, decision: 'APPROVE' })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(await decidePaper(guest, { id: paperId, version: 1, decision: 'APPROVE' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    expect(await decidePaper(team, { id: paperId, version: 1, decision: 'RETURN' })).toMatchObject({
      error: { fields: { reason: expect.any(String) as string } },
    })
    expect(await decidePaper(team, { id: paperId, version: 1, decision: 'AGREE' })).toMatchObject({ ok: true })
    expect(await decidePaper(curator, { id: paperId, version: 1, decision: 'APPROVE' })).toMatchObject({
      error: { code: 'CONFLICT' },
    })
    expect(await decidePaper(curator, { id: paperId, version: 2, decision: 'APPROVE' })).toMatchObject({ ok: true })
    expect(await decidePaper(curator, { id: paperId, version: 3, decision: 'APPROVE' })).toMatchObject({
      error: { code: 'RULE' },
    })
    expect(await kinds(office)).toContain('OPTIMISATION_RECEIVE')
    expect(await receivePaper(office, { id: paperId, version: 3 })).toMatchObject({ ok: true })
    expect(await kinds(office)).not.toContain('OPTIMISATION_RECEIVE')
    const [paper] = (await view()).papers
    expect(paper).toMatchObject({ status: 'APPROVED', agreedBy: 'Лебедева', decidedBy: 'Белова', receivedBy: 'Орлова' })
    // What is changed afterwards does not change what was sent.
    await withTenant(tenant.id, (tx) =>
      tx.projectTask.updateMany({ where: { tenantId: tenant.id }, data: { title: 'Другое' } }),
    )
    const paperText = JSON.stringify(optimisationPaper(await getOptimisationDocument(office, { id: paperId })))
    expect(paperText).toContain('Подключить СМЭВ')
    expect(paperText).toContain('ответ на запрос: 5 → 2,5')
    const terms = JSON.stringify(termsPaper(await getTermsDocument(office, { id })))
    expect(terms).toContain('1. Решить сразу')
    expect(terms).toContain('Другое')
  })

  it('tells the heads of the agencies concerned of a problem, and each answers for its own', async () => {
    const { curator, office, guest, id, other, view } = await stage()
    expect(await tellTrouble(office, { optimisationId: id, agencyIds: [], text: 'Нет окна для пробы' })).toMatchObject({
      error: { fields: { agencyIds: expect.any(String) as string } },
    })
    expect(
      await tellTrouble(office, { optimisationId: id, agencyIds: [other.id], text: 'Нет окна для пробы' }),
    ).toMatchObject({
      ok: true,
      value: { count: 1 },
    })
    const mine = (await getQueue(guest)).groups.find(({ kind }) => kind === 'OPTIMISATION_ANSWER')
    expect(mine?.items).toHaveLength(1)
    const [trouble] = (await view()).troubles
    const answer = { id: trouble?.id ?? '', version: 1, answer: 'Окно выделено' }
    expect(await answerTrouble(curator, answer)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await answerTrouble(guest, answer)).toMatchObject({ ok: true })
    expect((await getQueue(guest)).groups.some(({ kind }) => kind === 'OPTIMISATION_ANSWER')).toBe(false)
    // A participant sees the work, and does not change it.
    const seen = await getOptimisation(guest, { id })
    expect(seen.can).toMatchObject({ work: false, decide: false })
    expect((await listOptimisations(guest, {})).rows).toHaveLength(1)
    await expect(getOptimisationOpening(guest, { processId: seen.process.id })).rejects.toThrow()
  })

  it('ends with its project: nothing of it changes any more', async () => {
    const { tenant, curator, id, projectId } = await stage()
    await withTenant(tenant.id, (tx) =>
      tx.project.updateMany({ where: { tenantId: tenant.id, id: projectId }, data: { status: 'CANCELLED' } }),
    )
    expect(await addSolution(curator, { optimisationId: id, text: 'Поздняя мысль', effort: '1' })).toMatchObject({
      error: { code: 'RULE' },
    })
    expect((await getOptimisation(curator, { id })).can).toEqual({ work: false, decide: false, receive: false })
  })
})
