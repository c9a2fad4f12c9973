import type { Page } from '@playwright/test'
import { region } from './support/rating'
import { expect, expectAccessible, expectNoSidewaysScroll, heading, openMenu, test, visit } from './support/test'

const table = (page: Page) => page.getByRole('table', { name: 'Рейтинг за 2025 год' })
const names = (page: Page) => table(page).getByRole('rowheader')

test('the programme, its newest rating, how it is computed, open data', async ({ page }) => {
  await visit(page, '/kuzbass')
  await expect(heading(page, 'Эффективный регион')).toBeVisible()
  await page.getByRole('link', { name: 'Весь рейтинг' }).click()
  await expect(page).toHaveURL('/kuzbass/rating/2025')
  await page.goto('/kuzbass/rating')
  await expect(page).toHaveURL('/kuzbass/rating/2025')
  await visit(page, '/kuzbass/method')
  await expect(page.locator('#criterion-4')).toContainText('Образец лучших практик')
  await expect(page.locator('#interpretations')).toContainText('Уровни')
  await visit(page, '/kuzbass/open-data')
  await page.getByText('Паспорт набора данных', { exact: true }).first().click()
  await expect(
    page.getByRole('table', { name: 'Паспорт набора данных: рейтинг за 2025 год' }).getByRole('row'),
  ).toHaveCount(17)
  await expectAccessible(page)
  for (const year of [2024, 2023]) await visit(page, `/kuzbass/rating/${year}`)
})

test('the rating is searched, filtered and sorted; the address remembers', async ({ page }) => {
  await visit(page, '/kuzbass/rating/2025')
  const all = await names(page).count()
  expect(all).toBeGreaterThan(34)
  await page.getByLabel('Найти орган или муниципалитет').fill('юргин')
  await expect(names(page)).not.toHaveCount(all)
  for (const name of await names(page).allInnerTexts()) expect(name.toLowerCase()).toContain('юргин')
  await expect(page.getByRole('status').filter({ hasText: 'Показано' })).toBeAttached()
  await expect(page).toHaveURL(/q=/)
  await page.reload()
  await expect(page.getByLabel('Найти орган или муниципалитет')).toHaveValue('юргин')
  await expect(names(page)).not.toHaveCount(all)
  await page.getByLabel('Найти орган или муниципалитет').fill('такого органа нет')
  await page.getByRole('button', { name: 'Показать всех' }).click()
  await expect(names(page)).toHaveCount(all)
  await page.getByLabel('Уровень').selectOption({ label: '★ Лидер' })
  await expect(names(page)).not.toHaveCount(all)
  const rows = table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
  await expect(rows.filter({ hasNotText: 'Лидер' })).toHaveCount(0)
  await page.getByLabel('Уровень').selectOption({ label: 'Все уровни' })
})

test('the rating’s columns sort it both ways', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/kuzbass/rating/2025')
  const order = async () => await names(page).allInnerTexts()
  const byPlace = await order()
  await page.getByRole('button', { name: /^Участник/ }).click()
  await expect.poll(order).toEqual(byPlace.toSorted((a, b) => a.localeCompare(b, 'ru')))
  await page.getByRole('button', { name: /^Участник/ }).click()
  await expect.poll(order).toEqual(byPlace.toSorted((a, b) => b.localeCompare(a, 'ru')))
  await page.getByRole('button', { name: /^№/ }).click()
  await expect.poll(order).toEqual(byPlace)
})

test('on a phone, where the table has no head, a list of orders sorts it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, '/kuzbass/rating/2025')
  const order = async () => await names(page).allInnerTexts()
  const byPlace = await order()
  await page.getByLabel('Порядок').selectOption('Сначала по названию')
  await expect.poll(order).toEqual(byPlace.toSorted((a, b) => a.localeCompare(b, 'ru')))
  await expect(page).toHaveURL(/order=name/)
  await expect(page.getByRole('status').filter({ hasText: 'по названию' })).toBeAttached()
  await expect(table(page).getByRole('columnheader')).toHaveCount(0)
})

