import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, goalId, type ProjectMade } from '@/tests/factories/project'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, pick, questionOn, test, visit } from './support/test'

type Place = {
  tenant: TenantView
  at: string
  agency: { id: string; name: string }
  other: { id: string; name: string }
  curator: Actor
  neighbour: Actor
  authority: Actor
  methodologist: Actor
  today: string
}

async function place(): Promise<Place> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Юргинский городской округ' })
  const other = await createAgency(tenant, { name: 'Топкинский муниципальный округ' })
  return {
    tenant,
    at: `/${tenant.slug}/office`,
    agency,
    other,
    today: todayIn(tenant.timeZone, new Date()),
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    neighbour: await createActor(tenant, 'CURATOR', other.id, 'Куратор Пётр'),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST', null, 'Методолог'),
  }
}

/** A project in the state, with a confirmed value of its goal from before closing. */
async function measured({ tenant, agency, today }: Place, made: ProjectMade): Promise<{ id: string; number: number }> {
  const project = await createProject(tenant, agency, made)
  await withTenant(tenant.id, (tx) =>
    tx.goalMeasurement.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        projectId: project.id,
        goalId,
        measuredOn: dayColumn(addDays(today, -100)),
        value: '12',
        status: 'CONFIRMED',
        byName: 'Куратор Ольга',
        decidedBy: 'Методолог',
      },
      select: { id: true },
    }),
  )
  return project
}

const closed = ({ today }: Place) => ({
  closedOn: dayColumn(addDays(today, -90)),
  stabilityDue: dayColumn(addDays(today, -1)),
})

test('a goal is measured with a number alone; the value and the hours saved wait, are confirmed and counted', async ({
  as,
}) => {
  const p = await place()
  const project = await createProject(p.tenant, p.agency, { status: 'RUNNING' })
  const curator = await as(p.curator)
  await visit(curator, `${p.at}/projects/${project.id}/results`)
  await curator.getByRole('link', { name: 'Внести измерение' }).click()
  await curator.getByLabel('Измеренное значение').fill('18 дней')
  await curator.getByRole('button', { name: 'Внести измерение' }).click()
  await expect(curator.getByText('Напишите только 18', { exact: false }).first()).toBeVisible()
  await expect(curator.getByLabel('Измеренное значение')).toHaveValue('18 дней')
  await expectAccessible(curator)
  await curator.getByLabel('Измеренное значение').fill('18,5')
  await curator.getByLabel(/^Как измеряли/).fill('Хронометраж 30 случаев')
  await curator.getByRole('button', { name: 'Внести измерение' }).click()
  await expect(curator.getByRole('table', { name: 'Измерения: Время протекания процесса' })).toContainText(
    'ждёт подтверждения',
  )
  await curator.getByRole('link', { name: 'Заявить эффект' }).click()
  await curator.getByRole('radio', { name: /^Рабочее время/ }).check()
  await curator.getByLabel('Сколько за год').fill('340')
  await curator.getByLabel('Как посчитано').fill('12 минут на обращение, 1700 обращений за год')
  await curator.getByRole('button', { name: 'Заявить эффект' }).click()
  await expect(curator.getByRole('table', { name: 'Эффекты проекта по годам' })).toContainText('340')
  await expectAccessible(curator)

  const methodologist = await as(p.methodologist)
  await visit(methodologist, `${p.at}/results`)
  await methodologist.getByRole('button', { name: 'Не принять' }).click()
  await methodologist.getByRole('dialog').getByRole('button', { name: 'Не принять' }).click()
  await expect(
    methodologist.getByRole('dialog').getByText('Напишите, почему не принято', { exact: false }).first(),
  ).toBeVisible()
  await methodologist.getByRole('button', { name: 'Закрыть' }).click()
  await methodologist.getByRole('button', { name: 'Подтвердить' }).click()
  await expect(methodologist.getByText('Здесь пусто')).toBeVisible()
  await methodologist.getByRole('link', { name: /^Деньги и время/ }).click()
  await methodologist.getByRole('button', { name: 'Подтвердить' }).click()
  await expect(methodologist.getByText('Здесь пусто')).toBeVisible()
  await visit(methodologist, `${p.at}/results/summary`)
  await expect(methodologist.getByRole('table', { name: /^Сбережено по органам/ })).toContainText('340')
  await curator.reload()
  await expect(curator.getByText('цель не достигнута, пройдено', { exact: false })).toBeVisible()
})

