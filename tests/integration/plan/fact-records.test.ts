import { describe, expect, it } from 'vitest'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { getFactRecords } from '@/lib/fact-records/queries'
import { recordSources, type RecordSource } from '@/lib/plan/sources'
import { withTenant } from '@/lib/platform/db'
import { projectRow } from '../../factories/project'
import { publishedRating } from '../../factories/published'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const at = new Date('2025-05-05T05:00:00Z')
const on = dayColumn('2025-05-05')

/** One record of every source, and an indicator counted in it. */
async function counted() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const own = { tenantId: tenant.id, agencyId: agency.id }
  const indicators = new Map(recordSources.map((source) => [source, newId()]))
  await publishedRating(tenant, 2025, [{ agency, scores: [1, 2, 2, 2, 2, 2, 2, 2] }])
  await withTenant(tenant.id, async (tx) => {
    const practiceId = newId()
    const [done, replicated] = [1, 2].map((number) =>
      projectRow(tenant.id, agency.id, {
        number,
        status: 'FINISHED',
        data: { closedOn: on, title: `Проект ${number}` },
      }),
    )
    for (const data of [done, replicated]) if (data) await tx.project.create({ data })
    await tx.passportVersion.updateMany({ where: { tenantId: tenant.id }, data: { approvedOn: on } })
    await tx.practice.create({
      data: {
        ...own,
        id: practiceId,
        projectId: done?.id ?? '',
        title: 'Практика',
        slug: practiceId,
        createdBy: 'К',
        status: 'PUBLISHED',
        publishedAt: at,
      },
    })
    await tx.project.updateMany({ where: { id: replicated?.id ?? '' }, data: { practiceId } })
    await tx.proposal.create({
      data: {
        ...own,
        id: newId(),
        number: 7,
        title: 'Свет',
        problem: 'Темно',
        suggestion: 'Датчик',
        filedAt: at,
        answerDue: on,
        status: 'DONE',
        answeredAt: at,
        doneOn: on,
      },
    })
    await tx.quarterlyReport.create({
      data: {
        ...own,
        id: newId(),
        year: 2025,
        quarter: 2,
        status: 'ACCEPTED',
        facts: {},
        submittedAt: at,
        dueOn: on,
        lateAfter: on,
        createdBy: 'К',
      },
    })
    await tx.tool.create({ data: { tenantId: tenant.id, key: '5s', title: '5С', position: 1 } })
    for (const unit of ['', 'Архив']) {
      const id = newId()
      await tx.toolAdoption.create({ data: { ...own, id, tool: '5s', unit, level: 'APPLIED', since: on } })
      await tx.toolAdoptionEvent.create({
        data: { tenantId: tenant.id, id: newId(), adoptionId: id, level: 'APPLIED', since: on, byName: 'К', at },
      })
    }
    const process = { ...own, id: newId(), code: 'П-1', name: 'Выдача справок', kind: 'WITHIN' as const }
    await tx.registryVersion.create({
      data: {
        ...own,
        id: newId(),
        kind: 'REGISTRY',
        number: 1,
        actTitle: 'Приказ',
        actNumber: '1',
        actOn: on,
        snapshot: { entries: [{ id: process.id }] },
        approvedBy: 'К',
      },
    })
    await tx.process.create({ data: { ...process, reengineeredOn: on, createdBy: 'К' } })
    const surveyId = newId()
    const closed = { status: 'CLOSED' as const, closedAt: at, closesOn: on }
    await tx.survey.create({
      data: { ...own, ...closed, id: surveyId, title: 'Оценка услуги', code: 'ocenka', createdBy: 'К' },
    })
    // Closed, and nobody answered: counts nowhere.
    await tx.survey.create({
      data: { ...own, ...closed, id: newId(), title: 'Без ответов', code: 'pusto', createdBy: 'К' },
    })
    const version = { tenantId: tenant.id, id: newId(), surveyId, number: 1, content: { pages: [] }, startedBy: 'К' }
    await tx.surveyVersion.create({ data: version })
    const batch = { ...own, surveyId, versionId: version.id, from: on, until: on, closedOn: on, threshold: 5 }
    await tx.surveyBlock.create({ data: { ...batch, id: newId(), number: 1, answered: 1, satisfied: 1 } })
    // Hides its main question: counts in no share.
    await tx.surveyBlock.create({ data: { ...batch, id: newId(), number: 2 } })
    const problem = { ...own, sortBy: on, doneOn: on, createdBy: 'К' }
    await tx.problem.create({ data: { ...problem, id: newId(), number: 1, title: 'Очередь', status: 'TOLD' } })
    await tx.problem.create({
      data: { ...problem, id: newId(), number: 2, title: 'Лифт', status: 'TOLD', doneOn: null, declinedOn: on },
    })
    for (const edition of [1, 2])
      await tx.feedbackOrder.create({
        data: {
          ...{ ...own, id: newId(), kind: 'COLLECTING', edition, actTitle: 'Приказ', actNumber: String(edition) },
          ...{ actOn: on, from: on, createdBy: 'К' },
        },
      })
    // Stands in no approved registry: counts nowhere.
    await tx.process.create({
      data: { ...process, id: newId(), code: 'П-2', reengineeredOn: on, createdBy: 'К' },
    })
    await tx.indicator.createMany({
      data: [...indicators].map(([source, id], position) => ({
        tenantId: tenant.id,
        id,
        number: `1.${position + 1}`,
        sectionNumber: '1',
        section: 'Всё',
        title: source,
        unit: 'единиц',
        position,
        source,
        perAgency: false,
        total: 'SUM' as const,
        responsible: [],
      })),
    })
  })
  return { authority: await createActor(tenant, 'AUTHORITY'), indicators }
}