test('participants are listed; an unknown page stays in the programme’s frame', async ({ page }) => {
  await visit(page, '/kuzbass/agencies')
  await page.getByRole('main').getByRole('link', { name: 'Юргинский городской округ' }).click()
  await expect(heading(page, 'Юргинский городской округ')).toBeVisible()
  for (const path of ['/kuzbass/rating/1999', '/kuzbass/agencies/nobody/2025', '/kuzbass/nothing/at/all']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(heading(page, 'Такой страницы нет')).toBeVisible()
    await expect(page.getByRole('banner')).toContainText('Эффективный регион')
  }
  await expectAccessible(page)
  await page.getByRole('link', { name: 'На главную страницу программы' }).click()
  await expect(page).toHaveURL('/kuzbass')
  for (const slug of ['belovo', 'belgorod', 'leningrad', 'kirov']) await visit(page, `/${slug}`)
})

test('in the hand the order is chosen from a list', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/kuzbass/rating/2025')
  const byPlace = await names(page).allInnerTexts()
  await page.getByLabel('Порядок').selectOption({ label: 'С конца по месту' })
  await expect(names(page).last()).toHaveText(byPlace[0] ?? '')
  await expect(page).toHaveURL(/back=1/)
})

test('an agency’s page explains the score, criterion by criterion, and over the years', async ({ page }) => {
  await page.goto('/kuzbass/rating/2025')
  const name = await names(page).first().innerText()
  await names(page).first().getByRole('link').click()
  await expect(heading(page, name)).toBeVisible()
  await expect(page.getByText(/^\d[\d,]* \+ .* = /)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'По годам' })).toBeVisible()
  await expectAccessible(page)
  const sum = (await page.getByText(/^\d[\d,]* \+ .* = /).innerText()).replaceAll(',', '.')
  const [left = '', right = ''] = sum.split('=')
  expect(left.split('+').reduce((all, part) => all + Math.round(Number(part) * 10), 0)).toBe(
    Math.round(Number(right) * 10),
  )
  await page.getByRole('link', { name: '2024', exact: true }).click()
  await expect(page).toHaveURL(/\/2024$/)
  await expect(heading(page, name)).toBeVisible()
})

test('anybody recomputes: in the browser, and a changed file is caught', async ({ page }) => {
  await visit(page, '/kuzbass/rating/2025/recompute')
  await page.getByRole('button', { name: 'Пересчитать опубликованное за 2025 год' }).click()
  await expect(page.getByText('Всё совпало')).toBeVisible()
  await expectAccessible(page)
  const bundle = (await (await page.request.get('/kuzbass/open-data/rating-2025.json')).json()) as {
    participants: { total: string; name: string }[]
  }
  const [victim] = bundle.participants
  if (!victim) throw new Error('the rating is empty')
  victim.total = '14.9' === victim.total ? '0.1' : '14.9'
  const own = page.getByLabel('Проверить свой файл')
  await own.setInputFiles({
    name: 'rating.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(bundle)),
  })
  await expect(page.getByText('Есть расхождения')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: victim.name })).toContainText('оценка указана')
  await own.setInputFiles({ name: 'rating.json', mimeType: 'application/json', buffer: Buffer.from('не json') })
  await expect(page.getByText('Это не JSON')).toBeVisible()
})

