import type { Page } from '@playwright/test'
import { addDays, formatLong, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, filledPassport, kuzbassForm } from '@/tests/factories/project'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, pick, test, visit } from './support/test'

type Scene = {
  tenant: TenantView
  at: string
  projectId: string
  curator: Actor
  team: Actor
  authority: Actor
  methodologist: Actor
  today: string
}

/** A running project whose third stage is under way and late; `closed` – how many stages are closed. */
async function scene(closed = 2): Promise<Scene> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство просвещения' })
  const today = todayIn(tenant.timeZone, new Date())
  const fields = {
    ...filledPassport,
    ...Object.fromEntries(
      kuzbassForm.stages.flatMap(({ number, dates }) => {
        const from = addDays(today, (number - 4) * 14)
        return [
          [`stages.${number}.from`, from],
          ...(dates === 'RANGE' ? [[`stages.${number}.to`, addDays(from, 11)]] : []),
        ]
      }),
    ),
  }
  const { id: projectId } = await createProject(tenant, agency, { status: 'RUNNING', fields })
  const past = dayColumn(addDays(today, -20))
  await withTenant(tenant.id, (tx) =>
    tx.projectStage.updateMany({
      where: { tenantId: tenant.id, projectId, number: { lte: closed } },
      data: { startedOn: past, closedOn: past, result: 'Сделано', closedBy: 'Куратор' },
    }),
  )
  return {
    tenant,
    projectId,
    today,
    at: `/${tenant.slug}/office/projects/${projectId}`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    team: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Участник Пётр'),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    methodologist: await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь Павлович'),
  }
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a stage is closed with its evidence, in order; a date is moved with a reason that everybody sees', async ({
  as,
}) => {
  const { at, curator, today } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/stages`)
  await expect(page.getByRole('list', { name: 'График этапов' })).toContainText('опаздывает')
  await page.getByRole('list', { name: 'График этапов' }).getByRole('link', { name: /^4\./ }).click()
  await expect(page.getByText('Сначала закройте этап 3: этапы закрываются по порядку.')).toBeVisible()

  await page.getByRole('link', { name: '← Этап 3' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^3\. Анализ/ })).toBeVisible()
  await page.getByLabel('Что сделано').fill('Найдено 14 потерь, первопричины названы.')
  await page.getByRole('button', { name: 'Закрыть этап', exact: true }).click()
  await expect(page.getByText('Приложите материал выше или напишите, почему его нет.').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByText('Приложить ссылку', { exact: true }).first().click()
  await page.getByLabel('Название материала').fill('Перечень потерь')
  await page.getByLabel('Адрес', { exact: true }).fill('https://example.test/losses')
  await page.getByRole('button', { name: 'Приложить ссылку' }).click()
  await expect(page.getByRole('list', { name: 'Материалы' })).toContainText('Перечень потерь')
  await expect(page.getByLabel('Что сделано')).toHaveValue('Найдено 14 потерь, первопричины названы.')
  await page.getByRole('button', { name: 'Закрыть этап', exact: true }).click()
  await expect(page.getByText('Найдено 14 потерь, первопричины названы.')).toBeVisible()

  await page.goto(`${at}/stages/4`)
  await page.getByText('Указать новые даты').click()
  await page.getByLabel('Окончание').fill(addDays(today, 60))
  await page.getByRole('checkbox', { name: /^Сдвинуть следующие этапы/ }).uncheck()
  await page.getByLabel('Причина').fill('Нет данных за квартал')
  await page.getByRole('button', { name: 'Перенести срок' }).click()
  await expect(page.getByText(/Нарушится порядок этапов: этап 5/).first()).toBeVisible()
  await page.getByRole('checkbox', { name: /^Сдвинуть следующие этапы/ }).check()
  await page.getByRole('button', { name: 'Перенести срок' }).click()
  await expect(page.getByText('Нет данных за квартал')).toBeVisible()
  await visit(page, `${at}/stages`)
  await expect(page.getByRole('list', { name: 'График этапов' })).toContainText('позже плана')
  await expect(page.getByText('Вслед за этапом 4: Нет данных за квартал').first()).toBeVisible()
  await visit(page, `${at}/feed`)
  await expect(page.getByText(/срок перенесён/)).toBeVisible()
})

test('the daily board by keyboard alone, on the wall, for two people at once', async ({ as }) => {
  const { at, curator, team } = await scene()
  const page = await as(team)
  await visit(page, `${at}/tasks?board=DAILY`)
  for (const title of ['Позвонить в архив', 'Обновить доску']) {
    await page.getByLabel('Новая задача').fill(title)
    await page.keyboard.press('Enter')
    await expect(column(page, 'К выполнению').getByRole('link', { name: title })).toBeVisible()
    await expect(page.getByLabel('Новая задача')).toHaveValue('')
  }
  const card = (name: string) => page.getByRole('listitem', { name, exact: true })
  await card('Обновить доску').focus()
  await page.keyboard.press('ArrowRight')
  await expect(column(page, 'В работе').getByRole('link', { name: 'Обновить доску' })).toBeVisible()
  await expect(card('Обновить доску')).toBeFocused()
  await expectAccessible(page)

  const wall = await as(curator)
  await visit(wall, `${at}/tasks/wall`)
  await expect(column(wall, 'В работе')).toContainText('Обновить доску')
  await column(wall, 'В работе')
    .getByRole('button', { name: /^Готово/ })
    .click()
  await expect(column(wall, 'Готово').getByRole('link', { name: 'Обновить доску' })).toBeVisible()
  // What was moved elsewhere meanwhile is said, and nothing is lost.
  await column(page, 'В работе')
    .getByRole('button', { name: /^Готово/ })
    .click()
  await expect(page.getByText(/Пока страница была открыта, запись изменили/)).toBeVisible()

  await page.goto(`${at}/notes`)
  await page.getByLabel('О чём говорили, что решили').fill('Разобрали возвраты')
  await page.getByLabel(/^Сделать задачами/).fill('Сделать подсказку до 30.02.2027')
  await page.getByRole('button', { name: 'Сохранить запись' }).click()
  await expect(page.getByText(/даты 30\.02\.2027 нет/).first()).toBeVisible()
  await page.getByLabel(/^Сделать задачами/).fill('Сделать подсказку до 26.02.2027')
  await page.getByRole('button', { name: 'Сохранить запись' }).click()
  await expect(page.getByText('Новых задач в дорожной карте: 1.')).toBeVisible()
  await visit(page, `${at}/tasks`)
  await expect(column(page, 'К выполнению')).toContainText('Сделать подсказку')
})

test('of two people at one form the second sees what the first chose, and keeps what they typed themselves @desktop', async ({
  as,
}) => {
  const { at, curator, team, today } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/tasks`)
  await page.getByLabel('Новая задача').fill('Собрать сроки')
  await page.keyboard.press('Enter')
  // Once by a step inside the portal and once by its address: a field begins its life differently there.
  await page.getByRole('link', { name: 'Собрать сроки' }).click()
  await expect(page.getByLabel('Что сделать')).toHaveValue('Собрать сроки')
  const other = await as(curator)
  await other.goto(page.url())
  const first = await as(team)
  await visit(first, page.url())
  await first.getByLabel('Готово', { exact: true }).check()
  await first.getByLabel('Что сделать').fill('Собрать все сроки')
  await pick(first, 'Ответственный', 'Куратор Ольга')
  await first.getByLabel(/^Срок/).fill(today)
  await first.getByLabel('Этап').selectOption('2')
  await first.getByRole('button', { name: 'Сохранить' }).click()
  await expect(first.getByText('Задача сохранена')).toBeVisible()
  for (const second of [page, other]) {
    await second.getByLabel('Подробности').fill('Спросить архив')
    await second.getByRole('button', { name: 'Сохранить' }).click()
    await expect(second.getByText(/Пока страница была открыта, запись изменили/)).toBeVisible()
    await expect(second.getByLabel('Что сделать')).toHaveValue('Собрать все сроки')
    await expect(second.getByLabel('Этап')).toHaveValue('2')
    await expect(second.getByLabel('Готово', { exact: true })).toBeChecked()
    await expect(second.getByRole('combobox', { name: 'Ответственный' })).toHaveValue(/Куратор Ольга/)
    await expect(second.getByLabel(/^Срок/)).toHaveValue(today)
    await expect(second.getByText(formatLong(today), { exact: true })).toBeVisible()
    await expect(second.getByLabel('Подробности')).toHaveValue('Спросить архив')
  }
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Задача сохранена')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Этап')).toHaveValue('2')
  await expect(page.getByLabel('Подробности')).toHaveValue('Спросить архив')
})

