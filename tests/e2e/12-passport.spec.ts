import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/platform/actor'
import { addDays, formatShort, todayIn } from '@/lib/core/dates'
import { createProject, filledPassport, goalId } from '@/tests/factories/project'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Place = {
  at: string
  tenant: Awaited<ReturnType<typeof createTenant>>
  agency: { id: string; name: string }
  curator: Actor
  member: Actor
  authority: Actor
  methodologist: Actor
}

async function place(): Promise<Place> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Юргинский городской округ' })
  return {
    at: `/${tenant.slug}/office`,
    tenant,
    agency,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор округа'),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Мария Котова'),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST', null, 'Методолог'),
  }
}

const saved = (page: Page) => expect(page.getByText(/Сохранено в \d\d:\d\d/)).toBeVisible()
/** Where a sentence stands in sight: beside its field it may stand for screen readers, too. */
const said = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
/** Types and waits until the portal has it. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const taken = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
  await page.getByLabel(label, { exact: true }).fill(text)
  await taken
}
const goal = (page: Page) => page.getByRole('group', { name: /^Цель \d/ }).last()
const add = async (page: Page, button: string, text: string) => {
  await page.getByRole('button', { name: `+ ${button}` }).click()
  await page.keyboard.type(text)
}

test('a project is opened and its passport filled: the check says what is wrong beside the document', async ({
  as,
}) => {
  const { at, curator } = await place()
  const page = await as(curator)
  await visit(page, `${at}/projects/new`)
  await page.getByRole('button', { name: 'Открыть проект' }).click()
  await expect(said(page, 'Назовите проект')).toBeVisible()
  await page.getByLabel('Название проекта').fill('Сокращение срока выдачи разрешений')
  await page.getByRole('button', { name: 'Открыть проект' }).click()
  await expect(heading(page, 'Сокращение срока выдачи разрешений')).toBeVisible()
  await expect(page.getByText('Не назначен руководитель проекта')).toBeVisible()

  await page.getByLabel('Заказчик').fill('Управление архитектуры')
  await add(page, 'Добавить основание', '42 обращения за год')
  await add(page, 'Добавить цель', 'Доля возвратов документов')
  await goal(page).getByLabel('Сейчас').fill('18 %')
  await goal(page).getByLabel('Цель', { exact: true }).fill('25')
  await expect(said(page, 'Здесь нужно только число. «%» впишите в графу «Единица».')).toBeVisible()
  await goal(page).getByLabel('Единица').fill('%')
  await goal(page).getByLabel('Сейчас').fill('18')
  await expect(said(page, 'Показатель должен снижаться, а целевое значение больше текущего.')).toBeVisible()
  await expect(goal(page).getByRole('status')).toHaveText('+39\u00a0%')
  await page.getByLabel('Этап 2: начало', { exact: true }).fill('30.02.2027')
  await page.getByLabel('Этап 2: конец', { exact: true }).fill('10.01.0202')
  await page.getByLabel('Этап 2: конец', { exact: true }).blur()
  await expect(said(page, 'нет 30-го числа')).toBeVisible()
  await expect(said(page, 'Год 0202?')).toBeVisible()
  await saved(page)
  await expectAccessible(page)

  // Everything is kept, what was wrong as well, and the paper shows it.
  await page.reload()
  await expect(page.getByLabel('Этап 2: начало', { exact: true })).toHaveValue('30.02.2027')
  await expect(page.getByRole('complementary', { name: 'Так выглядит документ' })).toContainText('42 обращения за год')
  await page.getByRole('link', { name: 'Цель 1: целевой показатель хуже текущего' }).click()
  await expect(goal(page).getByLabel('Цель', { exact: true })).toBeFocused()

  // A row that was taken away comes back.
  await page.getByRole('button', { name: 'Убрать: основание 1' }).click()
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(page.getByRole('textbox', { name: 'Основание 1' })).toHaveValue('42 обращения за год')
  await page.getByRole('link', { name: 'На согласование' }).click()
  await expect(page.getByRole('heading', { name: /Отправить пока нельзя/ })).toBeVisible()
  await expectAccessible(page)
})

test('the passport goes to approval, comes back with a remark at its field, is approved and changed later', async ({
  as,
}) => {
  const { at, tenant, agency, curator, authority, methodologist } = await place()
  const { id } = await createProject(tenant, agency)
  const passport = `${at}/projects/${id}/passport`
  const page = await as(curator)
  await visit(page, passport)
  await expect(page.getByText('Паспорт готов: можно отправлять на согласование')).toBeVisible()
  await page.getByRole('link', { name: 'На согласование' }).click()
  await page.getByRole('button', { name: 'Отправить на согласование' }).click()
  await expect(page.getByRole('heading', { name: 'На согласовании' })).toBeVisible()
  await expectAccessible(page)

  const office = await as(authority)
  await visit(office, passport)
  await office.getByRole('link', { name: 'Вернуть с замечаниями' }).click()
  await office.getByLabel('К чему').selectOption(`goals.${goalId}.target`)
  await office.getByLabel('Что исправить').fill('Откуда 12 дней?')
  await expectAccessible(office)
  await office.getByRole('button', { name: 'Вернуть паспорт' }).click()
  await expect(office).toHaveURL(passport)

  await page.reload()
  await expect(said(page, 'Откуда 12 дней?')).toBeVisible()
  await write(page, 'Цель', '10')
  await page.getByRole('button', { name: 'Исправлено' }).click()
  await expect(page.getByText('✓ Исправлено:')).toBeVisible()
  await page.getByRole('link', { name: 'На согласование' }).click()
  await page.getByRole('button', { name: 'Отправить на согласование' }).click()
  await expect(page.getByRole('heading', { name: 'На согласовании' })).toBeVisible()

  const centre = await as(methodologist)
  await centre.goto(passport)
  await centre.getByRole('button', { name: 'Согласовать' }).click()
  await expect(centre.getByText('✓ согласовано', { exact: false })).toBeVisible()

  await page.reload()
  await page.getByRole('link', { name: 'Записать утверждение' }).click()
  await expectAccessible(page)
  const today = todayIn(tenant.timeZone, new Date())
  await page.getByLabel('Дата утверждения').fill(addDays(today, 1))
  await page.getByRole('button', { name: 'Записать утверждение' }).click()
  await expect(said(page, 'Эта дата ещё не наступила.')).toBeVisible()
  await page.getByLabel('Дата утверждения').fill(today)
  await page.getByRole('button', { name: 'Записать утверждение' }).click()
  await expect(page.getByText(/Этап 1 из 10/)).toBeVisible()
  await expectAccessible(page)

  // A later change is another version with its reason; both stay and are compared.
  await page.goto(passport)
  await write(page, 'Этап 10: день', '07.02.2028')
  await page.getByRole('link', { name: 'На согласование' }).click()
  await page.getByRole('button', { name: 'Отправить на согласование' }).click()
  await expect(said(page, 'напишите, что изменилось и почему')).toBeVisible()
  await page.getByLabel('Что изменилось и почему').fill('Мониторинг перенесён на рабочую неделю')
  await page.getByRole('button', { name: 'Отправить на согласование' }).click()
  await page.getByRole('link', { name: 'Что изменилось с версии 2' }).click()
  await expect(page.getByRole('heading', { name: /Различий: 1\sполе/ })).toBeVisible()
  await expect(page.getByText(formatShort('2028-02-07'))).toBeVisible()
  await expectAccessible(page)
  await page.goto(passport)
  await confirm(page, 'Отозвать', 'Отозвать')
  await expect(page.getByLabel('Этап 10: день', { exact: true })).toHaveValue('07.02.2028')
  await visit(page, `${passport}/versions`)
  await expect(page.getByRole('link', { name: '№ 3' })).toBeVisible()
  await visit(page, `${passport}/versions/2`)
})

test('two people at once lose nothing: other fields arrive by themselves, the same one is chosen @desktop', async ({
  as,
}) => {
  const { at, tenant, agency, curator, member } = await place()
  const { id } = await createProject(tenant, agency)
  const [first, second] = [await as(curator), await as(member)]
  for (const page of [first, second]) await visit(page, `${at}/projects/${id}/passport`)
  await write(second, 'Границы процесса', 'от записи на приём до справки')
  // The first one looks again on coming back to the page: the untouched field follows.
  await first.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(first.getByLabel('Границы процесса')).toHaveValue('от записи на приём до справки')
  await expect(first.getByText('заполняет раздел «Общие данные»')).toBeVisible()
  // Both change one field while the first one cannot know of it.
  await first.context().setOffline(true)
  await write(second, 'Процесс', 'Выдача выписки')
  await first.getByLabel('Процесс', { exact: true }).fill('Выдача копии')
  await expect(first.getByText('Нет связи – сохраню, как появится')).toBeVisible()
  await first.context().setOffline(false)
  await expect(first.getByText('Это поле изменили одновременно с вами')).toBeVisible()
  await expect(first.getByText(/Сохранено \(Мария Котова, \d\d:\d\d\): «Выдача выписки»/)).toBeVisible()
  await expectAccessible(first)
  const kept = first.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
  await first.getByRole('button', { name: 'Оставить моё' }).click()
  await kept
  await second.reload()
  await expect(second.getByLabel('Процесс', { exact: true })).toHaveValue('Выдача копии')
})

test('a lost connection and a closed tab cost nothing @desktop', async ({ as }) => {
  const { at, tenant, agency, curator } = await place()
  const { id } = await createProject(tenant, agency)
  const page = await as(curator)
  const address = `${at}/projects/${id}/passport`
  await visit(page, address)
  await page.context().setOffline(true)
  await page.getByLabel('Заказчик').fill('Набрано в тоннеле')
  await expect(page.getByText('Нет связи – сохраню, как появится')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  const again = await page.context().newPage()
  await page.context().setOffline(false)
  await again.goto(address)
  await expect(again.getByLabel('Заказчик')).toHaveValue(filledPassport.customer ?? '')
  await again.getByRole('button', { name: 'Восстановить' }).click()
  await expect(again.getByLabel('Заказчик')).toHaveValue('Набрано в тоннеле')
  await saved(again)
})
