import type { Page } from '@playwright/test'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { newId } from '@/lib/core/ids'
import { confirm, expect, expectAccessible, heading, pick, test, visit } from './support/test'

const office = async () => {
  const tenant = await createTenant()
  return {
    tenant,
    at: `/${tenant.slug}/office`,
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
  }
}

const table = (lines: string[]) => ({
  name: 'органы.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}`),
})

async function addAgency(
  page: Page,
  at: string,
  { name, kind, parent }: { name: string; kind: string; parent?: string },
): Promise<void> {
  await page.goto(`${at}/agencies/new`)
  await page.getByLabel('Наименование', { exact: true }).fill(name)
  await page.getByLabel('Вид', { exact: true }).selectOption({ label: kind })
  if (parent) await pick(page, 'Вышестоящий орган', parent)
  await page.getByRole('button', { name: 'Добавить' }).click()
  await expect(heading(page, name)).toBeVisible()
}

test('agencies: a tree, a rename, a merger; the history stays', async ({ as }) => {
  const { at, authority } = await office()
  const page = await as(authority)
  await visit(page, `${at}/agencies`)
  await expect(page.getByText('Органов пока нет')).toBeVisible()
  await visit(page, `${at}/agencies/new`)
  await page.getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await addAgency(page, at, { name: 'Министерство угольной промышленности', kind: 'Исполнительный орган' })
  await addAgency(page, at, { name: 'Министерство энергетики', kind: 'Исполнительный орган' })
  await addAgency(page, at, {
    name: 'Институт угля',
    kind: 'Подведомственная организация',
    parent: 'Министерство угольной промышленности',
  })
  await expectAccessible(page)
  await page.getByRole('definition').getByRole('link', { name: 'Министерство угольной промышленности' }).click()
  await expect(page.getByRole('heading', { name: 'Подчинены этому органу' })).toBeVisible()
  await page.getByRole('link', { name: 'Присоединить' }).click()
  await expect(heading(page, /^Присоединить/)).toBeVisible()
  await expectAccessible(page)
  await pick(page, 'К какому органу', 'Министерство энергетики')
  await page.getByLabel('Дата присоединения').fill('2026-06-05')
  await page.getByLabel('Основание').fill('Постановление Правительства от 05.06.2026 № 214')
  await confirm(page, 'Присоединить', 'Присоединить')
  await expect(page.getByText('Вошёл в состав:')).toBeVisible()
  await expect(page.getByText('Присоединён к органу «Министерство энергетики»')).toBeVisible()
  await expect(page.getByText('Постановление Правительства от 05.06.2026 № 214')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Министерство энергетики' }).first().click()
  await expect(page.getByRole('link', { name: 'Институт угля' }), 'the subordinates moved').toBeVisible()
  await visit(page, `${at}/agencies`)
  await expect(heading(page, 'В программе 2 органа')).toBeVisible()
})

test('agencies from a file: errors row by row', async ({ as }) => {
  const { at, authority } = await office()
  const page = await as(authority)
  await visit(page, `${at}/agencies/import`)
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(
      table([
        'Наименование;Краткое наименование;Вид;Вышестоящий орган;ИНН',
        'Министерство спорта;Минспорт;Исполнительный орган;;',
        'Дворец спорта;;Кружок;Минспорт;',
        'Спортивная школа;;Подведомственная организация;Нет такого;123',
      ]),
    )
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(heading(page, '1 строка готова, 1 ждёт вашего слова, 1 не подходит')).toBeVisible()
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await expect(row('Дворец спорта').first()).toContainText('«Кружок» – такого значения нет')
  await expect(row('Спортивная школа').first()).toContainText('«123» – 3 цифр')
  await expectAccessible(page)
  await page.goto(`${at}/agencies`)
  await expect(page.getByText('Органов пока нет'), 'nothing is written before it is confirmed').toBeVisible()

  await page.goto(`${at}/agencies/import`)
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(
      table([
        'Наименование;Вид;Вышестоящий орган',
        'Министерство спорта;Исполнительный орган;',
        'Дворец спорта;Подведомственная организация;Министерство спорта',
      ]),
    )
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(page.getByRole('table', { name: 'Как портал прочитал таблицу' })).toContainText('Дворец спорта')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Загрузить 2 из 2' }).click()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(heading(page, 'В программе 2 органа')).toBeVisible()

  const sample = await page.request.get(`${at}/agencies/import/sample`)
  expect(sample.headers()['content-type']).toContain('spreadsheetml')
  await page.goto(`${at}/agencies/import`)
  await page.getByLabel('Файл', { exact: true }).setInputFiles({
    name: 'образец.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await sample.body(),
  })
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await page.getByRole('button', { name: 'Загрузить 2 из 2' }).click()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(heading(page, 'В программе 4 органа')).toBeVisible()
})

test('people from a file', async ({ as }) => {
  const { at, tenant, authority } = await office()
  await createAgency(tenant, { name: 'Министерство труда' })
  const page = await as(authority)
  await visit(page, `${at}/people/import`)
  const address = `${newId()}@example.test`
  const people = (mail: string) =>
    table([
      'ФИО;Должность;Электронная почта;Роль;Орган',
      `Орлова Мария Ивановна;Заместитель министра;${mail};Куратор;Министерство труда`,
    ])
  await page.getByLabel('Файл', { exact: true }).setInputFiles(people('не почта'))
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(page.getByText('«не почта» – не адрес почты')).toBeVisible()
  await page.getByRole('textbox', { name: 'Электронная почта, строка 2' }).fill(address)
  await page.getByRole('button', { name: 'Исправить' }).click()
  await page.getByRole('button', { name: 'Загрузить 1 из 1' }).click()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(page.getByRole('link', { name: 'Орлова Мария Ивановна' })).toBeVisible()
  await expectAccessible(page)
})

test('a curator: appointed by an act, invited by letter, signs in, is blocked at once', async ({ as }) => {
  const { at, tenant, authority } = await office()
  const agency = await createAgency(tenant, { name: 'Министерство культуры' })
  const page = await as(authority)
  const email = `kurator-${newId()}@example.test`
  await visit(page, `${at}/people/new`)
  await page.getByLabel('Фамилия, имя, отчество').fill('Зайцева Ольга Петровна')
  await page.getByLabel('Должность').fill('Заместитель министра')
  await page.getByLabel('Электронная почта').fill(email)
  await page.getByRole('radio', { name: 'Пока без роли' }).check()
  await page.getByRole('button', { name: 'Добавить' }).click()
  await expect(heading(page, 'Зайцева Ольга Петровна')).toBeVisible()
  await expectAccessible(page)
  const personPage = page.url()

  await visit(page, `${at}/agencies/${agency.id}/appoint`)
  await page.getByRole('radio', { name: /^Куратор/ }).check()
  await pick(page, 'Кто', 'Зайцева Ольга Петровна')
  await page.getByLabel('Должность по основному месту работы').fill('Заместитель министра')
  await page.getByLabel('Номер распорядительного акта').fill('17-р')
  await page.getByLabel('Дата акта').fill('2026-01-12')
  await page.getByLabel('Действует с').fill('2026-01-12')
  const asked = page.getByRole('checkbox', { name: /^Подтверждаю/ })
  if (await asked.isVisible()) await asked.check()
  await page.getByRole('button', { name: 'Назначить' }).click()
  await expect(heading(page, 'Министерство культуры')).toBeVisible()
  await expect(page.getByRole('table', { name: /назначения/i })).toContainText('17-р')
  await expectAccessible(page)

  // The letter: written by the worker, shown by the demonstration.
  const guest = await as(null)
  const letter = guest.getByRole('article').filter({ hasText: email })
  await expect
    .poll(
      async () => {
        await guest.goto('/mail')
        return letter.count()
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0)
  await expectAccessible(guest)
  await letter.first().getByRole('link').first().click()
  await expect(heading(guest, 'Придумайте пароль')).toBeVisible()
  await guest.getByLabel('Новый пароль').fill('короткий')
  await expect(guest.getByText('Нужно не меньше 10 знаков.')).toBeVisible()
  await expectAccessible(guest)
  await guest.getByLabel('Новый пароль').fill('Синий чайник 84')
  await guest.getByLabel('Ещё раз').fill('Синий чайник 84')
  await guest.getByRole('button', { name: 'Сохранить и войти' }).click()
  await expect(guest).toHaveURL(new RegExp(`/${tenant.slug}/office$`))
  await guest.goto(`${at}/people`)
  await expect(heading(guest, 'В программе 1 человек'), 'a curator sees the own agency’s people').toBeVisible()

  await page.goto(personPage)
  await page.getByRole('button', { name: 'Закрыть доступ' }).click()
  const dialog = page.getByRole('dialog', { name: 'Закрыть доступ' })
  await dialog.getByLabel('Причина').fill('Уволена')
  await dialog.getByRole('button', { name: 'Закрыть доступ' }).click()
  await expect(page.getByText('Причина: Уволена')).toBeVisible()
  await guest.goto(at)
  await expect(guest, 'the very next request is refused').toHaveURL(/\/sign-in/)
})
