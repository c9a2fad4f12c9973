import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { reportDocx } from '@/lib/documents/report-docx'
import { reportPdf } from '@/lib/documents/report-pdf'
import { reportSheet } from '@/lib/documents/report-sheet'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import * as reportCommands from '@/lib/projects/reports/commands'
import {
  getProjectReports,
  getReport,
  getReportDocument,
  getSignificanceForm,
  listReports,
} from '@/lib/projects/reports/queries'
import { sweepReports } from '@/lib/projects/reports/sweep'
import { evaluateProject, saveSignificanceForm } from '@/lib/projects/significance/commands'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const { askReport, saveReport, submitReport } = reportCommands
const acceptReport = asSeen(reportCommands.acceptReport)
const returnReport = asSeen(reportCommands.returnReport)

let tenant: TenantView
let agency: { id: string; name: string }
let curator: Actor
let team: Actor
let authority: Actor
let methodologist: Actor

beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  curator = await createActor(tenant, 'CURATOR', agency.id)
  team = await createActor(tenant, 'TEAM_MEMBER', agency.id)
  authority = await createActor(tenant, 'AUTHORITY')
  methodologist = await createActor(tenant, 'METHODOLOGIST')
})

const mail = async (needle: string): Promise<{ to: string; text: string }[]> =>
  (await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { tenantId: tenant.id, kind: 'mail' } })))
    .map(({ payload }) => payload as { to: string; subject: string; text: string })
    .filter((letter) => JSON.stringify(letter).includes(needle))
const dueReport = async (projectId: string, more: object = {}): Promise<string> => {
  const id = newId()
  await withTenant(tenant.id, (tx) =>
    tx.projectReport.create({
      data: { tenantId: tenant.id, id, projectId, kind: 'INTERIM', dueOn: dayColumn('2099-01-20'), ...more },
    }),
  )
  return id
}

