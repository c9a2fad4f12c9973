import { describe, expect, it } from 'vitest'
import { withTenant } from '@/lib/platform/db'
import { passportDocx } from '@/lib/documents/passport-docx'
import { getPassportDocument } from '@/lib/projects/passport/document-queries'
import { importPassport, previewPassportImport, resolveDoubt } from '@/lib/projects/passport/import-commands'
import { undoImport } from '@/lib/imports/undo-commands'
import { loaded, previewed, troublesOf } from '../../factories/load'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { listProjects } from '@/lib/projects/list/queries'
import { passportSource } from '../../factories/passport'
import { createProject, filledPassport } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { storedZip } from '../../factories/zip'

const setUp = async () => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Юргинский городской округ' })
  const other = await createAgency(tenant, { name: 'Комитет' })
  return {
    tenant,
    agency,
    other,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
    observer: await createActor(tenant, 'OBSERVER'),
  }
}

describe('a passport from a document', () => {
  it('becomes a draft with its doubts and the text that fitted nowhere, and prints the same again', async () => {
    const { tenant, agency, curator, authority } = await setUp()
    const bytes = await passportDocx(
      passportSource({ ...filledPassport, 'leader.personId': '01900000-0000-7000-8000-00000000ffff' }),
    )
    const preview = await previewPassportImport(authority, { bytes })
    if (!preview.ok) throw new Error(preview.error.message)
    expect(preview.value).toMatchObject({
      organisation: agency.name,
      agencyId: agency.id,
      fields: filledPassport,
      doubts: {},
      unread: [],
    })
    const { fields } = preview.value
    const made = await importPassport(curator, {
      reading: JSON.stringify({ fields, doubts: { customer: 'Не ясно' }, unread: ['Исполнитель: Петров'] }),
      title: fields.title ?? '',
      agencyId: agency.id,
      kind: 'LEAN',
      fileName: 'паспорт.docx',
    })
    if (!made.ok) throw new Error(made.error.message)
    const row = await withTenant(tenant.id, (tx) =>
      tx.project.findUniqueOrThrow({
        where: { tenantId_id: { tenantId: tenant.id, id: made.value.id } },
        include: { events: true, participants: true },
      }),
    )
    // A person who is not of this tenant is not taken over.
    expect(row).toMatchObject({
      status: 'DRAFT',
      fields: filledPassport,
      leaderName: 'Иванова Анна Петровна',
      doubts: { customer: 'Не ясно', 'unread.1': 'Исполнитель: Петров' },
      events: [{ kind: 'IMPORTED', data: { file: 'паспорт.docx' } }],
      participants: [{ agencyId: agency.id }],
    })
    expect(row.startsOn?.toISOString().slice(0, 10)).toBe('2027-01-11')
    expect(await resolveDoubt(curator, { id: row.id, path: 'unread.1' })).toMatchObject({ ok: true })
    expect(await resolveDoubt(curator, { id: row.id, path: 'unread.1' })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await getPassportDocument(curator, { id: row.id })).toMatchObject({
      fields: filledPassport,
      agencyName: agency.name,
      version: '',
    })
    expect(await getPassportDocument(curator, { id: row.id, version: 1 })).toBeNull()
  })

  it('is refused to foreign agencies, with foreign paths, and as another file', async () => {
    const { curator, other, observer } = await setUp()
    const input = {
      reading: { fields: { title: 'Сокращение срока' }, doubts: {}, unread: [] },
      title: 'Сокращение срока',
      agencyId: other.id,
      kind: 'LEAN' as const,
    }
    expect(await importPassport(curator, input)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(
      await importPassport(curator, { ...input, reading: { ...input.reading, fields: { status: 'RUNNING' } } }),
    ).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await previewPassportImport(curator, { bytes: storedZip({ 'письмо.txt': 'а' }) })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('архив') as string },
    })
    await expect(previewPassportImport(observer, { bytes: Buffer.alloc(0) })).rejects.toThrow()
  })

  it('a version prints as it was handed in', async () => {
    const { tenant, agency, curator } = await setUp()
    const { id } = await createProject(tenant, agency, { status: 'RUNNING' })
    await withTenant(tenant.id, (tx) =>
      tx.project.update({ where: { tenantId_id: { tenantId: tenant.id, id } }, data: { fields: { title: 'Позже' } } }),
    )
    expect(await getPassportDocument(curator, { id, version: 1 })).toMatchObject({
      fields: filledPassport,
      version: expect.stringContaining('версия 1, утверждена') as string,
    })
    expect(await getPassportDocument(curator, { id })).toMatchObject({ fields: { title: 'Позже' } })
  })
})

