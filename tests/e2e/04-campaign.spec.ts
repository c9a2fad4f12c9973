import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { answered, emailOf, region, YEAR } from './support/rating'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

test('opens a year: dates by the act, a frozen methodology, everybody gets a self-assessment', async ({ as }) => {
  const tenant = await createTenant()
  const at = `/${tenant.slug}/office`
  for (const name of ['Министерство транспорта', 'Юргинский городской округ']) await createAgency(tenant, { name })
  const page = await as(await createActor(tenant, 'AUTHORITY'))
  await visit(page, `${at}/campaigns`)
  await expect(heading(page, 'Рейтинг ещё не проводился')).toBeVisible()
  await page.getByRole('link', { name: 'Открыть первую кампанию' }).click()
  await expect(heading(page, 'Открыть рейтинг за год')).toBeVisible()
  const year = Number(await page.getByRole('radio', { checked: true }).inputValue())
  await expect(page.getByRole('definition').filter({ hasText: `до 15 декабря ${year} г.` })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: `до 30 января ${year + 1} г.` })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: `до 20 февраля ${year + 1} г.` })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: `до 1 апреля ${year + 1} г.` })).toBeVisible()
  await expect(page.getByText('Наибольшая оценка – 14,9.')).toBeVisible()
  await expectAccessible(page)
  await confirm(page, `Открыть рейтинг за ${year} год`, 'Открыть')
  await expect(heading(page, `Рейтинг за ${year} год: сдали 0 из 2`)).toBeVisible()
  await expect(page.getByRole('table', { name: `Участники рейтинга за ${year} год` })).toContainText(
    'Юргинский городской округ',
  )
  await expectAccessible(page)

  // A date is moved with a reason that stays.
  await page.getByRole('link', { name: 'Перенести срок' }).click()
  await expect(heading(page, `Сроки рейтинга за ${year} год`)).toBeVisible()
  await page.getByRole('radio', { name: /публикац/i }).check()
  await page.getByLabel('Новый срок').fill(`${year + 1}-04-15`)
  await page.getByRole('button', { name: 'Перенести срок' }).click()
  await expect(page.getByRole('main').getByRole('alert'), 'no reason given').toBeVisible()
  await page.getByLabel('Причина').fill('Поручение заместителя председателя Правительства от 03.12.2026 № 45.')
  await page.getByRole('button', { name: 'Перенести срок' }).click()
  await expect(page.getByText(`с 1 апреля ${year + 1} г. на 15 апреля ${year + 1} г.`)).toBeVisible()
  await expectAccessible(page)

  // Somebody who came later is offered, and included.
  await createAgency(tenant, { name: 'Министерство туризма' })
  await page.goto(`${at}/campaigns`)
  await expect(heading(page, `Идёт рейтинг за ${year} год`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: String(year), exact: true }).click()
  await page.getByRole('link', { name: 'Показать и включить' }).click()
  await expect(heading(page, 'Включить в кампанию')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Министерство туризма' }).check()
  await page.getByRole('button', { name: 'Включить отмеченных' }).click()
  await expect(heading(page, `Рейтинг за ${year} год: сдали 0 из 3`)).toBeVisible()
  await visit(page, `${at}/campaigns/open`)
  await expect(page.getByRole('radio', { name: `${year} – уже открыт` })).toBeDisabled()
})

test('sees who is where at a glance, filters, and reminds', async ({ as }) => {
  const scene = await region(['Министерство леса', 'Министерство воды', 'Министерство неба'])
  const [first, second, third] = scene.participants
  if (!second || !third) throw new Error('three participants were expected')
  await answered(scene, first, undefined, { submit: true })
  await answered(scene, second)
  const page = await as(scene.authority)
  const at = `${scene.at}/campaigns/${scene.campaignId}`
  await visit(page, at)
  await expect(heading(page, `Рейтинг за ${YEAR} год: сдали 1 из 3`)).toBeVisible()
  const participants = page.getByRole('table', { name: `Участники рейтинга за ${YEAR} год` })
  await expect(participants.getByRole('row').filter({ hasText: first.name })).toContainText('сдана')
  await expect(participants.getByRole('row').filter({ hasText: first.name })).toContainText('Прогрессивный')
  await expect(participants.getByRole('row').filter({ hasText: second.name })).toContainText('черновик')
  await expect(participants.getByRole('row').filter({ hasText: third.name })).toContainText('не начата')
  await page.getByLabel('Состояние').selectOption({ label: 'Черновики' })
  await page.getByRole('button', { name: 'Найти' }).click()
  await expect(page.getByRole('heading', { name: 'Черновики: 1' })).toBeVisible()
  await expect(participants.getByRole('row').filter({ hasText: third.name })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto(at)
  await confirm(page, 'Напомнить всем, кто не сдал: 2', 'Отправить письма')
  await expect(participants.getByRole('row').filter({ hasText: third.name })).toContainText('напомнили')
  const email = await emailOf(scene, third.curator)
  const letter = page.getByRole('article').filter({ hasText: email })
  await expect
    .poll(
      async () => {
        await page.goto('/mail')
        return letter.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await expect(letter).toContainText(third.name)
})

test('a curator sees the campaign, and can neither open a year nor remind', { tag: '@desktop' }, async ({ as }) => {
  const {
    at,
    campaignId,
    participants: [{ curator }],
  } = await region(['Министерство леса', 'Министерство воды'])
  const page = await as(curator)
  await visit(page, at)
  await visit(page, `${at}/campaigns/${campaignId}`)
  await expect(page.getByRole('button', { name: /^Напомнить/ })).toHaveCount(0)
  await expect(
    page.getByRole('link', { name: 'Министерство воды' }),
    'other agencies’ assessments stay theirs',
  ).toHaveCount(0)
  const response = await page.goto(`${at}/campaigns/open`)
  expect(response?.status()).toBe(404)
})
