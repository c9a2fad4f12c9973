import type { Page } from '@playwright/test'
import { addDays, todayIn, formatShort } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { formatMonth, monthOf } from '@/lib/deadlines/month'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { notify } from '@/lib/notifications/notify'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject } from '@/tests/factories/project'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, openMenu, test, visit } from './support/test'

type Scene = { tenant: TenantView; at: string; today: string; projectId: string; curator: Actor; authority: Actor }

/** Two ministries; one has a late task, one due today and proposals to answer, the other a proposal. */
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const tenantId = tenant.id
  const own = await createAgency(tenant, { name: 'Министерство просвещения' })
  const other = await createAgency(tenant, { name: 'Министерство транспорта', kind: 'MUNICIPAL_BODY' })
  const curator = await createActor(tenant, 'CURATOR', own.id, 'Куратор Ольга')
  const today = todayIn(tenant.timeZone, new Date())
  const { id: projectId } = await createProject(tenant, own)
  await withTenant(tenantId, async (tx) => {
    const task = (title: string, due: string) => ({
      tenantId,
      id: newId(),
      projectId,
      agencyId: own.id,
      title,
      dueOn: dayColumn(due),
      personId: curator.personId,
      createdBy: 'Куратор',
    })
    await tx.projectTask.createMany({
      data: [task('Снять показания', addDays(today, -4)), task('Вывесить график', today)],
    })
    const proposal = (number: number, agencyId: string, title: string) => ({
      tenantId,
      id: newId(),
      number,
      agencyId,
      title,
      problem: 'Темно',
      suggestion: 'Датчик',
      filedAt: new Date(),
      answerDue: dayColumn(today),
    })
    await tx.proposal.createMany({
      data: [proposal(1, own.id, 'Свет в коридоре'), proposal(2, other.id, 'Навес у входа')],
    })
  })
  return {
    tenant,
    today,
    projectId,
    curator,
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    at: `/${tenant.slug}/office`,
  }
}

/** The month stands as a table at a desk and as a list of days in the hand. */
const month = (page: Page) =>
  page.getByRole('main').locator('table:has(caption:text("сроки по дням")), section:has(h2)').filter({ visible: true })

