import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { loadToolsFromTemplate } from '@/lib/tools/load'
import { createActor, createAgency, createTenant, template } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

type Scene = {
  tenant: TenantView
  at: string
  agency: { id: string; name: string }
  curator: Actor
  authority: Actor
  observer: Actor
}

async function scene(): Promise<Scene> {
  const tenant = await createTenant({ template: template('belgorod') as never })
  await withTenant(tenant.id, (tx) => loadToolsFromTemplate(tx, tenant.id, template('belgorod')))
  const agency = await createAgency(tenant, { name: 'Министерство культуры' })
  return {
    tenant,
    agency,
    at: `/${tenant.slug}/office/tools`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    observer: await createActor(tenant, 'OBSERVER'),
  }
}

test('the curator says a level with its proof; the authority checks it by a visit sheet and the difference shows', async ({
  as,
}) => {
  const { tenant, at, agency, curator, authority, observer } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/${agency.id}`)
  const board = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Доска визуализации' }) })
  await board.getByText('Изменить уровень').click()
  await board.getByRole('radio', { name: /^стандарт/ }).check()
  await board.getByRole('button', { name: 'Сохранить уровень' }).click()
  await expect(board.getByText(/Приложите файл или ссылку/).first()).toBeVisible()
  await board.getByLabel('Пояснение').first().fill('Закреплено приказом № 5.')
  await board.getByRole('button', { name: 'Сохранить уровень' }).click()
  await expect(board.getByText('стандарт').first()).toBeVisible()
  await expect(page.getByText('Закреплено приказом № 5.').first()).toBeVisible()

  const office = await as(authority)
  await visit(office, at)
  await office.getByRole('link', { name: 'Министерство культуры' }).click()
  await office.getByRole('link', { name: 'Заполнить лист посещения' }).click()
  await expect(heading(office, 'Лист посещения')).toBeVisible()
  await expectAccessible(office)
  await office.getByLabel('Увидено: Доска визуализации, Орган в целом').selectOption('PILOT')
  await office.getByLabel('Вывод').fill('Обновлять доску каждый день.')
  await office.getByRole('button', { name: 'Сохранить лист посещения' }).click()
  await expect(office.getByText(/напишите, что вы увидели/).first()).toBeVisible()
  await office.getByLabel('Замечание: Доска визуализации, Орган в целом').fill('Доска пуста.')
  await office.getByRole('button', { name: 'Сохранить лист посещения' }).click()
  await expect(heading(office, 'Лист посещения № 1')).toBeVisible()
  await expectAccessible(office)
  const file = office
    .url()
    .replace(/\/office\/tools\/visits\/(.+)$/, '/documents/visits/$1.pdf')
    .replace(`/${tenant.slug}/`, `/api/${tenant.slug}/`)
  expect((await (await office.request.get(file)).body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.reload()
  await expect(page.getByText('На посещении увидели другой уровень: 1')).toBeVisible()
  const watcher = await as(observer)
  await visit(watcher, `${at}?show=differing`)
  await expect(watcher.getByText('увидено другое: 1')).toBeVisible()
  await expect(watcher.getByRole('link', { name: 'Перечень', exact: true })).toHaveCount(0)
})

test('the authority makes its own list where the act names no tools', async ({ as }) => {
  const tenant = await createTenant()
  const page = await as(await createActor(tenant, 'AUTHORITY'))
  const at = `/${tenant.slug}/office/tools`
  await visit(page, at)
  await page.getByRole('link', { name: 'Составить перечень' }).click()
  await page.getByLabel('Название').fill('Система 5С')
  await page.getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByText('1. Система 5С')).toBeVisible()
  await expectAccessible(page)
  await visit(page, at)
  await expect(heading(page, 'Инструменты')).toBeVisible()
})