test('a closed project proves that its result holds, becomes a practice, is published and taken over by another agency', async ({
  as,
}) => {
  const p = await place()
  const project = await measured(p, { status: 'MONITORING', data: closed(p) })
  const curator = await as(p.curator)
  await visit(curator, `${p.at}/projects/${project.id}/results`)
  await expect(curator.getByText('Пора проверить, держится ли результат', { exact: false })).toBeVisible()
  await curator.getByRole('link', { name: 'Внести измерение' }).click()
  await curator.getByLabel('Измеренное значение').fill('11')
  await curator.getByRole('button', { name: 'Внести измерение' }).click()
  const methodologist = await as(p.methodologist)
  await visit(methodologist, `${p.at}/projects/${project.id}/results`)
  await methodologist.getByRole('button', { name: 'Подтвердить' }).click()
  await expect(methodologist.getByText('Стабильность проверена по каждой цели')).toBeVisible()
  await expect(methodologist.getByText('результат держится')).toBeVisible()

  await curator.reload()
  await curator.getByRole('button', { name: 'Оформить как практику' }).click()
  await expect(heading(curator, 'Описание практики')).toBeVisible()
  await curator.getByLabel('Решение').fill('Шаги, которые не зависят друг от друга, пустили одновременно.')
  await curator.getByLabel('К кому обратиться').fill('Иванова Анна Петровна, 36-00-00')
  await curator.getByRole('button', { name: 'Сохранить' }).click()
  await expect(curator.getByText('Похоже на имя человека', { exact: false }).first()).toBeVisible()
  await expectAccessible(curator)
  await curator.getByLabel('Проблема').fill('Справку выдавали целый месяц, люди звонили и приходили узнать о ней.')
  await curator.getByLabel('К кому обратиться').fill('начальник отдела архитектуры, 8 (38451) 4-00-00')
  await curator.getByRole('button', { name: 'Сохранить' }).click()
  await curator.getByRole('button', { name: 'Отправить на публикацию' }).click()
  await expect(curator.getByText('на рассмотрении')).toBeVisible()
  await expectAccessible(curator)

  const authority = await as(p.authority)
  await authority.goto(curator.url())
  await confirm(authority, 'Опубликовать', 'Опубликовать')
  await expect(authority.getByText('опубликована', { exact: true })).toBeVisible()
  const reader = await as(null)
  await visit(reader, `/${p.tenant.slug}/practices`)
  await reader.getByRole('main').getByRole('link', { name: 'Сокращение срока выдачи справки', exact: true }).click()
  await expect(reader.getByText('Шаги, которые не зависят друг от друга', { exact: false })).toBeVisible()
  await expectAccessible(reader)

  await curator.goto(authority.url())
  await curator.getByRole('link', { name: 'Тиражировать у себя' }).click()
  await curator.getByRole('button', { name: 'Открыть проект' }).click()
  await expect(curator.getByText('Это практика того же органа', { exact: false }).first()).toBeVisible()
  const neighbour = await as(p.neighbour)
  await neighbour.goto(authority.url())
  await neighbour.getByRole('link', { name: 'Тиражировать у себя' }).click()
  await expect(neighbour.getByText('Тиражирование практики', { exact: false })).toBeVisible()
  await neighbour.getByRole('button', { name: 'Открыть проект' }).click()
  await expect(heading(neighbour, 'Сокращение срока выдачи справки')).toBeVisible()
  await visit(authority, `${p.at}/practices/map`)
  const map = authority.getByRole('list', { name: 'Сокращение срока выдачи справки: кто взял' })
  await expect(map.getByRole('listitem')).toHaveText([
    new RegExp(`${p.agency.name}.*образец`),
    new RegExp(`${p.other.name}.*готовится.*взято: ${p.agency.name}`),
  ])
  await map.getByRole('link', { name: p.other.name }).click()
  await expect(heading(authority, 'Сокращение срока выдачи справки')).toBeVisible()
  await visit(authority, `${p.at}/practices/map`)
  await authority.getByRole('link', { name: 'По органам' }).click()
  await authority
    .getByRole('list', { name: 'Исполнительные органы' })
    .getByRole('link', { name: `${p.agency.name} только даёт дал 1` })
    .click()
  await expect(authority.getByText(`что дал и взял орган «${p.agency.name}»`, { exact: false })).toBeVisible()
  await authority.getByLabel('Практика', { exact: true }).selectOption({ index: 1 })
  await authority.getByLabel('Орган', { exact: true }).selectOption('')
  await authority.getByRole('button', { name: 'Показать' }).click()
  await expectAccessible(authority)
  await authority.getByRole('link', { name: 'Открыть практику' }).click()
  await authority.getByRole('link', { name: 'На карте тиражирования' }).click()
  await expect(map.getByRole('listitem')).toHaveCount(2)
  await visit(authority, `${p.at}/practices/map?view=agencies`)
  await expect(authority.getByRole('table', { name: 'Практики по органам' })).toContainText('взяли: 1')
  await visit(authority, `${p.at}/practices/map?practice=${newId()}`)
  await expect(authority.getByText('По этому отбору никто ничего не брал', { exact: false })).toBeVisible()
})

