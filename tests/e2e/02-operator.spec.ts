import type { Page } from '@playwright/test'
import { newId } from '@/lib/core/ids'
import { createAccount } from '@/tests/factories/account'
import { createTenant, template } from '@/tests/factories/tenant'
import { expect, expectAccessible, openMenu, test, visit } from './support/test'

const operator = () => createAccount({ isOperator: true })
const freshSlug = (slug: string) => `${slug}-${newId().slice(-8)}`
const problems = (page: Page) => page.getByRole('table', { name: 'Ошибки шаблона' })

const programmes = [
  { slug: 'kuzbass', name: /^Кемеровская область/, rated: true },
  { slug: 'belovo', name: /^Белов/, rated: false },
  { slug: 'belgorod', name: /^Белгородская область/, rated: false },
  { slug: 'leningrad', name: /^Ленинградская область/, rated: false },
  { slug: 'kirov', name: /^Кировская область/, rated: false },
]

for (const { slug, name, rated } of programmes) {
  test(`creates a tenant from the programme ${slug}`, { tag: rated ? [] : '@desktop' }, async ({ as }) => {
    const page = await as(await operator())
    await page.goto('/operator/new')
    await page.getByRole('radio', { name }).check()
    const address = freshSlug(slug)
    const region = await page.getByLabel('Наименование').inputValue()
    await page.getByLabel('Адрес').fill(address)
    await page.getByLabel('Фамилия, имя, отчество').fill('Громова Вера Ильинична')
    const email = `${newId()}@example.test`
    await page.getByLabel('Электронная почта').fill(email)
    if (slug === 'kuzbass') await expectAccessible(page)
    await page.getByRole('button', { name: 'Создать программу' }).click()
    await expect(page.getByRole('status').filter({ hasText: `Создано: ${region}` })).toBeVisible()
    if (slug === 'kuzbass') await expectAccessible(page)

    await visit(page, `/${address}`)
    await openMenu(page)
    await expect(page.getByRole('link', { name: 'Как считается' })).toHaveCount(rated ? 1 : 0)
    await expect(page.getByRole('link', { name: 'Рейтинг' }), 'nothing is published yet').toHaveCount(0)
    if (rated) {
      await visit(page, `/${address}/method`)
      await expect(page.getByText('коэффициент').first()).toBeAttached()
      await expect(page.locator('#interpretations')).toContainText('8')
    }
    await page.goto(`/${address}/office`)
    await expect(page.getByText(/^У вас нет доступа к программе/), 'the operator sees no tenant’s data').toBeVisible()
  })
}

test('a broken template is refused with the place and the reason', async ({ as }) => {
  const page = await as(await operator())
  await page.goto('/operator/new')
  await page.getByRole('radio', { name: /^Свой шаблон/ }).check()
  const broken = structuredClone(template('kuzbass')) as {
    rating: { levels: Record<string, string>[]; criteria: { weight: unknown }[] }
  }
  const [, , basic] = broken.rating.levels
  const [first] = broken.rating.criteria
  if (!basic || !first) throw new Error('another template was expected')
  basic.from = '6'
  await page.getByLabel('Текст шаблона').fill(JSON.stringify(broken))
  const address = freshSlug('broken')
  await page.getByLabel('Наименование').fill('Область с пробелом')
  await page.getByLabel('Адрес').fill(address)
  await page.getByLabel('Фамилия, имя, отчество').fill('Громова Вера Ильинична')
  await page.getByLabel('Электронная почта').fill(`${newId()}@example.test`)
  await page.getByRole('button', { name: 'Создать программу' }).click()
  await expect(problems(page)).toContainText('Шкала уровней: оценки от 5 до 6 не отнесены')
  await expect(problems(page)).toContainText('rating.levels')
  await expectAccessible(page)
  await expect(page.getByLabel('Адрес'), 'what was typed stays').toHaveValue(address)

  basic.from = '4'
  await page.getByLabel('Текст шаблона').fill(JSON.stringify(broken))
  await page.getByRole('button', { name: 'Создать программу' }).click()
  await expect(problems(page)).toContainText('сразу к двум уровням')

  basic.from = '5'
  first.weight = 'один'
  await page.getByLabel('Текст шаблона').fill(JSON.stringify(broken))
  await page.getByRole('button', { name: 'Создать программу' }).click()
  await expect(problems(page)).toContainText('rating.criteria.0.weight')
  const response = await page.goto(`/${address}`)
  expect(response?.status(), 'nothing was created').toBe(404)
})

test('a template can be tried without creating anything', async ({ as }) => {
  const page = await as(await operator())
  await visit(page, '/operator/check')
  await page
    .getByLabel('Файл шаблона')
    .setInputFiles({ name: 'template.json', mimeType: 'application/json', buffer: Buffer.from('{ "slug": ') })
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(problems(page)).toContainText('Это не JSON')
  await page.getByLabel('Файл шаблона').setInputFiles({
    name: 'template.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(template('kuzbass'))),
  })
  await expect(page.getByLabel('Текст шаблона')).toHaveValue(/kuzbass/)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(page.getByText('Критериев рейтинга')).toBeVisible()
  await expect(problems(page)).toBeHidden()
  await expectAccessible(page)
})

test('only an operator gets to the operator’s pages', { tag: '@desktop' }, async ({ as }) => {
  const tenant = await createTenant()
  const page = await as(await createAccount({ tenants: [tenant] }))
  for (const path of ['/operator', '/operator/new', '/operator/check']) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
  }
})
