import * as OTPAuth from 'otpauth'
import type { Page } from '@playwright/test'
import { createAccount, PASSWORD } from '@/tests/factories/account'
import { createTenant } from '@/tests/factories/tenant'
import { demoSignIns, DEMO_PASSWORD } from '@/lib/people/demo-sign-ins'
import { expect, expectAccessible, heading, test, visit } from './support/test'

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByLabel('Почта').fill(email)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

test('the first page leads to the five programmes', async ({ page }) => {
  await visit(page, '/')
  const programmes = page.getByRole('main').getByRole('listitem')
  for (const name of [
    'Кемеровская область',
    'Беловский',
    'Белгородская область',
    'Кировская область',
    'Ленинградская область',
  ]) {
    await expect(programmes.filter({ hasText: name }).first()).toBeVisible()
  }
  // Other journeys make programmes of the same name.
  await programmes.locator('a[href="/belgorod"]').click()
  await expect(page).toHaveURL('/belgorod')
  await expect(page.getByRole('complementary', { name: 'О данных' })).toContainText('Демонстрационные данные')
  await expectAccessible(page)
  await page.goto('/')
  await page.getByRole('link', { name: 'Войти в кабинет' }).click()
  await expect(heading(page, 'Вход')).toBeVisible()
  await expectAccessible(page)
})

for (const { label, email, tenant } of demoSignIns) {
  // The other programmes' offices look as this one's: at a desk is enough.
  test(
    `one press signs in: ${label}`,
    { tag: tenant === '' || tenant === 'Кузбасс' ? [] : '@desktop' },
    async ({ page }) => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: label, exact: true }).click()
      await expect(page).toHaveURL(email.startsWith('operator@') ? '/operator' : /\/[a-z-]+\/office$/)
      await expect(
        heading(page, email.startsWith('operator@') ? /программ/ : /Доброй ночи|Доброе утро|Добрый день|Добрый вечер/),
      ).toBeVisible()
      if (tenant) await expect(page.getByRole('complementary', { name: 'О данных' })).toBeVisible()
      await expectAccessible(page)
    },
  )
}

test('a demonstration person signs in by the form and out by the menu', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/kuzbass/office')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await signIn(page, 'methodologist@kuzbass.example', DEMO_PASSWORD)
  await expect(page).toHaveURL('/kuzbass/office')
  await page.getByRole('button', { name: 'Выйти' }).click()
  await expect(page.getByText('Вы вышли из портала.')).toBeVisible()
  await page.goto('/kuzbass/office')
  await expect(heading(page, 'Вход')).toBeVisible()
})

test(
  'whoever signs in comes to the address that was asked for, inside the portal',
  { tag: '@desktop' },
  async ({ page }) => {
    const asked = '/kuzbass/office/calendar?view=all&kind=STAGE#main'
    await page.goto(asked)
    await expect(page).toHaveURL(/\/sign-in\?/)
    await signIn(page, 'methodologist@kuzbass.example', 'не тот пароль')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('не подходят')
    await signIn(page, 'methodologist@kuzbass.example', DEMO_PASSWORD)
    await expect(page).toHaveURL(asked)
    for (const away of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      await page.context().clearCookies()
      await page.goto(`/sign-in?returnTo=${encodeURIComponent(away)}#//evil.example`)
      await page
        .getByRole('button', { name: demoSignIns[0]?.label ?? '', exact: true })
        .first()
        .click()
      await expect(page).toHaveURL(/^http:\/\/(127\.0\.0\.1|localhost):\d+\/[a-z]+\/office$/)
    }
  },
)