test('a project is cleared for everybody with a text, found by its words and taken back', async ({ as }) => {
  const p = await place()
  const project = await measured(p, { status: 'MONITORING', data: closed(p) })
  const curator = await as(p.curator)
  await visit(curator, `${p.at}/projects/${project.id}/publish`)
  await curator
    .getByLabel('Текст для жителей')
    .fill('Справку теперь выдают за двенадцать рабочих дней вместо тридцати.')
  await confirm(curator, 'Открыть для всех', 'Открыть')
  await expect(curator.getByText('открыт для всех')).toBeVisible()
  await expectAccessible(curator)
  const reader = await as(null)
  await visit(reader, `/${p.tenant.slug}/projects`)
  await expect(reader.getByText('вместо тридцати', { exact: false })).toBeVisible()
  await expect(reader.getByText('Иванова')).toHaveCount(0)
  await reader.getByRole('searchbox').fill('вертолёт')
  await expect(reader.getByText('Ничего не нашлось', { exact: false })).toBeVisible()
  await reader.getByRole('searchbox').fill('справки')
  await expect(reader.getByRole('heading', { name: 'Сокращение срока выдачи справки' })).toBeVisible()
  await confirm(curator, 'Убрать из галереи', 'Убрать')
  await expect(curator.getByText('не открыт')).toBeVisible()
})

