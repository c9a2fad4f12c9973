import { newId } from '@/lib/core/ids'
import { expect, it } from 'vitest'
import { registryWorkbook } from '@/lib/documents/registry-xlsx'
import { withTenant } from '@/lib/platform/db'
import { createProcess } from '@/lib/processes/registry/commands'
import { undoImport } from '@/lib/imports/undo-commands'
import { loaded, previewed, troublesOf } from '../../factories/load'
import { readEntries } from '@/lib/processes/registry/read'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

it('a registry taken out of the portal comes in again without a change; new rows get codes, changed ones wait for approval', async () => {
  const tenant = await createTenant({ settings: { processes: { groups: [{ key: 'services', title: 'Услуги' }] } } })
  const agency = await createAgency(tenant, { name: 'Комитет социальной защиты' })
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const made = await createProcess(curator, {
    ...{ agencyId: agency.id, code: 'СЗ-07', name: 'Назначение выплаты', group: 'services', runsPerYear: 4940 },
    ...{
      inputs: 'Заявление\nСведения о доходах',
      outputs: 'Решение',
      consumers: [{ name: 'Семья', side: 'external', needs: 'Без визитов' }],
    },
  })
  expect(made.ok).toBe(true)
  const entries = () =>
    withTenant(tenant.id, async (tx) =>
      (await readEntries({ tx, tenantId: tenant.id }, tenant.settings.processes, {})).map(({ entry }) => entry),
    )
  const before = await entries()
  const workbook = await registryWorkbook(before)
  const view = await previewed(curator, 'processes', new Uint8Array(workbook), 'реестр.xlsx')
  expect(troublesOf(view)).toEqual([])
  expect(view.draft).toMatchObject({ total: 1, ready: 0, counts: { same: 1 } })
  expect(await loaded(curator, view)).toMatchObject({
    error: { code: 'RULE', message: 'Загружать нечего: всё, что есть в таблице, в портале уже такое.' },
  })
  expect(await entries()).toEqual(before)

  const more = await previewed(
    curator,
    'processes',
    'Код;Процесс;Раз в год\nСЗ-07;Назначение выплаты;5000\n;Компенсация расходов;7200\n',
  )
  expect(more.draft.rows[0]).toMatchObject({ changes: [{ field: 'Раз в год', was: '4940', becomes: '5000' }] })
  expect(await loaded(curator, more)).toMatchObject({ ok: true, value: { made: 1, changed: 1 } })
  const rows = await withTenant(tenant.id, (tx) => tx.process.findMany({ orderBy: { code: 'asc' } }))
  expect(rows).toMatchObject([
    { code: 'СЗ-07', runsPerYear: 5000, inputs: ['Заявление', 'Сведения о доходах'], version: 2 },
    { code: 'СЗ-08', name: 'Компенсация расходов', runsPerYear: 7200, version: 1 },
  ])
  expect(rows.every(({ changedAt }) => changedAt !== null)).toBe(true)
  expect(await undoImport(curator, { id: more.id, version: 2 })).toMatchObject({ ok: true, value: { undone: 2 } })
  expect(await entries()).toEqual(before)
})

it('the owner of a list may be a unit of the one agency that the person keeps', async () => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const view = await previewed(
    curator,
    'processes',
    'Процесс;Владелец;Раз в год\nВыдача справки;Отдел выплат;10\nПриём;;много\n',
  )
  expect(troublesOf(view)).toEqual([
    '2 owner: «Отдел выплат» – не орган портала и не подразделение вашего органа: внесите подразделение на странице «Подразделения» или возьмите строку без него',
    '3 runsPerYear: «много» – не целое число',
  ])
  const unit = newId()
  await withTenant(tenant.id, (tx) =>
    tx.unit.create({ data: { tenantId: tenant.id, id: unit, agencyId: agency.id, name: 'Отдел выплат' } }),
  )
  expect(await loaded(curator, view)).toMatchObject({ ok: true, value: { made: 1, left: 1 } })
  expect(await withTenant(tenant.id, (tx) => tx.process.findMany())).toMatchObject([
    { name: 'Выдача справки', unitId: unit },
  ])
})
