import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

async function place() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство связи' })
  return {
    at: `/${tenant.slug}/office`,
    agency,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор'),
    authority: await createActor(tenant, 'AUTHORITY'),
  }
}

test('touchpoints are made, approved by an act, and what changed since is told', async ({ as }) => {
  const { at, agency, curator } = await place()
  const page = await as(curator)
  await visit(page, `${at}/touchpoints`)
  await expect(page.getByRole('link', { name: 'Новая точка' }).first()).toBeVisible()
  await visit(page, `${at}/touchpoints/new`)
  await page.getByLabel('Название').fill('Октябрьский, окно 3')
  await page.getByRole('button', { name: 'Внести точку' }).click()
  await expect(page.getByText('Выберите канал.').first()).toBeVisible()
  await expect(page.getByLabel('Название')).toHaveValue('Октябрьский, окно 3')
  await page.getByLabel('Канал').selectOption({ label: 'у окна' })
  await page.getByLabel('Кто отвечает').fill('Отдел приёма')
  await page.getByRole('button', { name: 'Внести точку' }).click()
  await expect(heading(page, 'Октябрьский, окно 3')).toBeVisible()
  await expectAccessible(page)
  const point = page.url()

  await visit(page, `${at}/touchpoints/lists/${agency.id}`)
  await page.getByLabel('Номер').fill('12')
  await page.getByLabel('Дата').fill('2026-02-03')
  await page.getByRole('button', { name: /Утвердить: 1.точка/ }).click()
  await expect(heading(page, /изменений нет/)).toBeVisible()
  await visit(page, `${point}/edit`)
  await page.getByLabel(/Место/).fill('кабинет 7')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('кабинет 7')).toBeVisible()
  await visit(page, `${at}/touchpoints/lists/${agency.id}`)
  await expect(heading(page, /После редакции 1 изменилось/)).toBeVisible()
  await expect(page.getByText('кабинет 7')).toBeVisible()
  await expectAccessible(page)
  for (const type of ['DOCX', 'PDF', 'XLSX']) {
    const href = await page.getByRole('link', { name: `${type}, редакция 1` }).getAttribute('href')
    expect((await page.request.get(href ?? '')).ok()).toBe(true)
  }
})

test('orders are counted by agency, segments are kept by agencies and in common', async ({ as }) => {
  const { at, agency, curator, authority } = await place()
  const page = await as(curator)
  await visit(page, `${at}/orders`)
  await page.getByRole('link', { name: 'Внести порядок' }).first().click()
  await page.getByLabel('Вид акта').fill('Приказ министра')
  await page.getByLabel('Номер').fill('7')
  await page.getByLabel('Дата акта').fill('2026-02-03')
  await page.getByLabel('Действует с').fill('2026-02-03')
  await page.getByLabel(/Месяцев между опросами/).fill('6')
  await page.getByLabel('Порядок открыт жителям').check()
  await page.getByRole('button', { name: 'Внести порядок' }).click()
  await expect(page.getByText('клиентов спрашивают раз в 6 мес.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await visit(page, `${at}/orders`)
  await expect(page.getByRole('link', { name: /№ 7 от 03.02.2026/ })).toBeVisible()
  await page.getByRole('link', { name: 'Что видят жители' }).click()
  await expect(heading(page, /Порядок сбора обратной связи открыл 1.орган/)).toBeVisible()
  await expect(page.getByText('Приказ министра').first()).toBeVisible()
  await expectAccessible(page)

  await visit(page, `${at}/segments/new`)
  await page.getByLabel('Название').fill('Семья с детьми')
  await page.getByRole('button', { name: 'Внести сегмент' }).click()
  await expect(heading(page, 'Семья с детьми')).toBeVisible()

  const office = await as(authority)
  await visit(office, `${at}/segments/new`)
  await office.getByLabel('Название').fill('Семьи с детьми')
  await office.getByRole('button', { name: 'Внести сегмент' }).click()
  await expect(heading(office, 'Семьи с детьми')).toBeVisible()
  await visit(office, `${at}/segments`)
  await expectAccessible(office)
  await office.getByRole('button', { name: 'Это разные сегменты' }).click()
  await expect(office.getByRole('button', { name: 'Соединить с «Семьи с детьми»' })).toHaveCount(0)
  await office.getByText('Решено, что похожие – разные: 1').click()
  await office.getByRole('button', { name: 'Снова предлагать' }).click()
  await office.getByRole('button', { name: 'Соединить с «Семьи с детьми»' }).click()
  await expect(office.getByText('в общем перечне: Семьи с детьми')).toBeVisible()
  await visit(office, `/${at.split('/')[1]}/office/segments/lists/${agency.id}`)
  await expect(heading(office, /он ещё не утверждён/)).toBeVisible()
})