test('the calendar holds what a person owes, the authority sees every agency and narrows it; each entry opens the thing', async ({
  as,
}) => {
  const { at, today, curator, authority } = await scene()
  const page = await as(curator)
  await visit(page, at)
  await openMenu(page)
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Календарь', exact: true }).click()
  await expect(heading(page, /^.+: (\d+) срок/)).toBeVisible()
  await expectAccessible(page)
  await expect(heading(page, new RegExp(formatMonth(monthOf(today)).replace('\u00a0', '\\s')))).toBeVisible()
  const late = page.getByRole('table', { name: 'Просроченные дела' })
  await expect(late).toContainText('Снять показания')
  await expect(late).toContainText(formatShort(addDays(today, -4)))
  await expect(
    month(page)
      .getByRole('link', { name: /Вывесить график/ })
      .first(),
  ).toBeVisible()
  await expect(
    month(page)
      .getByRole('link', { name: /Свет в коридоре/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByText('Навес у входа')).toHaveCount(0)
  await month(page)
    .getByRole('link', { name: /Вывесить график/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /Вывесить график/ }).first()).toBeVisible()

  const office = await as(authority)
  await visit(office, `${at}/calendar?view=all`)
  await expect(
    month(office)
      .getByRole('link', { name: /Навес у входа/ })
      .first(),
  ).toBeVisible()
  await office.getByLabel('Вид органа').selectOption('MUNICIPAL_BODY')
  await office.getByRole('button', { name: 'Показать', exact: true }).click()
  await expect(
    month(office)
      .getByRole('link', { name: /Навес у входа/ })
      .first(),
  ).toBeVisible()
  await expect(office.getByText('Свет в коридоре')).toHaveCount(0)
  await expect(office).toHaveURL(/type=MUNICIPAL_BODY/)
  await office.getByRole('link', { name: 'Сбросить', exact: true }).click()
  await expect(
    month(office)
      .getByRole('link', { name: /Свет в коридоре/ })
      .first(),
  ).toBeVisible()
  await visit(office, `${at}/calendar?view=all&late=1`)
  await expect(heading(office, 'Просрочено: 1')).toBeVisible()
  await visit(office, `${at}/calendar?view=all&month=2031-05`)
  await expect(office.getByText(/Производственный календарь на 2031 год ещё не утверждён/)).toBeVisible()
})

test('a private calendar is made, read by a program, renewed and revoked; the digest is chosen and turned off', async ({
  as,
  request,
}) => {
  const { at, curator } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/calendar`)
  await page.getByRole('link', { name: 'Подписка и сводка' }).click()
  await expect(heading(page, 'Подписка и сводка')).toBeVisible()
  await page.getByRole('button', { name: 'Получить адрес' }).click()
  const address = page.locator('code')
  await expect(address).toContainText('.ics')
  await expectAccessible(page)
  const first = new URL(await address.innerText()).pathname
  const file = await request.get(first)
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await file.text()).toContain('BEGIN:VCALENDAR')
  expect((await request.get(first, { headers: { 'if-none-match': file.headers().etag ?? '' } })).status()).toBe(304)
  await page.reload()
  await expect(page.locator('code')).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Ваши подписки' })).toContainText('Моё')

  await page.getByRole('button', { name: 'Получить адрес' }).click()
  await expect(page.locator('code')).toContainText('.ics')
  const second = new URL(await page.locator('code').innerText()).pathname
  expect([(await request.get(first)).status(), (await request.get(second)).status()]).toEqual([404, 200])
  await confirm(page, 'Отозвать', 'Отозвать')
  await expect(page.getByRole('table', { name: 'Ваши подписки' })).toHaveCount(0)
  expect((await request.get(second)).status()).toBe(404)

  await page.getByRole('radio', { name: /Раз в неделю/ }).check()
  await page.getByLabel('День недели').selectOption('Пятница')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByText(/Первая сводка придёт/)).toBeVisible()
  await visit(page, `${at}/calendar/subscription`)
  await expect(page.getByLabel('День недели')).toHaveValue('5')
  await page.getByRole('radio', { name: 'Не присылать' }).check()
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByText(/сводка приходить не будет/)).toBeVisible()
})

test('the bell counts what is unread, opens it and is still; the authority sets whom overdue things are brought to', async ({
  as,
}) => {
  const { tenant, at, projectId, curator, authority } = await scene()
  const email = await withTenant(
    tenant.id,
    async (tx) => (await tx.person.findFirstOrThrow({ where: { id: curator.personId ?? '' } })).email,
  )
  const notice = (key: string, title: string) => ({
    to: [email],
    kind: 'TASK_GIVEN' as const,
    title,
    href: `projects/${projectId}`,
    key,
  })
  await withTenant(tenant.id, (tx) =>
    notify(tx, tenant.id, new Date(), [
      notice('1', 'Вам поручена первая задача'),
      notice('2', 'Вам поручена вторая задача'),
      notice('3', 'Вам поручена третья задача'),
    ]),
  )
  const page = await as(curator)
  await visit(page, at)
  await page.getByRole('link', { name: /^Уведомления.*непрочитанных: 3/ }).click()
  await expect(heading(page, /3\s+непрочитанных уведомления/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('listitem').filter({ hasText: 'первая задача' }).getByRole('button', { name: 'Открыть' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${projectId}`))
  await page.getByRole('link', { name: /^Уведомления.*непрочитанных: 2/ }).click()
  await page.getByRole('button', { name: 'Прочитать все' }).click()
  await expect(page.getByRole('link', { name: 'Уведомления', exact: true }).first()).toBeVisible()
  await expect(heading(page, 'Уведомления')).toBeVisible()

  const office = await as(authority)
  await visit(office, `${at}/settings`)
  await office.getByRole('checkbox', { name: /Этапы проектов/ }).check()
  await office.getByLabel('Куратору – после просрочки на').fill('0')
  await office.getByRole('button', { name: 'Сохранить напоминания' }).click()
  await expect(
    office.getByText('Целое число рабочих дней от 1 до 60 или пусто, если не сообщать.').first(),
  ).toBeVisible()
  await office.getByLabel('Куратору – после просрочки на').fill('2')
  await office.getByLabel('Наблюдателям – на').fill('5')
  await office.getByRole('button', { name: 'Сохранить напоминания' }).click()
  await expect(office.getByText('Действует со следующего рабочего дня.')).toBeVisible()
  await visit(office, `${at}/settings`)
  await expect(office.getByRole('checkbox', { name: /Этапы проектов/ })).toBeChecked()
  await expect(office.getByLabel('Наблюдателям – на')).toHaveValue('5')
})
