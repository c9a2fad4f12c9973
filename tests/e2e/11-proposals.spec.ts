import type { Browser, Page } from '@playwright/test'
import type { Actor } from '@/lib/platform/actor'
import type { TenantView } from '@/lib/core/tenant'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

type Office = { tenant: TenantView; at: string; form: string; curator: Actor; employee: Actor }

async function office(): Promise<Office> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство просвещения' })
  return {
    tenant,
    at: `/${tenant.slug}/office/proposals`,
    form: `/${tenant.slug}/proposal/${agency.slug}`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    employee: await createActor(tenant, 'EMPLOYEE', agency.id, 'Петрова Вера Ильинична'),
  }
}

/** One red dot. */
const photo = {
  name: 'IMG_0001.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}

async function fill(page: Page, problem: string, suggestion: string): Promise<void> {
  await page.getByLabel('Что мешает или что можно улучшить').fill(problem)
  await page.getByLabel('Что вы предлагаете').fill(suggestion)
}

const problem = 'В коридоре темно, посетители спотыкаются'

test('an unnamed proposal from the QR page: answered, done with effect, made into a project; the author follows it by the link', async ({
  as,
}) => {
  const { tenant, at, form, curator } = await office()
  const author = await as(null)
  await visit(author, form)
  await author.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(author.getByText('Напишите, что вы предлагаете сделать.').first()).toBeVisible()
  await expectAccessible(author)
  await fill(author, problem, 'Поставить датчик движения')
  await author.getByLabel('Снимки').setInputFiles(photo)
  await expect(author.getByRole('img', { name: /^Выбран снимок/ })).toBeVisible()
  await author.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(heading(author, /Спасибо! Ваше предложение – ППУ\s№\s1/)).toBeVisible()
  await expect(author.getByText('Предложение рассматривают')).toBeVisible()
  await expectAccessible(author)
  const link = author.url().replace('?new=1', '')

  const page = await as(curator)
  await visit(page, at)
  await expect(heading(page, /Ждут ответа: 1\sпредложение/)).toBeVisible()
  await page.getByRole('link', { name: problem }).click()
  await expect(page.getByText('Без имени', { exact: true })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Снимок 1.png к предложению' })).toBeVisible()
  await expectAccessible(page)
  await page.locator('summary', { hasText: 'Принять' }).click()
  await page.getByLabel('Кто отвечает за внедрение').fill('Заведующий хозяйством')
  await page.getByLabel('Внедрить до').fill('2099-12-01')
  await page.getByLabel('Что будет сделано').fill('Закажем датчики.')
  await page.getByRole('button', { name: 'Принять предложение' }).click()
  await expect(page.getByRole('heading', { name: 'Предложение принято' })).toBeVisible()

  await author.goto(link)
  await expect(author.getByText('Предложение принято')).toBeVisible()
  await expect(author.getByText('Закажем датчики.')).toBeVisible()

  await page.locator('summary', { hasText: 'Отметить внедрённым' }).click()
  await page.getByLabel('Что сделано').fill('Датчики стоят.')
  await page.getByLabel('Экономия времени').fill('12,5')
  await expect(page.getByText('Всего 5000 ₽ в год')).toBeVisible()
  await page.getByRole('button', { name: 'Отметить внедрённым' }).click()
  await expect(page.getByText(/Напишите, как посчитан эффект/).first()).toBeVisible()
  await page.getByLabel('Как посчитано').fill('250 дней по 3 минуты')
  await page.getByRole('button', { name: 'Отметить внедрённым' }).click()
  await expect(page.getByRole('definition').filter({ hasText: /12,5\sч и 5000\s₽ в\sгод/ })).toBeVisible()
  await expectAccessible(page)
  await author.reload()
  await expect(author.getByText('Предложение внедрено')).toBeVisible()

  await page.getByRole('button', { name: 'В проект' }).click()
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/office/projects/[0-9a-f-]+/passport`))
  await page.goto(at)
  await page.getByRole('link', { name: problem }).click()
  await expect(page.getByRole('link', { name: `№ 1. ${problem}` })).toBeVisible()
})

test('declined with a reason on the board, by keyboard alone; the employee reads it in the office', async ({ as }) => {
  const { at, curator, employee } = await office()
  const author = await as(employee)
  await visit(author, `${at}/new`)
  await fill(author, 'Отпуска сверяем в последний день', 'Завести общий календарь отпусков')
  await author.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(author.getByText(/Спасибо! Ваше предложение/)).toBeVisible()

  const page = await as(curator)
  await visit(page, `${at}/board`)
  await page.getByRole('button', { name: /^Отклонить\s?: Отпуска сверяем/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Почему не принято').fill('Такой календарь появится с нового года.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: /Отклонены\s*1/ }).getByRole('link')).toHaveText(
    'Отпуска сверяем в последний день',
  )
  await expectAccessible(page)

  await author.reload()
  await expect(author.getByRole('heading', { name: 'Предложение отклонено' })).toBeVisible()
  await expect(author.getByText('Такой календарь появится с нового года.').first()).toBeVisible()
  await visit(author, at)
  await visit(author, `${at}/counts`)
})

test('declined by another meanwhile: the dialog goes with its card, and what was written there stays to be copied', async ({
  as,
}) => {
  const { tenant, at, curator, employee } = await office()
  const author = await as(employee)
  await visit(author, `${at}/new`)
  await fill(author, 'Отпуска сверяем в последний день', 'Завести общий календарь отпусков')
  await author.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(author.getByText(/Спасибо! Ваше предложение/)).toBeVisible()

  const agencyId = curator.memberships[0]?.agencyId ?? null
  const page = await as(curator)
  const other = await as(await createActor(tenant, 'CURATOR', agencyId, 'Куратор Мария'))
  for (const [one, reason] of [
    [page, 'Такой календарь уже есть.'],
    [other, 'Ответ второго.'],
  ] as const) {
    await visit(one, `${at}/board`)
    await one.getByRole('button', { name: /^Отклонить\s?: Отпуска сверяем/ }).click()
    await one.getByRole('dialog').getByLabel('Почему не принято').fill(reason)
  }
  for (const one of [page, other]) await one.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click()
  const left = other.getByRole('alertdialog', { name: /запись изменили/ })
  await expect(left.getByRole('listitem').filter({ hasText: /Куратор Ольга.*Такой календарь уже есть/ })).toBeVisible()
  await expect(left.getByText('Ответ второго.', { exact: true })).toBeVisible()
  await expectAccessible(other)
})

test('nothing typed is lost with the connection or with the page @phone', async ({ as }) => {
  const { form } = await office()
  const page = await as(null)
  await visit(page, form)
  await fill(page, problem, 'Поставить датчик движения')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(page.getByText(/Введённое сохранено на этой странице/).first()).toBeVisible()
  await page.context().setOffline(false)
  await page.reload()
  await expect(page.getByText('Вернули то, что вы не успели отправить.')).toBeVisible()
  await expect(page.getByLabel('Что мешает или что можно улучшить')).toHaveValue(problem)
  await page.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(heading(page, /Спасибо!/)).toBeVisible()
  await page.goto(form)
  await expect(page.getByLabel('Что мешает или что можно улучшить')).toHaveValue('')
})

/** A browser that runs no script, as behind a strict proxy. */
async function scriptless(browser: Browser, baseURL: string): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
}

test('the QR page without script: an error keeps what was typed, then it is filed @desktop', async ({
  browser,
  baseURL,
}) => {
  const { form } = await office()
  const page = await scriptless(browser, baseURL ?? '')
  await page.goto(form)
  await fill(page, problem, 'Поставить датчик движения')
  await page.getByLabel('Фамилия, имя, отчество').fill('Петрова Вера Ильинична')
  await page.getByLabel('Снимки').setInputFiles(photo)
  // The browser itself asks for what is required; consent is asked for by the portal.
  await page.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(page.getByText(/Без согласия имя и почту принять нельзя/).first()).toBeVisible()
  await expect(page.getByLabel('Что мешает или что можно улучшить')).toHaveValue(problem)
  await page.getByLabel('Согласен на обработку имени и почты').check()
  await page.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(heading(page, /Спасибо!/)).toBeVisible()
  await page.context().close()
})

test('a decision without script: what came of it is told though its form is gone; whoever decides second is told, too @desktop', async ({
  as,
}) => {
  const { at, form, curator, employee } = await office()
  const author = await as(employee)
  await visit(author, form)
  await fill(author, problem, 'Поставить датчик движения')
  await author.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(heading(author, /Спасибо!/)).toBeVisible()

  const [page, other] = [await as(curator, { scriptless: true }), await as(curator, { scriptless: true })]
  for (const one of [page, other]) {
    await one.goto(at)
    await one.getByRole('link', { name: problem }).click()
    await one.locator('summary', { hasText: 'Принять' }).click()
    await one.getByLabel('Кто отвечает за внедрение').fill('Заведующий хозяйством')
    await one.getByLabel('Внедрить до').fill('2099-12-01')
    await one.getByLabel('Что будет сделано').fill('Закажем датчики.')
  }
  const told = (one: Page) => one.locator('.told-notice')
  await page.getByRole('button', { name: 'Принять предложение' }).click()
  await expect(page.getByRole('button', { name: 'Принять предложение' })).toHaveCount(0)
  await expect(told(page)).toContainText(/принят|Сохранено/i)
  await other.getByRole('button', { name: 'Принять предложение' }).click()
  await expect(told(other)).toContainText('✕')
  // It is told once.
  for (const one of [page, other]) {
    await one.goto(at)
    await expect(told(one)).toHaveCount(0)
  }
  await other.goto(`${at}/new`)
  await other.getByRole('button', { name: 'Отправить предложение' }).click()
  await expect(other.getByRole('alert').first()).toBeVisible()
  await expect(told(other)).toBeHidden()
})