describe('a report by direction', () => {
  it('is asked for from every running project of an agency, with one letter a curator', async () => {
    const own = await createAgency(tenant)
    const chief = await createActor(tenant, 'CURATOR', own.id)
    await createProject(tenant, own, { status: 'RUNNING' })
    await createProject(tenant, own, { status: 'MONITORING' })
    await createProject(tenant, own, { status: 'DRAFT' })
    const ask = {
      scope: 'AGENCY' as const,
      agencyId: own.id,
      direction: 'Образование',
      dueOn: '2099-02-01',
      questions: 'Сколько школ охвачено?\nЧто мешает?',
      request: 'Для доклада',
    }
    expect(await askReport(authority, { ...ask, dueOn: '2020-02-01' })).toMatchObject({
      ok: false,
      error: { fields: { dueOn: expect.any(String) as string } },
    })
    expect(await askReport(authority, { ...ask, agencyId: '' })).toMatchObject({
      ok: false,
      error: { fields: { agencyId: 'Выберите орган.' } },
    })
    expect(await askReport(curator, ask)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await askReport(authority, ask)).toMatchObject({ ok: true, value: { reports: 2, unreachable: 0 } })
    const [letter, ...others] = await mail('Для доклада')
    expect(others).toEqual([])
    expect(letter?.text.match(/reports\//g)).toHaveLength(2)
    const list = await listReports(chief, { filter: 'WAITING', page: 1 })
    expect(list).toMatchObject({
      total: 2,
      rows: [{ direction: 'Образование', status: 'DUE', late: false }, { dueOn: '2099-02-01' }],
      canAsk: false,
    })
    expect((await getReport(chief, { id: list.rows[0]?.id ?? '' })).body.questions).toEqual([
      'Сколько школ охвачено?',
      'Что мешает?',
    ])
    expect(await askReport(authority, { ...ask, agencyId: agency.id })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
  })

  it('is drafted by the team, submitted by the curator with the figures of the day, returned and accepted', async () => {
    const { id } = await createProject(tenant, agency, { status: 'RUNNING' })
    await withTenant(tenant.id, async (tx) => {
      await tx.goalMeasurement.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          projectId: id,
          goalId,
          measuredOn: dayColumn('2026-11-01'),
          value: '20',
          byName: 'Куратор',
        },
      })
      await tx.projectTask.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          projectId: id,
          agencyId: agency.id,
          title: 'Просрочена',
          dueOn: dayColumn('2026-01-12'),
          createdBy: 'Куратор',
        },
      })
      await tx.projectEffect.createMany({
        data: (['150000.50', '0.1', '0.2'] as const).map((amount, i) => ({
          tenantId: tenant.id,
          id: newId(),
          projectId: id,
          kind: i === 0 ? ('MONEY' as const) : ('HOURS' as const),
          amount,
          year: 2026,
          basis: 'Расчёт',
          status: 'CONFIRMED' as const,
          byName: 'Куратор',
        })),
      })
    })
    const reportId = await dueReport(id)
    const answers = ['Карта готова', 'Ничего', 'Внедрение']
    expect(await saveReport(team, { reportId, version: 1, answers: ['Карта'] })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    // The second is shown the words of the first.
    expect(await saveReport(curator, { reportId, version: 1, answers })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', changes: [{ by: team.name, after: { text: 'Карта' } }] },
    })
    expect(await submitReport(team, { reportId, version: 2, answers })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await submitReport(curator, { reportId, version: 2, answers: ['Карта готова', '', ''] })).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID',
        fields: { 'answers.1': expect.any(String) as string, 'answers.2': expect.any(String) as string },
      },
    })
    expect(await acceptReport(methodologist, { reportId })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await submitReport(curator, { reportId, version: 2, answers })).toMatchObject({ ok: true })
    expect((await mail(`reports/${reportId}`)).length).toBe(1)
    const kept = await getReport(curator, { id: reportId })
    expect(kept).toMatchObject({
      frozen: true,
      facts: {
        tasks: { total: 1, done: 0, overdue: 1 },
        effects: { money: '150000.5', hours: '0.3' },
        goals: [{ current: '30', target: '12', measured: '20', measuredOn: '2026-11-01' }],
      },
    })
    expect(kept.facts.stages).toHaveLength(10)

    // What happens later does not change what was submitted.
    await withTenant(tenant.id, (tx) => tx.projectTask.deleteMany({ where: { tenantId: tenant.id, projectId: id } }))
    expect((await getReport(methodologist, { id: reportId })).facts.tasks.total).toBe(1)
    expect(await returnReport(methodologist, { reportId, remarks: '' })).toMatchObject({
      ok: false,
      error: { fields: { remarks: expect.any(String) as string } },
    })
    expect(await returnReport(methodologist, { reportId, remarks: 'Назовите сроки' })).toMatchObject({
      ok: true,
      value: { status: 'RETURNED' },
    })
    expect((await mail('Назовите сроки')).map(({ to }) => to)).toHaveLength(1)
    expect(await submitReport(curator, { reportId, version: 4, answers })).toMatchObject({ ok: true })
    expect(await acceptReport(authority, { reportId, remarks: 'Хорошо' })).toMatchObject({
      ok: true,
      value: { status: 'ACCEPTED' },
    })
    expect(await submitReport(curator, { reportId, version: 6, answers })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    const document = await getReportDocument(curator, { id: reportId })
    const sheet = reportSheet(document)
    expect(sheet.sections.map(({ heading, text }) => [heading, ...text])).toContainEqual([
      'Что сделано',
      'Карта готова',
    ])
    expect(sheet.facts).toContainEqual({
      term: 'Подтверждённый эффект',
      value: '150\u00a0000,5 руб. в год; 0,3 ч в год',
    })
    expect(Buffer.from(reportPdf(document)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(
      Buffer.from(await reportDocx(document))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('is reminded of once when it is late', async () => {
    const { id } = await createProject(tenant, agency, { status: 'RUNNING' })
    const late = await dueReport(id, { dueOn: dayColumn('2026-01-12') })
    await dueReport(id, { dueOn: dayColumn('2026-01-12'), status: 'SUBMITTED' })
    // One o'clock in the night of the tenant's zone, and noon of the next day.
    await sweepReports(new Date('2026-11-23T18:00:00Z'))
    expect(await mail('Отчёт не сдан')).toEqual([])
    await sweepReports(new Date('2026-11-24T05:00:00Z'))
    await sweepReports(new Date('2026-11-24T05:00:00Z'))
    expect((await mail('Отчёт не сдан')).map(({ text }) => text.includes(late))).toEqual([true])
    expect((await listReports(curator, { filter: 'LATE', page: 1 })).rows.map((row) => row.id)).toEqual([late])
  })

  it('of the opening keeps the words it came with', async () => {
    const { id } = await createProject(tenant, agency, { status: 'RUNNING' })
    const reportId = await dueReport(id, {
      kind: 'OPENING',
      status: 'SUBMITTED',
      dueOn: null,
      body: { done: 'Паспорт утверждён', problems: '', next: 'Картирование' },
    })
    expect((await getReport(methodologist, { id: reportId })).body).toMatchObject({
      answers: ['Паспорт утверждён', '', 'Картирование'],
    })
  })
})

describe('significance', () => {
  it('is evaluated by the curator after the closing, with the form of that moment', async () => {
    const running = await createProject(tenant, agency, { status: 'RUNNING' })
    const { id } = await createProject(tenant, agency, { status: 'FINISHED' })
    const answers = { c0: 2, c1: 2, c2: 1, c3: 0 }
    expect(await getSignificanceForm(curator, {})).toMatchObject({
      version: 0,
      form: { sample: true },
      editable: false,
    })
    expect(await evaluateProject(curator, { projectId: running.id, formVersion: 0, answers })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(
      await evaluateProject(curator, { projectId: id, formVersion: 0, answers: { c1: 0, c2: 0, c3: 0 } }),
    ).toMatchObject({ ok: false, error: { fields: { 'answers.c0': 'Выберите ответ.' } } })
    expect(await evaluateProject(curator, { projectId: id, formVersion: 0, answers })).toMatchObject({
      ok: true,
      value: { total: '2.4', level: 'высокая' },
    })
    const form = {
      version: 0,
      title: 'Своя форма',
      criteria: [
        {
          title: 'Охват',
          weight: '0,5',
          options: [
            { text: 'малый', score: '1' },
            { text: 'большой', score: '3' },
          ],
        },
      ],
      levels: [
        { title: 'низкая', from: '0' },
        { title: 'высокая', from: '1,5' },
      ],
    }
    expect(
      await saveSignificanceForm(authority, { ...form, levels: [{ title: 'недостижимая', from: '9' }] }),
    ).toMatchObject({ ok: false, error: { fields: { 'levels.0.from': expect.any(String) as string } } })
    expect(await saveSignificanceForm(authority, form)).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await evaluateProject(curator, { projectId: id, formVersion: 0, answers })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await evaluateProject(curator, { projectId: id, formVersion: 1, answers: { c0: 1 } })).toMatchObject({
      ok: true,
      value: { total: '1.5', level: 'высокая' },
    })
    const { evaluations } = await getProjectReports(methodologist, { id })
    expect(evaluations.map(({ result, form: { title } }) => [title, result.total, result.maximum])).toEqual([
      ['Своя форма', '1.5', '1.5'],
      ['Оценка значимости реализованного бережливого проекта', '2.4', '3'],
    ])
  })
})