describe('records behind a counted fact', () => {
  it('are named by the module whose records they are, of every source', async () => {
    const { authority, indicators } = await counted()
    const titles = async (source: RecordSource): Promise<string[]> => {
      const { rows, total } = await getFactRecords(authority, { id: indicators.get(source) ?? '', year: 2025 })
      expect(total, source).toBe(String(rows.length))
      return rows.map(({ title }) => title).sort()
    }
    const found: Record<string, string[]> = {}
    for (const source of recordSources) found[source] = await titles(source)
    const both = ['Проект № 1. Проект 1', 'Проект № 2. Проект 2']
    expect(found).toEqual({
      PROJECTS_OPENED: both,
      PROJECTS_FINISHED: both,
      PROJECTS_REPLICATED: ['Проект № 2. Проект 2'],
      PROPOSALS_FILED: ['ППУ № 7. Свет'],
      PROPOSALS_ACCEPTED: ['ППУ № 7. Свет'],
      PROPOSALS_DONE: ['ППУ № 7. Свет'],
      PRACTICES_PUBLISHED: ['Практика'],
      RATING_PUBLISHED: ['Рейтинг за 2025 год'],
      AGENCIES_RATED: ['Рейтинг за 2025 год'],
      QUARTERLY_ACCEPTED: ['Отчёт за 2 квартал 2025 г.'],
      TOOLS_APPLIED: ['5С', '5С, Архив'],
      PROCESSES_REENGINEERED: ['П-1 Выдача справок'],
      PROCESSES_REGISTERED: ['П-1 Выдача справок'],
      SURVEYS_HELD: ['Оценка услуги'],
      PROBLEMS_SOLVED: ['Проблема № 1. Очередь'],
      FEEDBACK_ORDERS: ['Приказ № 1'],
      CLIENTS_ANSWERED: ['Оценка услуги, партия № 1: довольны 1 из 1'],
      CLIENTS_SATISFIED: ['Оценка услуги, партия № 1: довольны 1 из 1'],
    })
  })
})