test(
  'a programme that is foreign or is not there is said as such, with a way on',
  { tag: '@desktop' },
  async ({ page }) => {
    const [own, foreign] = [await createTenant(), await createTenant()]
    const { email } = await createAccount({ tenants: [own] })
    // Nobody is signed in: of a programme that is there nothing is said.
    await page.goto('/net-takoy/office')
    await expect(page.getByText('Программы с адресом «net-takoy» на портале нет.')).toBeVisible()
    await page.goto(`/${foreign.slug}/office`)
    await expect(page.getByText(/на портале нет|нет доступа/)).toHaveCount(0)
    await page.goto(`/${own.slug}/office`)
    await signIn(page, email, PASSWORD)
    await expect(page).toHaveURL(`/${own.slug}/office`)
    await page.goto(`/${foreign.slug}/office/plan`)
    await expect(page.getByText(`У вас нет доступа к программе «${foreign.programme}»`)).toContainText(email)
    await expectAccessible(page)
    await page.goto('/net-takoy/office')
    await expect(page.getByText('Программы с адресом «net-takoy» на портале нет.')).toBeVisible()
    await page.getByRole('link', { name: 'К моим программам' }).click()
    await expect(page).toHaveURL('/account')
  },
)

test('a wrong password is told apart from nothing, and three of them pause the account', async ({ page }) => {
  const tenant = await createTenant({ settings: { lockoutAttempts: 3 } })
  const { email } = await createAccount({ tenants: [tenant] })
  await page.goto('/sign-in')
  const said = page.getByRole('main').getByRole('alert')
  await signIn(page, email, 'не тот пароль 1')
  await expect(said).toContainText('Почта или пароль не подходят')
  await expect(said).toContainText('осталось 2 попытки')
  await expect(page.getByLabel('Почта')).toHaveValue(email)
  await expectAccessible(page)
  await signIn(page, email, 'не тот пароль 2')
  await expect(said).toContainText('осталась 1 попытка')
  await signIn(page, email, 'не тот пароль 3')
  await expect(said).toContainText('Вход приостановлен: слишком много неверных попыток подряд. Попробуйте через 15')
  await signIn(page, email, PASSWORD)
  await expect(said).toContainText('Вход приостановлен')
  await expect(page).toHaveURL('/sign-in')
})

test('a programme that asks for a second factor leads the authority through it', async ({ page }) => {
  const tenant = await createTenant({ settings: { requireSecondFactor: true } })
  const { email } = await createAccount({ tenants: [tenant] })
  await page.goto('/sign-in')
  await signIn(page, email, PASSWORD)
  await expect(heading(page, 'Подключите второй фактор')).toBeVisible()
  await expect(page.getByText('второй фактор обязателен')).toBeVisible()
  await expectAccessible(page)
  const secret = (await page.getByRole('main').locator('code').first().innerText()).replaceAll(/\s/g, '')
  const codes = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) })
  await page.getByLabel('Шесть цифр').fill('000000' === codes.generate() ? '111111' : '000000')
  await page.getByRole('button', { name: 'Подключить' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await page.getByLabel('Шесть цифр').fill(codes.generate())
  await page.getByRole('button', { name: 'Подключить' }).click()
  await expect(page.getByRole('heading', { name: 'Сохраните резервные коды' })).toBeFocused()
  const spare = await page.getByRole('main').locator('li code').allInnerTexts()
  expect(spare).toHaveLength(8)
  await page.getByRole('link', { name: 'Сохранил, дальше' }).click()
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/office$`))
  await page.context().clearCookies()

  await page.goto('/sign-in')
  await signIn(page, email, PASSWORD)
  await expect(heading(page, 'Введите код')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/${tenant.slug}/office`)
  await expect(heading(page, 'Вход'), 'the password alone opens nothing').toBeVisible()
  await page.goto('/sign-in/code')
  await page.getByText('Телефона нет под рукой').click()
  const recovery = page.getByRole('group').filter({ has: page.getByLabel('Резервный код') })
  await recovery.getByLabel('Резервный код').fill(spare[0] ?? '')
  await recovery.getByRole('button', { name: 'Войти' }).click()
  await expect(page).toHaveURL(new RegExp(`/${tenant.slug}/office$`))
})

test('what is not there says so in words', async ({ page, request }) => {
  for (const path of [
    '/no-such-programme',
    '/kuzbass/rating/1999',
    '/kuzbass/agencies/no-such-agency',
    '/no/such/page/at/all',
  ]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(heading(page, 'Такой страницы нет')).toBeVisible()
  }
  await expectAccessible(page)
  for (const path of ['/api/health', '/api/health/live', '/api/health/ready'])
    expect((await request.get(path)).status(), path).toBe(200)
})
