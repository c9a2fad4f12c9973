import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withTenant } from '@/lib/platform/db'
import { newId } from '@/lib/core/ids'
import { createAgency, updateAgency } from '@/lib/agencies/commands'
import { abolishAgency, mergeAgency } from '@/lib/succession/commands'
import { chooseImport, decideImport } from '@/lib/imports/commands'
import { getImportFile } from '@/lib/imports/queries'
import { undoImport } from '@/lib/imports/undo-commands'
import { loaded, loadsOf, previewed, shown, troublesOf } from '../../factories/load'
import { getAgency, listAgencies } from '@/lib/agencies/queries'
import { createAppointment } from '@/lib/people/appointment-commands'
import { listAppointments } from '@/lib/people/queries'
import { asSeen } from '../../factories/seen'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency as agencyOf, createTenant } from '../../factories/tenant'

const setUp = async () => {
  const tenant = await createTenant()
  return { tenant, authority: await createActor(tenant, 'AUTHORITY') }
}
const input = (name: string, more: object = {}) => ({
  name,
  shortName: '',
  kind: 'EXECUTIVE_BODY',
  parentId: '',
  inn: '',
  since: '',
  basis: '',
  ...more,
})
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('agencies', () => {
  it('are created with a public address, an event and an audit record', async () => {
    const { tenant, authority } = await setUp()
    const parent = value(
      await createAgency(
        authority,
        input('Министерство образования', { inn: '4205037320', since: '01.02.2010', basis: 'постановление № 5' }),
      ),
    )
    const child = value(
      await createAgency(
        authority,
        input('Институт развития', { kind: 'SUBORDINATE_ORGANISATION', parentId: parent.id }),
      ),
    )
    expect(await getAgency(authority, { id: child.id })).toMatchObject({
      slug: 'institut-razvitiya',
      parent: { name: 'Министерство образования' },
      events: [{ kind: 'CREATED' }],
    })
    expect(await createAgency(authority, input('министерство образования'))).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', fields: { name: expect.any(String) as string } },
    })
    expect(await createAgency(authority, input('Другое', { inn: '4205037320' }))).toMatchObject({
      ok: false,
      error: { fields: { inn: expect.any(String) as string } },
    })
    expect(await createAgency(authority, input('Третье', { kind: 'MINISTRY' }))).toMatchObject({
      ok: false,
      error: { fields: { kind: expect.any(String) as string } },
    })
    expect(await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { operation: 'agency.create' } }))).toBe(2)
  })

  it('cannot be put under another tenant’s agency', async () => {
    const [mine, theirs] = [await setUp(), await setUp()]
    const foreign = await agencyOf(theirs.tenant)
    expect(await createAgency(mine.authority, input('Моё', { parentId: foreign.id }))).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await getAgency(mine.authority, { id: foreign.id })).toBeNull()
    expect(await getAgency(mine.authority, { id: 'no-id' })).toBeNull()
    expect(
      await asSeen(abolishAgency)(mine.authority, { id: foreign.id, date: '2026-01-01', basis: 'акт № 1' }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  it('are renamed and moved with date and basis, corrected without', async () => {
    const { tenant, authority } = await setUp()
    const [a, b] = [await agencyOf(tenant, { name: 'Альфа' }), await agencyOf(tenant, { name: 'Бета' })]
    const base = {
      id: a.id,
      name: 'Альфа',
      shortName: '',
      kind: 'EXECUTIVE_BODY',
      parentId: '',
      inn: '',
      date: '',
      basis: '',
    }
    expect(await updateAgency(authority, { ...base, version: 1, shortName: 'А' })).toMatchObject({ ok: true })
    expect(await updateAgency(authority, { ...base, version: 1 })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await updateAgency(authority, { ...base, version: 2, name: 'Гамма' })).toMatchObject({
      ok: false,
      error: { fields: { date: expect.any(String) as string, basis: expect.any(String) as string } },
    })
    expect(
      await updateAgency(authority, {
        ...base,
        version: 2,
        name: 'Гамма',
        parentId: b.id,
        date: '05.06.2026',
        basis: 'постановление № 214',
      }),
    ).toMatchObject({ ok: true })
    const view = await getAgency(authority, { id: a.id })
    expect(view).toMatchObject({ name: 'Гамма', slug: a.slug, parent: { name: 'Бета' } })
    expect(view?.events.map(({ kind, date, change }) => ({ kind, date, change }))).toEqual(
      expect.arrayContaining([
        { kind: 'RENAMED', date: '2026-06-05', change: { from: 'Альфа', to: 'Гамма' } },
        { kind: 'MOVED', date: '2026-06-05', change: { from: null, to: 'Бета' } },
      ]),
    )
    expect(
      await updateAgency(authority, {
        ...base,
        id: b.id,
        name: 'Бета',
        version: 1,
        parentId: a.id,
        date: '2026-06-06',
        basis: 'акт № 1',
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'RULE', fields: { parentId: expect.stringContaining('сам') as string } },
    })
  })

  it('never form a circle when two are moved under each other at once', async () => {
    const { tenant, authority } = await setUp()
    const [a, b] = [await agencyOf(tenant, { name: 'Альфа' }), await agencyOf(tenant, { name: 'Бета' })]
    const move = (id: string, name: string, parentId: string) =>
      updateAgency(authority, {
        id,
        version: 1,
        name,
        shortName: '',
        kind: 'EXECUTIVE_BODY',
        parentId,
        inn: '',
        date: '2026-06-05',
        basis: 'акт № 1',
      })
    const results = await Promise.all([move(a.id, 'Альфа', b.id), move(b.id, 'Бета', a.id)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('are abolished when nothing hangs on them; appointments end', async () => {
    const { tenant, authority } = await setUp()
    const agency = await agencyOf(tenant)
    const child = await agencyOf(tenant, { parentId: agency.id })
    await createAppointment(authority, {
      agencyId: agency.id,
      personId: authority.personId ?? '',
      kind: 'HEAD',
      position: 'министр',
      actNumber: '1',
      actDate: '2025-01-01',
      from: '2025-01-01',
      until: '',
      positionConfirmed: '',
      replace: '',
      grantRole: '',
    })
    const end = { id: agency.id, date: '2026-03-01', basis: 'постановление № 5' }
    expect(await asSeen(abolishAgency)(authority, end)).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('подчинены') as string },
    })
    expect(await asSeen(abolishAgency)(authority, { ...end, id: child.id })).toMatchObject({ ok: true })
    expect(await asSeen(abolishAgency)(authority, { ...end, date: '2099-01-01' })).toMatchObject({
      ok: false,
      error: { fields: { date: expect.any(String) as string } },
    })
    expect(await asSeen(abolishAgency)(authority, end)).toMatchObject({ ok: true })
    expect(await asSeen(abolishAgency)(authority, end)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await getAgency(authority, { id: agency.id })).toMatchObject({ status: 'ABOLISHED', until: '2026-03-01' })
    expect(await listAppointments(authority, { agencyId: agency.id })).toMatchObject([
      { until: '2026-03-01', current: false },
    ])
  })

  it('are not abolished or merged in the middle of a rating', async () => {
    const { tenant, authority } = await setUp()
    const [agency, other] = [await agencyOf(tenant), await agencyOf(tenant)]
    await openedCampaign(tenant, [agency.id])
    expect(
      await asSeen(abolishAgency)(authority, { id: agency.id, date: '2026-03-01', basis: 'акт № 1' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('рейтинге') as string },
    })
    expect(
      await asSeen(mergeAgency)(authority, { id: agency.id, intoId: other.id, date: '2026-03-01', basis: 'акт № 1' }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
  })

  it('are merged: children move, history stays, the successor may come from below', async () => {
    const { tenant, authority } = await setUp()
    const top = await agencyOf(tenant, { name: 'Верх' })
    const old = await agencyOf(tenant, { name: 'Прежний', parentId: top.id })
    const heir = await agencyOf(tenant, { name: 'Преемник', parentId: old.id })
    const child = await agencyOf(tenant, { name: 'Отдел', parentId: old.id })
    expect(
      await asSeen(mergeAgency)(authority, {
        id: old.id,
        intoId: heir.id,
        date: '2026-03-01',
        basis: 'постановление № 7',
      }),
    ).toMatchObject({ ok: true })
    expect(await getAgency(authority, { id: old.id })).toMatchObject({
      status: 'MERGED',
      mergedInto: { name: 'Преемник' },
      events: [{ kind: 'MERGED', change: { into: 'Преемник' } }],
    })
    expect(await getAgency(authority, { id: heir.id })).toMatchObject({
      parent: { name: 'Верх' },
      mergedFrom: [{ name: 'Прежний' }],
      children: [{ name: 'Отдел' }],
    })
    expect(await getAgency(authority, { id: child.id })).toMatchObject({
      parent: { name: 'Преемник' },
      events: [{ kind: 'MOVED' }],
    })
    expect(
      await asSeen(mergeAgency)(authority, { id: heir.id, intoId: heir.id, date: '2026-03-01', basis: 'акт № 1' }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
  })

  it('are listed as a tree, searched, paged, and within reach only', async () => {
    const { tenant, authority } = await setUp()
    const top = await agencyOf(tenant, { name: 'Министерство 100%' })
    const child = await agencyOf(tenant, { name: 'Агентство', parentId: top.id, kind: 'SUBORDINATE_ORGANISATION' })
    const leaf = await agencyOf(tenant, { name: 'Отдел', parentId: child.id })
    await agencyOf(tenant, { name: 'Яя' })
    await agencyOf(tenant, { name: 'Бывший', status: 'ABOLISHED' })
    const names = async (actor: typeof authority, filter: object) =>
      (await listAgencies(actor, filter)).rows.map((row) => `${'·'.repeat(row.depth)}${row.name}`)
    expect(await names(authority, {})).toEqual(['Министерство 100%', '·Агентство', '··Отдел', 'Яя'])
    expect(await names(authority, { q: 'агент' })).toEqual(['Агентство'])
    expect(await names(authority, { q: '%' })).toEqual(['Министерство 100%'])
    expect(await names(authority, { kind: 'SUBORDINATE_ORGANISATION' })).toEqual(['Агентство'])
    expect(await names(authority, { status: 'ABOLISHED' })).toEqual(['Бывший'])
    expect(await names(authority, { status: 'ALL' })).toHaveLength(5)
    const curator = await createActor(tenant, 'CURATOR', child.id)
    expect(await names(curator, {})).toEqual(['Агентство', '·Отдел'])
    expect(await getAgency(curator, { id: leaf.id })).toMatchObject({ name: 'Отдел' })
    expect(await getAgency(curator, { id: top.id })).toBeNull()
    await withTenant(tenant.id, (tx) =>
      tx.agency.createMany({
        data: Array.from({ length: 120 }, (_, i) => ({
          tenantId: tenant.id,
          id: newId(),
          name: `Орган ${i}`,
          kind: 'EXECUTIVE_BODY',
          slug: `o-${i}`,
        })),
      }),
    )
    expect(await listAgencies(authority, { page: 3 })).toMatchObject({ total: 124, pages: 3, page: 3 })
    expect((await listAgencies(authority, { page: 3 })).rows).toHaveLength(24)
  })
})

describe('the import of agencies', () => {
  const file =
    'Наименование;Вид;Вышестоящий орган\nШкола;Подведомственная организация;Комитет\nКомитет;Исполнительный орган;Министерство\n'

  it('previews without writing, then takes all rows, parents first; the same file changes nothing', async () => {
    const { tenant, authority } = await setUp()
    const ministry = await agencyOf(tenant, { name: 'Министерство' })
    const view = await previewed(authority, 'agencies', file)
    expect(view.draft).toMatchObject({ total: 2, ready: 2, counts: { new: 2, refused: 0, doubtful: 0 } })
    expect((await listAgencies(authority, {})).total).toBe(1)
    expect(await loaded(authority, view)).toMatchObject({ ok: true, value: { made: 2, changed: 0, left: 0 } })
    expect((await listAgencies(authority, {})).rows.map((row) => [row.name, row.depth])).toEqual([
      ['Министерство', 0],
      ['Комитет', 1],
      ['Школа', 2],
    ])
    expect((await getAgency(authority, { id: ministry.id }))?.children).toMatchObject([{ name: 'Комитет' }])
    expect(
      await withTenant(tenant.id, (tx) => tx.auditRecord.findMany({ where: { operation: 'agency.import' } })),
    ).toMatchObject([{ after: { made: 2, records: ['Комитет', 'Школа'] } }])
    const again = await previewed(authority, 'agencies', file)
    expect(again).toMatchObject({ again: { id: view.id }, draft: { ready: 0, counts: { same: 2 } } })
    expect(await loaded(authority, again)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await loaded(authority, view)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })

  it('what is wrong waits in a draft of the same file, and comes in once it is put right', async () => {
    const { tenant, authority } = await setUp()
    const view = await previewed(authority, 'agencies', 'Наименование;Вид;ИНН\nХорошая;ОИВ;\nПлохая;ОИВ;4299000041\n')
    expect(troublesOf(view)).toEqual([
      '3 inn: ИНН 4299000041: после 429900004 последней должна быть 0, а не 1; где-то опечатка',
    ])
    const first = await loaded(authority, view)
    expect(first).toMatchObject({ ok: true, value: { made: 1, left: 1 } })
    const rest = await shown(authority, first.ok ? (first.value.restId ?? '') : '')
    expect(rest.draft.counts).toMatchObject({ same: 1, refused: 1 })
    expect(
      await decideImport(authority, {
        id: rest.id,
        version: rest.version,
        row: 3,
        field: 'inn',
        deed: 'text',
        text: '4299000040',
      }),
    ).toMatchObject({ ok: true })
    expect(await loaded(authority, await shown(authority, rest.id))).toMatchObject({
      ok: true,
      value: { made: 1, left: 0 },
    })
    expect(await withTenant(tenant.id, (tx) => tx.agency.count())).toBe(2)
  })

  it('changes a known one field by field, and an undo brings back what nobody has touched since', async () => {
    const { tenant, authority } = await setUp()
    const known = await agencyOf(tenant, { name: 'Комитет', shortName: 'К-т' })
    const view = await previewed(
      authority,
      'agencies',
      'Наименование;Краткое наименование;Вид;Вышестоящий орган\nКомитет;Комитет;;\nЦентр;;подвед;Комитет\nФилиал;;подвед;Центр\nАрхив;;подвед;Комитет\n',
    )
    expect(view.draft.rows.find(({ at }) => at === 2)?.changes).toEqual([
      { field: 'Краткое наименование', was: 'К-т', becomes: 'Комитет' },
    ])
    expect(await loaded(authority, view)).toMatchObject({ ok: true, value: { made: 3, changed: 1 } })
    const archive = await withTenant(tenant.id, (tx) => tx.agency.findFirstOrThrow({ where: { name: 'Архив' } }))
    await updateAgency(authority, {
      ...{ id: archive.id, version: 1, name: 'Архив', shortName: 'Арх', kind: archive.kind, parentId: known.id },
    })
    const [load] = await loadsOf(authority, 'agencies')
    expect(load).toMatchObject({
      total: 4,
      undoable: 3,
      stays: [{ label: 'Архив', why: 'сведения с тех пор правили' }],
    })
    expect(await undoImport(authority, { id: view.id, version: load?.version ?? 0 })).toMatchObject({
      ok: true,
      value: { undone: 3, stayed: 1 },
    })
    expect(
      await withTenant(tenant.id, (tx) =>
        tx.agency.findMany({ orderBy: { name: 'asc' }, select: { name: true, shortName: true } }),
      ),
    ).toEqual([
      { name: 'Архив', shortName: 'Арх' },
      { name: 'Комитет', shortName: 'К-т' },
    ])
    expect(await undoImport(authority, { id: view.id, version: (load?.version ?? 0) + 1 })).toMatchObject({
      ok: false,
      error: { message: 'Эта загрузка уже отменена.' },
    })
  })

  it('what something refers to stays when its load is taken back', async () => {
    const { tenant, authority } = await setUp()
    const view = await previewed(authority, 'agencies', 'Наименование;Вид\nПервый;ОИВ\nВторой;ОИВ\n')
    await loaded(authority, view)
    const first = await withTenant(tenant.id, (tx) => tx.agency.findFirstOrThrow({ where: { name: 'Первый' } }))
    await createActor(tenant, 'CURATOR', first.id)
    expect(await undoImport(authority, { id: view.id, version: 2 })).toMatchObject({
      ok: true,
      value: { undone: 1, stayed: 1 },
    })
    expect(await withTenant(tenant.id, (tx) => tx.agency.findMany({ select: { name: true } }))).toEqual([
      { name: 'Первый' },
    ])
  })

  it('a column that was placed by hand is known in the next table', async () => {
    const { authority } = await setUp()
    const view = await previewed(authority, 'agencies', 'Имя конторы;Вид\nКомитет;ОИВ\n')
    expect(view.draft.missing).toEqual(['Наименование'])
    const { id, version } = view
    expect(await chooseImport(authority, { id, version, columns: { 0: 'name' } })).toMatchObject({ ok: true })
    expect((await shown(authority, id)).draft).toMatchObject({ ready: 1, missing: [] })
    const next = await previewed(authority, 'agencies', 'Вид;Имя  конторы\nОИВ;Служба\n')
    expect(next.draft.columns[1]).toMatchObject({ field: 'name', how: 'memory' })
    expect(next.draft.ready).toBe(1)
  })

  it('another sheet, another header, one value for all rows', async () => {
    const { authority } = await setUp()
    const bytes = new Uint8Array(readFileSync('tests/cases/tables/a01-podved-lo.xlsx'))
    const view = await previewed(authority, 'agencies', bytes, 'подведы.xlsx')
    expect(view.draft).toMatchObject({ header: { row: 6, rows: 2 }, missing: ['Вид'], total: 5, ready: 0 })
    const { id } = view
    await chooseImport(authority, { id, version: 1, constants: { kind: 'SUBORDINATE_ORGANISATION' } })
    expect((await shown(authority, id)).draft.missing).toEqual([])
    await chooseImport(authority, { id, version: 2, headerRow: '8', headerRows: 1 })
    expect((await shown(authority, id)).draft.header).toEqual({ row: 8, rows: 1 })
    await chooseImport(authority, { id, version: 3, anew: true })
    expect((await shown(authority, id)).draft.header).toEqual({ row: 6, rows: 2 })
    expect(await chooseImport(authority, { id, version: 3, sheet: 'Нет' })).toMatchObject({ ok: false })
  })

  it('is the authority’s alone', async () => {
    const { tenant, authority } = await setUp()
    const methodologist = await createActor(tenant, 'METHODOLOGIST')
    const view = await previewed(authority, 'agencies', file)
    expect(await loaded(methodologist, view)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    await expect(previewed(methodologist, 'agencies', file)).rejects.toThrow()
    const other = await createActor(tenant, 'AUTHORITY')
    expect(await loaded(other, view)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await getImportFile(other, { id: view.id })).toBeNull()
    expect((await getImportFile(authority, { id: view.id }))?.name).toBe('список.csv')
  })

  it('takes 5 000 rows in one transaction', async () => {
    const { authority } = await setUp()
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `Учреждение № ${i};Подведомственная организация;${i < 10 ? '' : `Учреждение № ${i % 10}`}`,
    )
    const view = await previewed(authority, 'agencies', `Наименование;Вид;Вышестоящий орган\n${rows.join('\n')}`)
    expect(await loaded(authority, view)).toMatchObject({ ok: true, value: { made: 5000 } })
  })
})