test('a portfolio gathers projects of several agencies', { tag: '@desktop' }, async ({ as }) => {
  const p = await place()
  const [own, theirs] = [
    await createProject(p.tenant, p.agency, { status: 'RUNNING' }),
    await createProject(p.tenant, p.other, { status: 'RUNNING' }),
  ]
  const page = await as(p.authority)
  await visit(page, `${p.at}/portfolios/new`)
  await page.getByLabel('Название').fill('Справки без очередей')
  await page.getByRole('button', { name: 'Создать портфель' }).click()
  await expect(heading(page, 'Справки без очередей')).toBeVisible()
  for (const { number } of [own, theirs]) {
    await page.getByRole('button', { name: 'Включить проект' }).click()
    await pick(page, 'Проект', `№ ${number}. `)
    await page.getByRole('dialog').getByRole('button', { name: 'Включить', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await expect(page.getByText('0 из 20')).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('row', { name: new RegExp(p.other.name) })
    .getByRole('button', { name: 'Исключить' })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Исключить' }).click()
  await expect(page.getByText('0 из 10').first()).toBeVisible()
})

test(
  'a curator leads a portfolio: a shared task of two projects is seen at home and done by the one it was given to',
  { tag: '@desktop' },
  async ({ as }) => {
    const p = await place()
    const school = await createAgency(p.tenant, {
      name: 'Юргинская гимназия',
      parentId: p.agency.id,
      kind: 'SUBORDINATE_ORGANISATION',
    })
    const lead = await createActor(p.tenant, 'CURATOR', p.agency.id, 'Куратор Мария')
    const employee = await createActor(p.tenant, 'EMPLOYEE', school.id, 'Сотрудник Анна')
    const projects = [
      await createProject(p.tenant, p.agency, { status: 'RUNNING' }),
      await createProject(p.tenant, school, { status: 'RUNNING' }),
    ]
    const page = await as(lead)
    await visit(page, `${p.at}/portfolios/new`)
    await page.getByLabel('Название').fill('Гимназия без бумаг')
    await page.getByRole('button', { name: 'Создать портфель' }).click()
    await expect(heading(page, 'Гимназия без бумаг')).toBeVisible()
    await expect(page.getByText(`Ведёт: ${p.agency.name}`)).toBeVisible()
    for (const { number } of projects) {
      await page.getByRole('button', { name: 'Включить проект' }).click()
      await pick(page, 'Проект', `№ ${number}. `)
      await page.getByRole('dialog').getByRole('button', { name: 'Включить', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.getByRole('link', { name: 'Добавить общую задачу' }).click()
    await expect(heading(page, 'Новая общая задача')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Добавить задачу' }).click()
    await expect(page.getByText('Напишите, что сделать.').first()).toBeVisible()
    await page.getByLabel('Что сделать').fill('Один перечень документов для семьи')
    await pick(page, 'Ответственный', 'Сотрудник Анна')
    await page.getByLabel(/^Срок/).fill(addDays(p.today, 3))
    for (const { number } of projects) await page.getByRole('checkbox', { name: `№ ${number}. ` }).check()
    await page.getByRole('button', { name: 'Добавить задачу' }).click()
    const row = page.getByRole('table', { name: /^Общие задачи портфеля/ }).getByRole('row', { name: /Один перечень/ })
    for (const { number } of projects)
      await expect(row.getByRole('link', { name: `№ ${number}`, exact: true })).toBeVisible()
    await expect(row).toContainText('к выполнению')
    await expectAccessible(page)

    const theirs = await as(employee)
    await visit(theirs, p.at)
    await theirs.getByRole('link', { name: /^Один перечень документов для семьи, общая задача портфеля/ }).click()
    await expect(heading(theirs, 'Один перечень документов для семьи')).toBeVisible()
    await expect(theirs.getByText('1 проект другого органа')).toBeVisible()
    await expectAccessible(theirs)
    await visit(theirs, `${p.at}/projects/${projects[1]?.id}/tasks`)
    const mine = theirs.getByRole('table', { name: 'Открытые общие задачи портфеля' })
    await mine.getByRole('button', { name: 'В работу' }).press('Enter')
    await expect(mine.getByText('в работе')).toBeVisible()
    await mine.getByRole('button', { name: 'Готово' }).press('Enter')
    await expect(mine).toBeHidden()

    const neighbour = await as(p.neighbour)
    await neighbour.goto(page.url())
    await expect(neighbour.getByRole('table', { name: /^Общие задачи портфеля/ })).toContainText('готово')
    await expect(neighbour.getByRole('button', { name: 'Закрыть портфель' })).toHaveCount(0)
    await page.reload()
    await expect(row).toContainText('готово')
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('link', { name: 'Добавить общую задачу' })).toBeHidden()
    await expect(row).toBeVisible()
    await page.emulateMedia({ media: 'screen' })
    await page
      .getByRole('row', { name: new RegExp(school.name) })
      .getByRole('button', { name: 'Исключить' })
      .click()
    await expect(questionOn(page)).toContainText('1 общая задача перестанет его касаться.')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Исключить' }).click()
    await expect(row.getByRole('link', { name: /^№/ })).toHaveCount(1)
    await row.getByRole('link', { name: /Один перечень/ }).click()
    await confirm(page, 'Убрать задачу', 'Убрать')
    await expect(page.getByText('Общих задач пока нет')).toBeVisible()
    await confirm(page, 'Закрыть портфель', 'Закрыть портфель')
    await expect(page.getByRole('button', { name: 'Открыть заново' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Добавить общую задачу' })).toHaveCount(0)
  },
)
