import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/platform/actor'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Place = { at: string; curator: Actor; member: Actor; observer: Actor }

async function place(): Promise<Place> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'МФЦ Кировской области' })
  return {
    at: `/${tenant.slug}/office/surveys`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор'),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Мария Котова'),
    observer: await createActor(tenant, 'OBSERVER'),
  }
}

const saved = (page: Page) => expect(page.getByText(/Сохранено в \d\d:\d\d/)).toBeVisible()
/** On a phone one of three parts is in sight at a time. */
async function show(page: Page, part: 'Вопросы' | 'Вопрос' | 'Просмотр'): Promise<void> {
  const button = page.getByRole('group', { name: 'Что показать' }).getByRole('button', { name: part, exact: true })
  if (await button.isVisible()) await button.click()
}
const line = (page: Page, text: string) =>
  page.getByRole('navigation', { name: 'Вопросы' }).getByRole('button', { name: text })

async function begin(page: Page, at: string, from: string, title: string): Promise<void> {
  await visit(page, `${at}/new`)
  await page.getByLabel('Название').fill(title)
  await page.getByRole('radio', { name: new RegExp(`^${from}`) }).check()
  await page.getByRole('button', { name: 'К вопросам' }).click()
  await expect(heading(page, title)).toBeVisible()
}

test('a survey is made of a ready one: a condition is chosen, the fault is named, the walk follows, it is started', async ({
  as,
}) => {
  const { at, curator } = await place()
  const page = await as(curator)
  await begin(page, at, 'С чистого листа', 'Посетители МФЦ')
  await expectAccessible(page)
  await expect(page.getByText('В опросе нет вопросов').filter({ visible: true })).toBeVisible()

  await page.getByRole('button', { name: '+ Вопрос' }).click()
  await page.getByLabel('Спросить').fill('Всё получилось за один приход?')
  await page.getByRole('button', { name: '+ Вариант' }).click()
  await page.keyboard.type('Да')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Нет')
  await show(page, 'Вопросы')
  await page.getByRole('button', { name: '+ Вопрос' }).click()
  await page.getByLabel('Спросить').fill('Что помешало?')
  await page.getByText('Слова', { exact: true }).click()
  await page.getByRole('button', { name: 'поставить условие' }).click()
  await page.getByLabel('Ответ', { exact: true }).filter({ visible: true }).first().selectOption({ label: '«Нет»' })
  await saved(page)
  await expectAccessible(page)
  await show(page, 'Вопросы')
  await expect(line(page, 'Что помешало?')).toContainText('если в вопросе 1 выбрано «Нет»')

  // A condition that looks ahead is named at its place, and the way to it is a button.
  await line(page, 'Что помешало?').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(
    page
      .getByText(/ещё не ответили/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Запустить', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Перейти к вопросу 1' }).filter({ visible: true }).first().click()
  await page.getByRole('button', { name: 'Ниже', exact: true }).click()
  await show(page, 'Вопросы')
  await expect(page.getByText('с каждой страницы есть выход').filter({ visible: true }).first()).toBeVisible()

  // The walk is by the rules of the answer page.
  await show(page, 'Просмотр')
  await expect(page.getByRole('group', { name: 'Что помешало?' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Пройти все пути' }).click()
  await expect(page.getByText('Путь 1 из 2')).toBeVisible()
  await page.getByRole('button', { name: 'Следующий путь' }).click()
  await expect(page.getByText('Путь 2 из 2')).toBeVisible()
  await expect(page.getByText('вопрос 1 – «Нет»')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Что помешало?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Сначала', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Что помешало?' })).toHaveCount(0)
  await page.getByRole('radio', { name: 'Нет' }).filter({ visible: true }).check()
  await expect(page.getByRole('group', { name: 'Что помешало?' })).toBeVisible()
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByText('Спасибо, ответ принят')).toBeVisible()

  await saved(page)
  await confirm(page, /^Запустить$/, 'Запустить')
  await expect(page.getByRole('heading', { name: 'Опрос идёт' })).toBeVisible()
  await expect(page.getByText('Версия 1', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('what is deleted comes back; a started survey is changed by a new version that says what changed', async ({
  as,
}) => {
  const { at, curator, observer } = await place()
  const page = await as(curator)
  await begin(page, at, 'Польза и удобство', 'Польза и удобство, осень')
  await line(page, 'Насколько удобно').click()
  await page.getByRole('button', { name: 'Удалить', exact: true }).click()
  await expect(page.getByText('Вопрос 2 удалён.')).toBeVisible()
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await show(page, 'Вопросы')
  await expect(line(page, 'Насколько удобно')).toBeVisible()
  await confirm(page, /^Запустить$/, 'Запустить')

  await page.getByRole('button', { name: 'Изменить анкету' }).click()
  await line(page, 'Что сделать').click()
  await page.getByLabel('Спросить').fill('Что исправить первым?')
  await saved(page)
  await confirm(page, /^Запустить изменения$/, 'Запустить')
  await expect(page.getByText('Версия 2', { exact: true })).toBeVisible()
  await expect(page.getByText(/ответы сравнимы: «Что исправить первым\?»/)).toBeVisible()

  const reader = await as(observer)
  await visit(reader, at)
  await expectAccessible(reader)
  await reader.getByRole('link', { name: 'Польза и удобство, осень' }).click()
  await expect(reader.getByRole('heading', { name: 'Опрос идёт' })).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Изменить анкету' })).toHaveCount(0)
  await reader.getByRole('link', { name: 'Посмотреть' }).click()
  await reader.getByRole('link', { name: 'На бумаге' }).click()
  await expect(reader.getByText('3. Что исправить первым?')).toBeVisible()
  await expectAccessible(reader)
})

test('two people at one question: both texts stand until one is chosen', async ({ as }) => {
  const { at, curator, member } = await place()
  const page = await as(curator)
  await begin(page, at, 'Польза и удобство', 'Вдвоём')
  const other = await as(member)
  // What others do comes by itself every few seconds; here it has not come yet.
  await other.route('**/draft?version=*', (route) => route.abort())
  await visit(other, new URL(page.url()).pathname)
  for (const one of [page, other]) await line(one, 'Насколько полезен').click()
  await page.getByLabel('Спросить').fill('Было полезно?')
  await saved(page)
  await other.getByLabel('Спросить').fill('Пригодилось?')
  await expect(other.getByText('Куратор изменил это одновременно с вами')).toBeVisible()
  await expect(other.getByText('Было полезно?').first()).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Оставить моё' }).click()
  await saved(other)
  await page.reload()
  await line(page, 'Пригодилось?').click()
  await expect(page.getByLabel('Спросить')).toHaveValue('Пригодилось?')
})
