import type { Actor } from '@/lib/platform/actor'
import type { TenantView } from '@/lib/core/tenant'
import { addPrice, addResource } from '@/lib/processes/money/commands'
import { approveCalculation } from '@/lib/processes/money/calculation-commands'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { createProcess } from '@/tests/factories/process'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Scene = {
  tenant: TenantView
  office: string
  agency: { id: string; name: string }
  process: { id: string }
  curator: Actor
  authority: Actor
  methodologist: Actor
}

const RATE = '317.77'

/** A service of an agency, timed, priced and approved. */
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Комитет по охоте' })
  const curator = await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга')
  const authority = await createActor(tenant, 'AUTHORITY')
  const methodologist = await createActor(tenant, 'METHODOLOGIST')
  const add = async (kind: 'ROLE' | 'OVERHEAD', name: string, price: string) => {
    const made = await addResource(methodologist, { kind, name, agencyId: null })
    if (!made.ok) throw new Error(made.error.message)
    await addPrice(methodologist, { id: made.value.id, version: 1, from: '2026-01-01', price })
    return made.value.id
  }
  const role = await add('ROLE', 'Специалист', RATE)
  await add('OVERHEAD', 'Начисления', '0')
  const process = await createProcess(
    tenant,
    agency,
    [
      { name: 'Принять заявление', wait: { fixed: '480' }, work: { fixed: '60' }, roles: [{ role, share: '1' }] },
      { name: 'Выдать билет', wait: { fixed: '960' }, work: { fixed: '60' }, roles: [{ role, share: '1' }] },
    ],
    { name: 'Выдача охотничьего билета', carries: 'service', code: 'ОХ-01' },
  )
  const map = (await getCalculation(curator, { id: process.id })).states.AS_IS?.map
  const approved = await approveCalculation(curator, {
    id: map?.id ?? '',
    version: map?.version ?? 0,
    day: '2026-11-02',
    note: '',
  })
  if (!approved.ok) throw new Error(approved.error.message)
  return { tenant, office: `/${tenant.slug}/office`, agency, process, curator, authority, methodologist }
}