describe('a list of projects from a table', () => {
  const header = 'Название;Вид;Орган;Руководитель;Начало;Окончание;Основание;Состояние;Заказчик'
  const file = `${header}
Сокращение срока выдачи справок;бережливый;Юргинский городской округ;Иванова Анна Петровна, начальник отдела;11.01.2027;25.06.2027;Жалобы;выполняется;Отдел
Приём без очереди;клиентоцентричный;Юргинский городской округ;;«12» января 2025 г.;30.06.2025;;завершён;
Новая форма заявления;;юргинский городской округ;;;;;;
`

  it('is shown first, then taken whole: drafts, running and finished projects', async () => {
    const { tenant, curator } = await setUp()
    const view = await previewed(curator, 'projects', file)
    expect(view.draft).toMatchObject({ total: 3, ready: 3 })
    expect(await loaded(curator, view)).toMatchObject({ ok: true, value: { made: 3 } })
    const { rows } = await listProjects(curator, readProjectFilter({ sort: 'number' }))
    expect(rows).toMatchObject([
      {
        number: 1,
        title: 'Сокращение срока выдачи справок',
        status: 'RUNNING',
        leader: 'Иванова Анна Петровна',
        starts: '2027-01-11',
        ends: '2027-06-25',
        ground: 'Жалобы',
        stage: 1,
      },
      { number: 2, kind: 'CLIENT_CENTRIC', status: 'FINISHED', starts: '2025-01-12', ends: '2025-06-30' },
      { number: 3, status: 'DRAFT', starts: null },
    ])
    const open = await withTenant(tenant.id, (tx) =>
      tx.projectStage.groupBy({ by: ['projectId'], where: { tenantId: tenant.id, closedOn: null }, _count: true }),
    )
    expect(open.map(({ _count }) => _count).sort((a, b) => a - b)).toEqual([1, 10])
    const again = await previewed(curator, 'projects', file)
    expect(again.draft).toMatchObject({ ready: 0, counts: { same: 3 } })
    const next = await previewed(
      curator,
      'projects',
      `${header}\nНовая форма заявления;;Юргинский городской округ;Петров П.П.;;;;;\n`,
    )
    expect(next.draft.rows[0]?.changes).toEqual([{ field: 'Руководитель', was: '', becomes: 'Петров П.П.' }])
    expect(await loaded(curator, next)).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(await undoImport(curator, { id: next.id, version: 2 })).toMatchObject({ ok: true, value: { undone: 1 } })
    expect(await undoImport(curator, { id: view.id, version: 2 })).toMatchObject({
      ok: true,
      value: { undone: 2, stayed: 1 },
    })
    expect((await listProjects(curator, readProjectFilter({}))).rows).toMatchObject([{ number: 3, leader: '' }])
  })

  it('names every fault at its row; a project under way is not changed by a table', async () => {
    const { curator, other } = await setUp()
    const view = await previewed(
      curator,
      'projects',
      `${header}
Ок;чужой;Комитет;;30.02.2027;12.01.0202;;на согласовании;
Приём без очереди;;Юргинский городской округ;;25.06.2027;11.01.2027;;;
Приём без очереди;;Юргинский городской округ;;;;;завершён;
Единый шаблон;;Юргинский городской округ;;I кв. 2027;25.06.2027;;;
`,
    )
    const said = troublesOf(view)
    for (const part of [
      '2 title: «Ок» короче',
      '2 kind: «чужой»',
      `2 agency: «${other.name}» не найден`,
      '2 start: такого дня нет',
      '2 end: год 202',
      '2 status: «на согласовании»',
      '3 end: окончание раньше начала',
      '4 status: для состояния',
      '4 _row: повторяет строку 3',
      '5 start: «i кв. 2027» – квартал',
    ])
      expect(
        said.some((line) => line.startsWith(part)),
        `${part} in ${said.join(' | ')}`,
      ).toBe(true)
    expect(await loaded(curator, view)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect((await listProjects(curator, readProjectFilter({}))).total).toBe(0)
    expect((await previewed(curator, 'projects', 'Имя;Фамилия\nА;Б\n')).draft.missing).toEqual(['Название', 'Орган'])
  })
})
