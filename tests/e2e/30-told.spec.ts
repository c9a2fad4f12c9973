import type { Page } from '@playwright/test'
import { addDays, todayIn } from '@/lib/core/dates'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

async function office() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'МФЦ Слободского района' })
  return {
    tenant,
    at: `/${tenant.slug}/office`,
    word: `/${tenant.slug}/word/${agency.slug}`,
    told: `/${tenant.slug}/told/${agency.slug}`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
  }
}

const text = 'Номер называют, а в конце зала не слышно'

async function say(page: Page, at: string): Promise<string> {
  await page.goto(at)
  await page.getByText('проблема', { exact: true }).click()
  await page.getByLabel('Что случилось').fill(text)
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(heading(page, 'Спасибо, сообщение принято')).toBeVisible()
  return (await page.locator('[data-code]').textContent()) ?? ''
}

test('a word without script: refused with its text kept, taken, followed by the code typed in Russian letters', async ({
  as,
  browser,
}) => {
  const { word, curator, at } = await office()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const author = await context.newPage()
  await author.goto(word)
  await author.getByLabel('Что случилось').fill(text)
  await author.getByRole('button', { name: 'Отправить' }).click()
  await expect(author.getByText('Выберите: спасибо, проблема или идея.')).toBeVisible()
  await expect(author.getByLabel('Что случилось')).toHaveValue(text)
  await author.getByText('проблема', { exact: true }).click()
  await author.getByRole('button', { name: 'Отправить' }).click()
  await expect(author.getByText(/№\s59-ФЗ/)).toBeVisible()
  const code = (await author.locator('[data-code]').textContent()) ?? ''
  expect(code).toMatch(/^.{4}-.{4}-.{4}$/)
  // Sent again by the browser's «back»: the same message.
  await author.goBack()
  await author.getByText('проблема', { exact: true }).click()
  await author.getByRole('button', { name: 'Отправить' }).click()
  expect(await author.locator('[data-code]').textContent()).toBe(code)

  const page = await as(curator)
  await visit(page, `${at}/messages`)
  await expect(heading(page, /Ждут ответа: 1\sслово жителя/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: text }).click()
  await page.getByLabel('Ответ', { exact: true }).fill('Поставим экран в декабре.')
  await page.getByRole('button', { name: 'Ответить', exact: true }).click()
  await expect(page.getByText('Поставим экран в декабре.').first()).toBeVisible()
  await expectAccessible(page)

  await author.getByRole('link', { name: 'Другой код' }).click()
  const russian: Record<string, string> = {
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    K: 'К',
    M: 'М',
    P: 'Р',
    T: 'Т',
    X: 'Х',
  }
  await author.getByLabel('Код').fill([...code.toLowerCase()].map((c) => russian[c.toUpperCase()] ?? c).join(''))
  await author.getByRole('button', { name: 'Посмотреть' }).click()
  await expect(author.getByRole('heading', { name: /Вам ответили/ })).toBeVisible()
  await expect(author.getByText('Поставим экран в декабре.')).toBeVisible()
  await context.close()
})

test('from the word to the page: a problem is sorted, shown, done and told, and the count says so', async ({ as }) => {
  const { tenant, at, word, told, curator } = await office()
  const author = await as(null)
  const code = await say(author, word)
  await expectAccessible(author)
  await author.goto(word)
  await expectAccessible(author)
  await visit(author, told)
  await expect(heading(author, 'Вы сказали – мы сделали')).toBeVisible()

  const page = await as(curator)
  await visit(page, `${at}/messages`)
  await page.getByRole('link', { name: text }).click()
  await page.getByRole('link', { name: 'Завести проблему' }).click()
  await page.getByLabel('Проблема', { exact: true }).fill('Номер в очереди не слышно')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Записать проблему' }).click()
  await expect(heading(page, 'Номер в очереди не слышно')).toBeVisible()
  await page.getByLabel('Что сделаем').first().fill('Поставим экран и громкий голос')
  await page
    .getByLabel('Сделаем до')
    .first()
    .fill(addDays(todayIn(tenant.timeZone, new Date()), 20))
  await page
    .getByLabel('Или словами')
    .or(page.getByLabel('Отвечает', { exact: true }))
    .last()
    .fill('Начальник отдела')
  await page.getByRole('button', { name: 'Разобрать: делаем' }).click()
  await page.getByRole('button', { name: 'Показать людям: делаем' }).click()
  await expect(page.getByText('на странице', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await visit(author, told)
  await expect(heading(author, /выполнено 0\sпросьб из\s1/)).toBeVisible()
  await expect(author.getByText('Поставим экран и громкий голос')).toBeVisible()
  await expectAccessible(author)

  await visit(page, `${at}/problems`)
  await page.getByRole('button', { name: /^Сделано →/ }).click()
  await page.getByRole('dialog').getByLabel('Мы сделали').fill('Экран стоит')
  await page.getByRole('dialog').getByRole('button', { name: 'Сделано' }).click()
  await expect(heading(page, /Решили 1\sпроблему из\s1 – об\sодной людям ещё не\sсказали/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Опубликовать и написать/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать и написать' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Сказать' }).click()
  await expect(heading(page, /Решили 1\sпроблему из\s1$/)).toBeVisible()
  await visit(page, `${at}/problems?view=table`)
  await expect(page.getByText('людям сказано')).toBeVisible()
  await expectAccessible(page)

  await visit(author, told)
  await expect(heading(author, /выполнена 1\sпросьба из\s1/)).toBeVisible()
  await expect(author.getByText('Экран стоит')).toBeVisible()
  await author.goto(`/${tenant.slug}/word/status/${code}`)
  await expect(author.getByText('Экран стоит')).toBeVisible()
})

test('topics of complaints are pasted, and a problem is made of one', async ({ as }) => {
  const { at, curator } = await office()
  const page = await as(curator)
  await visit(page, `${at}/problems/topics`)
  await page.getByRole('button', { name: 'Вставить таблицу' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Строки таблицы').fill('МФЦ Слободского района;Очереди;когда-то;12')
  await dialog.getByRole('button', { name: 'Загрузить' }).click()
  await expect(dialog.getByText(/Ничего не загружено: строка 1/).first()).toBeVisible()
  await dialog.getByLabel('Строки таблицы').fill('МФЦ Слободского района;Очереди;10.2026;12')
  await dialog.getByRole('button', { name: 'Загрузить' }).click()
  await expect(heading(page, /12\sжалоб по 1\sтеме/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Завести проблему/ }).click()
  await expect(page.getByLabel('Сколько', { exact: false }).first()).toHaveValue('12')
  await page.getByRole('button', { name: 'Записать проблему' }).click()
  await expect(heading(page, 'Очереди')).toBeVisible()
  await expect(page.getByText(/12\sжалоб, ЦУР, октябрь 2026/)).toBeVisible()
})