test('the authority asks for a report by direction, the curator answers, the competence centre returns and accepts it @desktop', async ({
  as,
}) => {
  const { tenant, at, authority, curator, methodologist, today } = await scene()
  const page = await as(authority)
  await visit(page, `/${tenant.slug}/office/reports/ask`)
  await page.getByLabel(/^Направление/).fill('Образование')
  await page.getByLabel('Сдать до').fill(addDays(today, 20))
  await page.getByLabel('Вопросы отчёта').fill('Сколько школ охвачено?')
  await page.getByRole('button', { name: 'Запросить отчёты' }).click()
  await expect(page.getByText('Запрошено отчётов: 1. Кураторы получили письма.')).toBeVisible()
  await expectAccessible(page)

  const desk = await as(curator)
  await visit(desk, `${at}/reports`)
  await desk.getByRole('link', { name: /Отчёт о ходе проекта: Образование/ }).click()
  await expect(desk.getByRole('heading', { name: 'Проект в числах' })).toBeVisible()
  await desk.getByRole('button', { name: 'Сдать отчёт' }).click()
  await expect(desk.getByText('Напишите ответ. Если сказать нечего, так и напишите.').first()).toBeVisible()
  await desk.getByLabel('Сколько школ охвачено?').fill('Двенадцать.')
  await desk.getByRole('button', { name: 'Сдать отчёт' }).click()
  await expect(desk.getByText('на рассмотрении')).toBeVisible()
  await expectAccessible(desk)

  const centre = await as(methodologist)
  await centre.goto(desk.url())
  await centre.getByText('Вернуть с замечаниями').click()
  await centre.getByLabel('Что исправить').fill('Назовите школы')
  await centre.getByRole('button', { name: 'Вернуть куратору' }).click()
  await expect(centre.getByText('Назовите школы')).toBeVisible()
  await desk.reload()
  await desk.getByLabel('Сколько школ охвачено?').fill('Двенадцать: № 1–12.')
  await desk.getByRole('button', { name: 'Сдать отчёт' }).click()
  await expect(desk.getByText('на рассмотрении')).toBeVisible()
  await centre.reload()
  await centre.getByRole('button', { name: 'Принять отчёт' }).click()
  await expect(centre.getByText('принят', { exact: true })).toBeVisible()
  const pdf = await desk.request.get((await desk.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '')
  expect(pdf.headers()['content-type']).toBe('application/pdf')
})

test("a project is closed, its significance evaluated by the authority's own form @desktop", async ({ as }) => {
  const { tenant, at, authority, curator, today, projectId } = await scene(8)
  await withTenant(tenant.id, (tx) =>
    tx.projectArtefact.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        projectId,
        stage: 9,
        title: 'Протокол закрытия',
        url: 'https://example.test/p',
        addedBy: 'Куратор',
      },
    }),
  )
  const page = await as(curator)
  await visit(page, `${at}/stages/9`)
  await page.getByLabel('Закончен').fill(today)
  await page.getByLabel('Что сделано').fill('Цели достигнуты.')
  await confirm(page, 'Закрыть проект', 'Закрыть проект')
  await expect(page.getByText('на мониторинге')).toBeVisible()
  await visit(page, `${at}/reports`)
  await expect(page.getByRole('link', { name: 'Отчёт о закрытии' })).toBeVisible()
  await expect(page.getByText('Это образец формы')).toBeVisible()

  const settings = await as(authority)
  await visit(settings, `/${tenant.slug}/office/significance`)
  await settings.getByLabel('Вес').first().fill('0,5')
  await settings.getByRole('button', { name: 'Сохранить форму' }).click()
  await expect(settings.getByText('версия 1', { exact: false }).first()).toBeVisible()
  await page.reload()
  for (const group of await page.getByRole('group', { name: /^\d\. / }).all())
    await group.getByRole('radio').last().check()
  await page.getByRole('button', { name: 'Сохранить оценку' }).click()
  await expect(page.getByText(/3,6 из 3,6|3,6/).first()).toBeVisible()
  await expectAccessible(page)
})
