import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { withTenant } from '@/lib/platform/db'
import { projectWorkbook } from '@/lib/documents/project-xlsx'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { listViews } from '@/lib/projects/list/queries'
import { removeView, renameView, saveView } from '@/lib/projects/list/view-commands'
import { filledPassport, projectRow } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const setUp = async () => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство' })
  return {
    tenant,
    agency,
    curator: await createActor(tenant, 'CURATOR', agency.id),
    other: await createActor(tenant, 'CURATOR', agency.id),
  }
}

describe('saved views', () => {
  it('are kept, replaced, renamed and removed, each person’s own', async () => {
    const { curator, other, tenant } = await setUp()
    const saved = await saveView(curator, { name: ' Просроченные ', query: 'late=1&nonsense=5&sort=ends' })
    expect(saved).toMatchObject({ ok: true, value: { query: 'late=1&sort=ends' } })
    const id = saved.ok ? saved.value.id : ''
    expect(await saveView(curator, { name: 'Просроченные', query: 'late=1' })).toMatchObject({
      ok: true,
      value: { id },
    })
    await saveView(other, { name: 'Просроченные', query: '' })
    expect(await listViews(curator, {})).toEqual([{ id, name: 'Просроченные', query: 'late=1' }])
    expect(await renameView(other, { id, name: 'Чужое' })).toMatchObject({ ok: false })
    expect(await removeView(other, { id })).toMatchObject({ ok: false })
    const second = await saveView(curator, { name: 'Мои', query: 'mine=1' })
    expect(await renameView(curator, { id: second.ok ? second.value.id : '', name: 'Просроченные' })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', fields: { name: expect.any(String) as string } },
    })
    expect(await renameView(curator, { id, name: 'Опоздавшие' })).toMatchObject({ ok: true })
    expect(await removeView(curator, { id: second.ok ? second.value.id : '' })).toMatchObject({ ok: true })
    expect((await listViews(curator, {})).map(({ name }) => name)).toEqual(['Опоздавшие'])
    expect(await saveView(curator, { name: '', query: '' })).toMatchObject({
      ok: false,
      error: { fields: { name: expect.any(String) as string } },
    })
    expect(await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { subjectType: 'SavedView' } }))).toBe(6)
  })
})

describe('the export of the list', () => {
  it('holds every project of the filter in the list’s order and columns, beyond one batch', async () => {
    const { tenant, agency, curator } = await setUp()
    const title = (n: number) => (n === 7 ? '=HYPERLINK("http://x") & <тег>' : `Проект ${n}`)
    await withTenant(tenant.id, async (tx) => {
      for (let n = 1; n <= 1203; n += 1) {
        const {
          participants: _participants,
          versions: _versions,
          stages: _stages,
          ...row
        } = projectRow(tenant.id, agency.id, { number: n, fields: { ...filledPassport, title: title(n) } })
        rows.push(row)
      }
      await tx.project.createMany({ data: rows.splice(0) as never })
      const made = await tx.project.findMany({ where: { tenantId: tenant.id }, select: { id: true } })
      await tx.projectParticipant.createMany({
        data: made.map(({ id }) => ({ tenantId: tenant.id, projectId: id, agencyId: agency.id })),
      })
    })
    const bytes = Buffer.from(
      await new Response(
        await projectWorkbook(curator, readProjectFilter({ sort: 'number', desc: '1', columns: 'agency.status.ends' })),
      ).arrayBuffer(),
    )
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    const row = (n: number) => (sheet?.getRow(n).values as unknown[]).slice(1)
    expect(row(1)).toEqual(['№', 'Проект', 'Ведёт', 'Состояние', 'Окончание'])
    expect(row(2)).toEqual([1203, 'Проект 1203', 'Министерство', 'черновик', '02.08.2027'])
    expect(row(1204).slice(0, 2)).toEqual([1, 'Проект 1'])
    expect(row(1198)[1]).toBe('=HYPERLINK("http://x") & <тег>')
    expect(sheet?.getRow(1198).getCell(2).type).toBe(Excel.ValueType.String)
  })
})

const rows: object[] = []