test('open data: table, bundle, schema, list and passport', { tag: '@desktop' }, async ({ page, request }) => {
  const csv = await request.get('/kuzbass/open-data/rating-2025.csv')
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(csv.headers()['access-control-allow-origin']).toBe('*')
  const lines = (await csv.text()).trim().split(/\r?\n/)
  const bundle = (await (await request.get('/kuzbass/open-data/rating-2025.json')).json()) as {
    year: number
    participants: unknown[]
    methodology: unknown
  }
  expect(bundle.year).toBe(2025)
  expect(bundle.methodology).toBeTruthy()
  expect(lines).toHaveLength(bundle.participants.length + 1)
  for (const file of ['rating-schema.json', 'list.json', 'list.csv', 'rating-2024.csv'])
    expect((await request.get(`/kuzbass/open-data/${file}`)).status(), file).toBe(200)
  expect((await request.get('/kuzbass/open-data/rating-1999.csv')).status()).toBe(404)
  await page.goto('/kuzbass/open-data')
  for (const href of await page
    .getByRole('link', { name: /^Паспорт/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    expect((await request.get(href)).status(), href).toBe(200)
  }
})

test('another tenant’s things are not found', { tag: '@desktop' }, async ({ as }) => {
  const [own, foreign] = [await region(['Своё министерство']), await region(['Чужое министерство'])]
  const [theirs] = foreign.participants
  const page = await as(own.authority)
  for (const path of [
    `assessments/${theirs.assessmentId}`,
    `assessments/${theirs.assessmentId}/results`,
    `verification/${theirs.assessmentId}`,
    `campaigns/${foreign.campaignId}`,
    `campaigns/${foreign.campaignId}/publish`,
    `agencies/${theirs.id}`,
    `agencies/${theirs.id}/merge`,
    `people/${theirs.curator.personId ?? ''}`,
    'objections/not-an-id',
  ]) {
    const response = await page.goto(`${own.at}/${path}`)
    expect(response?.status(), path).toBe(404)
  }
  await page.goto(foreign.at)
  await expect(page.getByText('У вас нет доступа к программе')).toBeVisible()
  expect(
    (await page.request.get(`/api/${own.tenant.slug}/documents/assessments/${theirs.assessmentId}.pdf`)).status(),
  ).toBe(404)
  expect((await page.request.get(`/api/${own.tenant.slug}/assessments/${theirs.assessmentId}/answers`)).status()).toBe(
    404,
  )
})

test('«версия для слабовидящих»: size, colours, spacing, images; it is kept', async ({ page }) => {
  await page.goto('/kuzbass')
  const open = async () => {
    await openMenu(page)
    await page.getByRole('banner').getByRole('button', { name: 'Версия для слабовидящих' }).click()
  }
  await open()
  const panel = page.getByRole('region', { name: 'Как показывать портал' })
  await expect(panel).toBeFocused()
  await expectAccessible(page)
  const before = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  await panel.getByRole('radio', { name: /^200/ }).check({ force: true })
  await expect
    .poll(() => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)))
    .toBe(before * 2)
  await panel.getByRole('radio', { name: 'Белым по чёрному' }).check({ force: true })
  await panel.getByRole('radio', { name: 'Большой' }).check({ force: true })
  await panel.getByRole('radio', { name: 'Заменить описаниями' }).check({ force: true })
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Закрыть настройки' }).click()
  for (const path of ['/kuzbass/rating/2025', '/kuzbass/method', '/kuzbass/open-data', '/sign-in']) {
    await page.goto(path)
    await expect(page.locator('html'), 'kept in this browser').toHaveAttribute('data-size', '200')
    await expectAccessible(page)
  }
  await page.goto('/kuzbass')
  await open()
  await panel.getByRole('button', { name: 'Вернуть обычный вид' }).click()
  await expect
    .poll(() => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)))
    .toBe(before)
})

test('text at 200 % in the office: nothing scrolls sideways, dark and light', async ({ as }) => {
  const scene = await region(['Министерство зрения'])
  const [agency] = scene.participants
  const page = await as(agency.curator)
  await page.goto(scene.at)
  await page.evaluate(() => {
    localStorage.setItem('gemba.view', JSON.stringify({ size: '200', theme: 'dark' }))
  })
  for (const path of [
    '',
    '/assessments',
    `/assessments/${agency.assessmentId}`,
    `/campaigns/${scene.campaignId}`,
    '/agencies',
  ]) {
    await page.goto(`${scene.at}${path}`)
    await expect(page.getByRole('main')).toBeVisible()
    await expectNoSidewaysScroll(page)
  }
  await expectAccessible(page)
})

test('by keyboard: past the menu to the content, and the table’s sorting', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/kuzbass/rating/2025')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Перейти к содержанию' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: /^Участник/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: /^Участник/ })).toHaveAttribute('aria-sort', 'ascending')
})

test('without script the rating is there whole', { tag: '@desktop' }, async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/kuzbass/rating/2025')
  expect(await names(page).count()).toBeGreaterThan(34)
  await context.close()
})