test('a process is prepared by its agency, cleared by the authority, read by everybody and taken off again', async ({
  as,
}) => {
  const { tenant, office, process, curator, authority, methodologist } = await scene()
  const at = `${office}/processes/${process.id}/publication`

  const agency = await as(curator)
  await visit(agency, at)
  await expect(agency.getByText('Жители этот процесс пока не видят')).toBeVisible()
  await agency.getByText('Добавить материал').click()
  await agency.getByLabel('Название').fill('Памятка охотнику')
  await agency.getByLabel('Или ссылка').fill('https://example.org/pamyatka')
  await agency.getByRole('button', { name: 'Добавить' }).click()
  await expect(agency.getByRole('link', { name: 'Памятка охотнику' })).toBeVisible()
  await expect(agency.getByRole('button', { name: 'Открыть всем' })).toHaveCount(0)
  await expectAccessible(agency)
  // The process office may not, where the act does not give it (L 3.2(6)).
  const centre = await as(methodologist)
  await visit(centre, at)
  await expect(centre.getByRole('button', { name: 'Открыть всем' })).toHaveCount(0)

  const visitor = await as(null)
  expect((await visitor.request.get(`/${tenant.slug}/processes`)).status()).toBe(404)

  const page = await as(authority)
  await visit(page, at)
  const preview = page.locator('[data-preview]')
  await expect(preview.getByText('Принять заявление', { exact: true }).first()).toBeVisible()
  await expect(preview.getByText('Стоимость для бюджета')).toHaveCount(0)
  await page.getByLabel('Название для жителя').fill('Охотничий билет')
  await page
    .getByLabel('Что это и что изменилось для человека')
    .fill('Приходите к Лыковой О. И.: билет выдадут за три дня.')
  await expect(page.getByText('✕ Имена людей жителям не открывают')).toBeVisible()
  await confirm(page, 'Открыть всем', 'Открыть')
  await expect(page.getByText(/Процесс пока не открыт\. Имена людей/).first()).toBeVisible()
  await page.getByLabel('Что это и что изменилось для человека').fill('Билет выдают за три дня, справки не нужны.')
  await page.getByLabel('Стоимость').check()
  await page.getByLabel('Памятка охотнику').check()
  await expect(preview.getByText('Стоимость для бюджета')).toBeVisible()
  await expectAccessible(page)
  await confirm(page, 'Открыть всем', 'Открыть')
  await expect(page.getByText('открыт всем', { exact: true })).toBeVisible()

  await expect(async () => {
    await visitor.goto(`/${tenant.slug}/processes`)
    await expect(visitor.getByRole('link', { name: 'Охотничий билет' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectAccessible(visitor)
  await visitor.getByRole('link', { name: 'Охотничий билет' }).click()
  await expect(heading(visitor, 'Охотничий билет')).toBeVisible()
  await expect(visitor.getByText('3,3', { exact: true }).first()).toBeVisible()
  await expect(visitor.getByRole('link', { name: 'Памятка охотнику' })).toBeVisible()
  expect(await visitor.content()).not.toContain(RATE)
  await expectAccessible(visitor)
  const address = visitor.url()
  const csv = await (await visitor.request.get(`/${tenant.slug}/open-data/processes.csv`)).text()
  expect(csv).toContain('Охотничий билет')
  const map = await visitor.request.get(`${new URL(address).pathname}/map?state=before`)
  expect(map.headers()['content-type']).toContain('svg')

  await page.reload()
  await page.getByLabel('Почему').fill('Порядок изменён приказом № 8')
  await confirm(page, 'Снять с публикации', 'Снять')
  await expect(page.getByText('снят с публикации', { exact: true })).toBeVisible()
  await expect(async () => {
    await visitor.goto(address)
    await expect(heading(visitor, 'Описание этого процесса снято с публикации')).toBeVisible({ timeout: 1000 })
  }).toPass()
  expect(await visitor.content()).not.toContain('Охотничий билет')
})

test('a service is checked by the questionnaire, gets «В», and its plan is followed to done', async ({ as }) => {
  const { office, agency, curator, methodologist } = await scene()
  const checks = `${office}/processes/checks`
  const centre = await as(methodologist)
  await visit(centre, checks)
  await centre.getByRole('link', { name: 'Новая анкета' }).click()
  await centre.getByLabel('Название').fill('Лист самопроверки')
  await centre
    .getByRole('textbox', { name: 'Вопросы', exact: true })
    .fill('# Узнать\nСрок виден\nСправки не спрашивают | много')
  await centre.getByLabel('Это образец').check()
  await centre.getByRole('button', { name: 'Сохранить анкету' }).click()
  await expect(centre.getByText('Строка 3: вес «много» – не число больше нуля.').first()).toBeVisible()
  await centre
    .getByRole('textbox', { name: 'Вопросы', exact: true })
    .fill('# Узнать\nСрок виден\nСправки не спрашивают | стоп')
  await centre.getByRole('button', { name: 'Сохранить анкету' }).click()
  await expect(heading(centre, 'Лист самопроверки')).toBeVisible()
  await expectAccessible(centre)

  await visit(centre, `${checks}/new`)
  await centre.getByLabel('Название').fill('Самопроверка 2026 года')
  await centre.getByLabel('Проверить до').fill('2026-12-15')
  await centre.getByLabel('Планы утвердить до').fill('2027-02-15')
  await centre.getByLabel('Планы выполнить до').fill('2027-12-31')
  await expectAccessible(centre)
  await centre.getByRole('button', { name: 'Открыть самопроверку' }).click()
  await expect(heading(centre, '1 орган из 1 ещё не проверил все услуги')).toBeVisible()
  await expectAccessible(centre)

  const page = await as(curator)
  await visit(page, checks)
  await page.getByRole('link', { name: 'Самопроверка 2026 года' }).click()
  await page.getByRole('link', { name: 'Выдача охотничьего билета' }).click()
  const question = (text: string) =>
    page.getByRole('radiogroup', { name: text }).or(page.getByRole('group', { name: text }))
  await question('Срок виден').getByLabel('да', { exact: true }).check()
  await question('Справки не спрашивают').getByLabel('нет', { exact: true }).check()

  // Another person answers meanwhile: what was chosen here stays chosen, and is saved on a second press.
  const other = await as(curator)
  await visit(other, page.url())
  await other
    .getByRole('radiogroup', { name: 'Срок виден' })
    .or(other.getByRole('group', { name: 'Срок виден' }))
    .getByLabel('частично', { exact: true })
    .check()
  await other.getByRole('button', { name: 'Сохранить ответы' }).click()
  await expect(other.getByText(/Ответы сохранены/)).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить ответы' }).click()
  await expect(page.getByText(/Пока страница была открыта, запись изменили/)).toBeVisible()
  await expect(question('Срок виден').getByLabel('да', { exact: true })).toBeChecked()
  await expect(question('Справки не спрашивают').getByLabel('нет', { exact: true })).toBeChecked()
  await expect(page.getByText('50,0 из 100')).toBeVisible()
  await expect(page.getByText('стоп-вопрос: выше «В» нельзя')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Сохранить ответы' }).click()
  await confirm(page, 'Подписать', 'Подписать')
  await expect(heading(page, '«В», 50,0 из 100: нужен план оптимизации')).toBeVisible()

  await page.getByLabel('Что сделать').fill('Запросы через СМЭВ')
  await page.getByLabel('Ответственный (должность)').fill('Начальник отдела')
  await page.getByLabel('До какого дня').fill('2027-06-30')
  await page.getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByText('Запросы через СМЭВ', { exact: true })).toBeVisible()
  await page.getByLabel('Каким актом').fill('Приказ № 7')
  await page.getByRole('button', { name: 'План утверждён' }).click()
  await expect(page.getByText('План: 0 из 1')).toBeVisible()
  await expectAccessible(page)
  await page.getByText('Выполнено…').click()
  await page.getByLabel('Что получилось').fill('Справки больше не спрашивают')
  await page.getByRole('button', { name: 'Записать' }).click()
  await expect(heading(page, '«В», 50,0 из 100: план выполнен')).toBeVisible()

  await visit(centre, checks)
  await expect(centre.getByText('1 из 1, выполнено 1')).toBeVisible()
  await visit(centre, `${office}/processes/checks`)
  await centre.getByRole('link', { name: 'Самопроверка 2026 года' }).click()
  await expect(centre.getByRole('link', { name: agency.name })).toBeVisible()
})
