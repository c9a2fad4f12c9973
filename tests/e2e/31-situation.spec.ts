import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

async function place() {
  const tenant = await createTenant({
    settings: {
      feedback: { decisions: ['choice', 'services', 'target', 'plan'], decisionBody: 'координационный совет' },
    },
  })
  const agency = await createAgency(tenant, { name: 'Министерство связи' })
  return {
    at: `/${tenant.slug}/office/situations`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор'),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Мария Котова'),
    authority: await createActor(tenant, 'AUTHORITY'),
  }
}

test('a situation is proposed, ranked, chosen, drawn as a journey and printed', async ({ as }) => {
  const { at, curator, authority } = await place()
  const page = await as(curator)
  await visit(page, at)
  await page.getByRole('link', { name: 'Предложить ситуацию' }).first().click()
  await page.getByLabel('Название').fill('Рождение ребёнка')
  await page.getByLabel(/Обстоятельства/).fill('Звонила Иванова, 8 912 345-67-89')
  await page.getByRole('button', { name: 'Предложить' }).click()
  await expect(page.getByText(/Уберите номер телефона/).first()).toBeVisible()
  await page.getByLabel(/Обстоятельства/).fill('Первый год с ребёнком')
  await page.getByRole('button', { name: 'Предложить' }).click()
  await expect(heading(page, 'Рождение ребёнка')).toBeVisible()
  await expectAccessible(page)
  const situation = page.url()

  const office = await as(authority)
  await visit(office, `${situation}/rank`)
  for (const group of await office.getByRole('radiogroup').or(office.getByRole('group')).all())
    if (await group.getByRole('radio', { name: '4', exact: true }).count())
      await group.getByLabel('4', { exact: true }).check()
  await office.getByRole('button', { name: 'Сохранить оценки' }).click()
  await expect(office.getByText('Оценка: 80 из 100')).toBeVisible()

  await visit(page, situation)
  await page.getByText('Записать решение: выбор ситуации').click()
  await page.getByLabel('Номер протокола').fill('4')
  await page.getByLabel('День').fill('2026-02-03')
  await page.getByRole('button', { name: 'Записать решение' }).click()
  await expect(page.getByText('выбрана').first()).toBeVisible()

  await page.getByRole('link', { name: 'Новая карта' }).click()
  await page.getByLabel('Чей это путь').fill('семья, первый ребёнок')
  await page.getByRole('button', { name: 'Начать карту' }).click()
  await page.getByRole('button', { name: 'Добавить первый этап' }).click()
  const write = async (label: string, text: string) => {
    const taken = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
    await page.getByLabel(label, { exact: true }).fill(text)
    await taken
  }
  await write('Этап, этап 1', 'Регистрация')
  await write('Чувства сейчас, этап 1', '-1.4')
  await write('Визиты сейчас, этап 1', '2')
  await write('Визиты, цель, этап 1', '1')
  await expect(page.getByLabel('Чувства сейчас, этап 1', { exact: true })).toHaveValue('−1,4')
  // By keyboard from cell to cell, and what cannot be is told at its cell.
  await page.getByLabel('Визиты сейчас, этап 1', { exact: true }).press('Alt+ArrowDown')
  await expect(page.getByLabel('Визиты, цель, этап 1', { exact: true })).toBeFocused()
  await page.getByLabel('Чувства, цель, этап 1', { exact: true }).fill('5')
  await expect(page.getByText('Напишите число от −2 до +2', { exact: false }).first()).toBeVisible()
  await write('Чувства, цель, этап 1', '0,6')
  await page.getByRole('button', { name: '+ после 1' }).click()
  await expect(page.getByLabel('Этап, этап 2', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Посмотреть карту' }).click()
  await expect(heading(page, /2.визита, а нужно 1. Тяжелее всего – регистрация/)).toBeVisible()
  await page.getByText('Линия чувств и числа таблицей').click()
  await expect(page.getByRole('row', { name: /1. Регистрация/ }).last()).toContainText('−1,4')
  await expectAccessible(page)
  for (const [name, type] of [
    ['PDF, А3', 'application/pdf'],
    ['DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const) {
    const href = await page.getByRole('link', { name }).getAttribute('href')
    const file = await page.request.get(href ?? '')
    expect(file.headers()['content-type']).toContain(type)
  }
})

test('two people at one journey lose nothing', async ({ as }) => {
  const { at, curator, member } = await place()
  const page = await as(curator)
  await visit(page, `${at}/new`)
  await page.getByLabel('Название').fill('Поиск работы')
  await page.getByRole('button', { name: 'Предложить' }).click()
  await page.getByRole('link', { name: 'Новая карта' }).click()
  await page.getByLabel('Чей это путь').fill('первый раз без работы')
  await page.getByRole('button', { name: 'Начать карту' }).click()
  await page.getByRole('button', { name: 'Добавить первый этап' }).click()
  await expect(page.getByLabel('Этап, этап 1', { exact: true })).toBeVisible()
  const other = await as(member)
  await visit(other, page.url())
  const write = async (who: typeof page, label: string, text: string) => {
    const taken = who.waitForResponse((response) => response.request().method() === 'PUT')
    await who.getByLabel(label, { exact: true }).fill(text)
    await taken
  }
  await write(page, 'Идеи, этап 1', 'памятка')
  await write(other, 'Трудности, этап 1', 'тишина')
  await write(page, 'Этап, этап 1', 'Потеряли работу')
  await write(other, 'Этап, этап 1', 'Увольнение')
  await other.getByRole('button', { name: 'Взять это' }).click()
  await visit(other, other.url())
  await expect(other.getByLabel('Этап, этап 1', { exact: true })).toHaveValue('Потеряли работу')
  await expect(other.getByLabel('Идеи, этап 1', { exact: true })).toHaveValue('памятка')
  await expect(other.getByLabel('Трудности, этап 1', { exact: true })).toHaveValue('тишина')
})
