import { todayIn } from '@/lib/core/dates'
import type { TenantView } from '@/lib/core/tenant'
import { deskWord } from '@/lib/feedback/answers/desk-commands'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import { createSurvey, serviceContent } from '@/tests/factories/answer'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScroll, heading, test, visit } from './support/test'

type Scene = { tenant: TenantView; agency: { id: string }; survey: { id: string; code: string }; at: string }

async function scene(rest: Parameters<typeof createSurvey>[3] = {}): Promise<Scene> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'МФЦ области' })
  const survey = await createSurvey(tenant.id, agency.id, serviceContent(), {
    service: 'Регистрация по месту жительства',
    ...rest,
  })
  return { tenant, agency, survey, at: `/${tenant.slug}/surveys/${survey.code}` }
}
const answers = async ({ tenant, survey }: Scene) =>
  (await withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId: survey.id } }))).map(
    (row) => row.answers,
  )

const go = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last()

test('a visitor answers page by page; what an answer opens comes at once, back keeps what was typed', async ({
  page,
}) => {
  const made = await scene()
  await page.goto(made.at)
  await expect(heading(page, 'Довольны ли вы тем, как вас обслужили?')).toBeVisible()
  await expect(page.getByText('Имя и телефон не спрашиваем')).toBeVisible()
  await expect(page.getByText('№ 59-ФЗ')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await go(page, 'Дальше').click()
  await expect(page.getByText('Ответьте на этот вопрос.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Нет', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Долго ждали' }).check()
  await go(page, 'Дальше').click()
  await page.getByRole('textbox', { name: 'Что улучшить?' }).fill('Откройте второе окно')
  await go(page, 'Назад').click()
  await expect(page.getByRole('checkbox', { name: 'Долго ждали' })).toBeChecked()
  // The same without «нет»: the answer to the question that is gone is not sent, after saying so.
  await page.getByRole('radio', { name: 'И да, и нет' }).check()
  await expect(page.getByText('Что помешало?')).toBeHidden()
  await go(page, 'Дальше').click()
  await expect(page.getByRole('textbox', { name: 'Что улучшить?' })).toHaveValue('Откройте второе окно')
  await page.getByRole('radio', { name: '4' }).check({ force: true })
  await expectAccessible(page)
  await go(page, 'Отправить').dblclick()
  await expect(heading(page, 'Спасибо, ответ принят')).toBeVisible()
  await expectAccessible(page)
  expect(await answers(made)).toEqual([{ glad: 'partly', mark: 4, words: 'Откройте второе окно' }])

  await page.getByLabel('Сообщить вам, что изменится?').fill('visitor@example.test')
  await page.getByRole('checkbox', { name: /Согласен/ }).check()
  await page.getByRole('button', { name: 'Сообщите' }).click()
  await expect(page.getByText('Адрес записан')).toBeVisible()
})

test('without script the same is answered, with larger letters and after a mistake', async ({ browser, baseURL }) => {
  const made = await scene()
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await page.goto(made.at)
  await page.getByRole('radio', { name: 'И да, и нет' }).check()
  await page.getByRole('button', { name: 'Крупнее' }).click()
  await expect(page.locator('html.big')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'И да, и нет' })).toBeChecked()
  await page.getByRole('radio', { name: 'Нет', exact: true }).check()
  await go(page, 'Дальше').click()
  await expect(page.getByText('По вашим ответам появились ещё вопросы')).toBeVisible()
  await go(page, 'Дальше').click()
  await expect(page.getByText('Ответьте на этот вопрос.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Не хватило документа' }).check()
  await go(page, 'Дальше').click()
  await page.getByRole('textbox', { name: 'Что улучшить?' }).fill('<b>Жирно</b>')
  await go(page, 'Назад').click()
  await go(page, 'Дальше').click()
  await expect(page.getByRole('textbox', { name: 'Что улучшить?' })).toHaveValue('<b>Жирно</b>')
  await go(page, 'Отправить').click()
  await expect(heading(page, 'Спасибо, ответ принят')).toBeVisible()
  expect(await answers(made)).toEqual([{ glad: 'no', why: ['papers'], words: '<b>Жирно</b>' }])
})

test('an answer given without a connection waits in the browser and goes once', async ({ page, context }) => {
  const made = await scene()
  await page.goto(made.at)
  await page.getByRole('radio', { name: 'Да, полностью' }).check()
  await go(page, 'Дальше').click()
  await page.getByRole('textbox', { name: 'Что улучшить?' }).fill('Ничего')
  // A closed tab loses nothing of what was typed.
  await page.reload()
  await expect(page.getByText('Ваши прежние ответы сохранились')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Что улучшить?' })).toHaveValue('Ничего')
  await context.setOffline(true)
  await go(page, 'Отправить').click()
  await expect(heading(page, 'Ответ сохранён на этом устройстве')).toBeVisible()
  await expect(page.getByText('Нет связи.').first()).toBeVisible()
  expect(await answers(made)).toHaveLength(0)
  await context.setOffline(false)
  await expect(heading(page, 'Спасибо, ответ принят')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Довольны ли вы тем, как вас обслужили?')).toBeVisible()
  expect(await answers(made)).toEqual([{ glad: 'yes', words: 'Ничего' }])
})

test('a survey that is over says so', async ({ page }) => {
  const made = await scene({ status: 'CLOSED' })
  await page.goto(made.at)
  await expect(heading(page, 'Опрос закончен')).toBeVisible()
  await expectAccessible(page)
})

test('@desktop a tablet asks at once, forgets who left, counts what waits, and is ready for the next', async ({
  page,
  context,
}) => {
  const made = await scene()
  const [point, desk] = [newId(), newId()]
  await withTenant(made.tenant.id, async (tx) => {
    const own = { tenantId: made.tenant.id, createdBy: 'Человек' }
    await tx.touchpoint.create({
      data: {
        ...{ ...own, id: point, agencyId: made.agency.id, code: '7f2m', name: 'Окно 4', channel: 'desk' },
        surveyId: made.survey.id,
      },
    })
    await tx.surveyDesk.create({
      data: { ...own, id: desk, touchpointId: point, name: 'у выхода', quota: 10, hash: tokenHash(deskWord(desk)) },
    })
  })
  await page.clock.install()
  await page.goto(`/${made.tenant.slug}/k/7f2m?desk=${deskWord(desk)}`)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Нет', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Долго ждали' }).check()
  await page.clock.runFor(46_000)
  await expect(page.getByText('Вы ещё отвечаете?')).toBeVisible()
  await page.clock.runFor(16_000)
  await expect(page.getByRole('radio', { name: 'Нет', exact: true })).not.toBeChecked()

  await page.getByRole('radio', { name: 'Да, полностью' }).check()
  await page.clock.runFor(500)
  await context.setOffline(true)
  await go(page, 'Отправить').click()
  await expect(page.getByText('Ответов ждёт здесь: 1')).toBeVisible()
  await page.getByRole('button', { name: 'Ответить следующему' }).click()
  await expect(heading(page, 'Довольны ли вы тем, как вас обслужили?')).toBeVisible()
  await context.setOffline(false)
  await page.clock.runFor(16_000)
  await expect.poll(() => answers(made)).toEqual([{ glad: 'yes' }])
})

test('@desktop paper sheets are entered by keys alone and counted; a killed tab loses nothing', async ({ as }) => {
  const made = await scene()
  const office = await as(await createActor(made.tenant, 'TEAM_MEMBER', made.agency.id))
  await visit(office, `/${made.tenant.slug}/office/surveys/${made.survey.id}/collect`)
  await expectAccessible(office)
  await office.getByRole('link', { name: 'Внести бумажные анкеты' }).click()
  await expect(heading(office, 'Бумажные анкеты')).toBeVisible()
  await office.getByRole('group', { name: /Довольны ли вы/ }).focus()
  await office.keyboard.press('3')
  await office.keyboard.press('Enter')
  await office.keyboard.press('2')
  await office.reload()
  await expect(office.getByRole('button', { name: '2 Долго ждали' })).toHaveAttribute('aria-pressed', 'true')
  await office.getByRole('group', { name: /Что помешало/ }).focus()
  await office.keyboard.press('Enter')
  await office.keyboard.press('4')
  await office.keyboard.press('Enter')
  await office.keyboard.type('Долго')
  await office.keyboard.press('Enter')
  await expect(office.getByText('Сохранено 1')).toBeVisible()
  await expectAccessible(office)
  expect(await answers(made)).toEqual([{ glad: 'no', why: ['queue'], mark: 4, words: 'Долго' }])
})

test('an employee finds the survey at home, answers it, and is not asked again', async ({ as }) => {
  const made = await scene({
    audience: 'EMPLOYEES',
    closesOn: new Date(`${todayIn('UTC', new Date(Date.now() + 9e8))}T00:00Z`),
  })
  const page = await as(await createActor(made.tenant, 'EMPLOYEE', made.agency.id))
  await visit(page, `/${made.tenant.slug}/office`)
  await page
    .getByRole('region', { name: 'Опросы для вас' })
    .or(page.locator('#surveys'))
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('radio', { name: 'Да, полностью' }).check()
  await go(page, 'Дальше').click()
  await go(page, 'Отправить').click()
  await expect(heading(page, 'Спасибо, ответ принят')).toBeVisible()
  await visit(page, `/${made.tenant.slug}/office/surveys/mine`)
  await expect(page.getByText('Сейчас вас ни о чём не спрашивают')).toBeVisible()
})
