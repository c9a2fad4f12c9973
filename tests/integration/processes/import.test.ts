import { expect, it } from 'vitest'
import { registryWorkbook } from '@/lib/documents/registry-xlsx'
import { withTenant } from '@/lib/platform/db'
import { createProcess } from '@/lib/processes/registry/commands'
import { importProcesses, previewProcessImport } from '@/lib/processes/registry/import-commands'
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
  const preview = await previewProcessImport(curator, { bytes: workbook })
  expect(preview).toMatchObject({
    ok: true,
    value: {
      total: 1,
      errors: [],
      sample: [['2', 'Назначение выплаты', 'СЗ-07', agency.name, 'внутриведомственный', 'без изменений']],
    },
  })
  expect(await importProcesses(curator, { bytes: workbook })).toMatchObject({
    error: { code: 'RULE', message: 'Изменять нечего: все процессы файла в реестре уже такие.' },
  })
  expect(await entries()).toEqual(before)

  const more = new TextEncoder().encode(
    'Код;Процесс;Раз в год\nСЗ-07;Назначение выплаты;5000\n;Компенсация расходов;7200\n',
  )
  expect(await importProcesses(curator, { bytes: more })).toMatchObject({ ok: true, value: { count: 2 } })
  const rows = await withTenant(tenant.id, (tx) => tx.process.findMany({ orderBy: { code: 'asc' } }))
  expect(rows).toMatchObject([
    { code: 'СЗ-07', runsPerYear: 5000, inputs: ['Заявление', 'Сведения о доходах'], version: 2 },
    { code: 'СЗ-08', name: 'Компенсация расходов', runsPerYear: 7200, version: 1 },
  ])
  expect(rows.every(({ changedAt }) => changedAt !== null)).toBe(true)
})

it('an error anywhere takes nothing in', async () => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const file = new TextEncoder().encode('Процесс;Раз в год\nВыдача справки;10\nПриём;много\n')
  expect(await importProcesses(curator, { bytes: file })).toMatchObject({
    ok: false,
    error: { code: 'INVALID', details: [{ row: 3, column: 'Раз в год', reason: '«много» – не целое число' }] },
  })
  expect(await withTenant(tenant.id, (tx) => tx.process.count())).toBe(0)
})
