import type { Page } from '@playwright/test'
import { createSession, sessionCookie } from '@/tests/factories/account'
import { openedCampaign } from '@/tests/factories/campaign'
import { revokeSessions } from '@/lib/account/auth-session'
import { platformDb, withTenant } from '@/lib/platform/db'
import { createProject } from '@/tests/factories/project'
import {
  answered,
  EXAMPLE,
  expectSaved,
  pdf,
  region,
  rung,
  tick,
  total,
  YEAR,
  type Participant,
  type Region,
} from './support/rating'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

const pageOf = ({ at }: Region, { assessmentId }: Participant, criterion = 1) =>
  `${at}/assessments/${assessmentId}?criterion=${criterion}`
const comment = (page: Page) => page.getByLabel('Пояснение к ответу')

/** To another criterion, as the width allows: beside the text, or folded above it. */
async function goTo(page: Page, criterion: number): Promise<void> {
  const folded = page.getByText(/^Критерий \d из 8/)
  if (await folded.isVisible()) await folded.click()
  await page
    .getByRole('navigation', { name: 'Критерии' })
    .locator('visible=true')
    .getByRole('link', { name: new RegExp(`^${criterion}\\s`) })
    .click()
  await expect(page).toHaveURL(new RegExp(`criterion=${criterion}`))
}

test('a ladder by keyboard alone: the missing rung is named, the total runs along, everything is kept', async ({
  as,
}) => {
  const scene = await region(['Министерство просвещения'])
  const [agency] = scene.participants
  const page = await as(agency.curator)
  await visit(page, pageOf(scene, agency))
  await expect(heading(page, 'Участие в программе')).toBeVisible()
  await expect(total(page)).toContainText('Начальная подготовка')

  await rung(page, 3).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(/Пока не засчитана: не хватает ступени\s1, 2/)).toBeVisible()
  await expect(page.getByText(/Не отмечена: без неё ступень\s3 не засчитывается/).first()).toBeVisible()
  await expect(total(page)).toContainText(/^0\D/)
  await expectAccessible(page)
  // The lower rungs stand after the higher ones.
  await page.keyboard.press('Tab')
  await expect(rung(page, 2)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(rung(page, 1)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(rung(page, 1)).toBeChecked()
  await expect(page.getByText(/Пока не засчитана/)).toHaveCount(0)
  await expect(total(page)).toContainText(/^3\D/)

  await comment(page).fill('Участвуем в двух жизненных ситуациях.')
  await expectSaved(page)
  await page.reload()
  await expect(comment(page)).toHaveValue('Участвуем в двух жизненных ситуациях.')
  await expect(rung(page, 3)).toBeChecked()
  await expect(total(page)).toContainText(/^3\D/)

  // A criterion without a ladder: one of several.
  await goTo(page, 3)
  await expect(heading(page, 'Центры компетенций')).toBeFocused()
  await tick(page, 3)
  await expect(total(page)).toContainText('5,4')
  await expect(total(page)).toContainText('Базовый')
  await expectSaved(page)
  await goTo(page, 1)
  await page.getByRole('checkbox', { name: /^Ничего из этого не выполнено/ }).check()
  await expect(rung(page, 3)).not.toBeChecked()
  await expect(total(page)).toContainText('2,4')
})

test('a lost connection costs nothing', async ({ as }) => {
  const scene = await region(['Министерство связи'])
  const [agency] = scene.participants
  const page = await as(agency.curator)
  await page.goto(pageOf(scene, agency, 6))
  await tick(page, 1)
  await expectSaved(page)
  await page.context().setOffline(true)
  await tick(page, 2)
  await comment(page).fill('Набрано в поезде, в тоннеле.')
  await expect(page.getByText('Нет связи – сохраню, как появится')).toBeVisible()
  await expect(total(page)).toContainText(/^1\D/)
  await page.context().setOffline(false)
  await expectSaved(page)
  await page.reload()
  await expect(comment(page)).toHaveValue('Набрано в поезде, в тоннеле.')
  await expect(rung(page, 2)).toBeChecked()
})

test('a tab closed without a connection: the browser offers what it still holds', async ({ as }) => {
  const scene = await region(['Министерство связи'])
  const [agency] = scene.participants
  const page = await as(agency.curator)
  await page.goto(pageOf(scene, agency, 6))
  await expect(heading(page, 'Стимулирование и мотивация')).toBeVisible()
  await page.route('**/answers/*', (route) => route.abort())
  await comment(page).fill('Не успело уйти.')
  await expect(page.getByText('Нет связи – сохраню, как появится')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await again.goto(pageOf(scene, agency, 6))
  await expect(again.getByText(/^Есть несохранённые изменения/)).toBeVisible()
  await expectAccessible(again)
  await again.getByRole('button', { name: 'Восстановить' }).click()
  await expect(comment(again)).toHaveValue('Не успело уйти.')
  await expectSaved(again)
})

test('an expired session keeps the text and saves it after signing in again', async ({ as, baseURL }) => {
  const scene = await region(['Министерство архивов'])
  const [agency] = scene.participants
  const userId = agency.curator.userId ?? ''
  const page = await as(agency.curator)
  await page.goto(pageOf(scene, agency, 7))
  await tick(page, 1)
  await expectSaved(page)
  await revokeSessions(platformDb(), userId)
  await comment(page).fill('Обед затянулся.')
  await expect(page.getByText('Сеанс истёк')).toBeVisible()
  await expect(page.getByRole('link', { name: 'войдите в новой вкладке' })).toHaveAttribute('href', /^\/sign-in\?/)
  await expect(comment(page)).toHaveValue('Обед затянулся.')
  await page.context().addCookies([{ ...(await sessionCookie(await createSession(userId))), url: baseURL ?? '' }])
  await expectSaved(page)
  await page.reload()
  await expect(comment(page)).toHaveValue('Обед затянулся.')
})

test('two people at one criterion: the second is told who changed what, and merges', async ({ as }) => {
  const scene = await region(['Министерство природы'])
  const [agency] = scene.participants
  const [curator, team] = [await as(agency.curator), await as(agency.team)]
  await curator.goto(pageOf(scene, agency, 1))
  await team.goto(pageOf(scene, agency, 1))
  await tick(curator, 1)
  await comment(curator).fill('Есть ведомственная программа.')
  await expectSaved(curator)
  await tick(team, 2)
  await comment(team).fill('Оптимизированы два процесса.')
  const conflict = team.getByRole('alert', { name: 'Чужие изменения' })
  await expect(conflict).toContainText('Этот ответ изменили одновременно с вами')
  await expect(conflict).toContainText('Куратор Ольга 1')
  await expect(conflict).toContainText('Есть ведомственная программа.')
  await expect(conflict).toContainText('Оптимизированы два процесса.')
  await expectAccessible(team)
  await conflict.getByRole('button', { name: 'Объединить' }).click()
  await conflict.getByRole('radio', { name: /^Куратор Ольга 1/ }).check()
  await conflict.getByLabel('Общее пояснение').fill('Есть ведомственная программа. Оптимизированы два процесса.')
  await conflict.getByRole('button', { name: 'Сохранить объединённое' }).click()
  await expectSaved(team)
  await expect(conflict).toBeHidden()
  await curator.reload()
  await expect(comment(curator)).toHaveValue('Есть ведомственная программа. Оптимизированы два процесса.')
  await expect(rung(curator, 1)).toBeChecked()
  await expect(rung(curator, 2)).not.toBeChecked()
})

test('evidence: a file, a link; what only pretends to be a document is refused', async ({ as }) => {
  const scene = await region(['Министерство строительства'])
  const [agency] = scene.participants
  const page = await as(agency.team)
  await page.goto(pageOf(scene, agency, 2))
  const upload = page.getByLabel(/^Подтверждения к критерию 2/)
  await page.getByLabel('Что подтверждает документ').selectOption({ value: '1' })
  await upload.setInputFiles(pdf('приказ № 12.pdf'))
  await expect(page.getByRole('link', { name: 'Открыть приказ № 12.pdf' })).toBeVisible()
  await expect(page.getByText('Подтверждено: приказ № 12.pdf')).toBeVisible()
  await upload.setInputFiles({
    name: 'отчёт.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\u0090\u0000\u0003 this program cannot be run in DOS mode', 'latin1'),
  })
  const failed = page.getByRole('list', { name: 'Загружаемые файлы' }).getByRole('alert')
  await expect(failed).toBeVisible()
  await expect(page.getByRole('link', { name: 'Открыть отчёт.pdf' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Добавить ссылку/ }).click()
  await page.getByLabel('Название документа').fill('Положение о мотивации')
  await page.getByLabel('Адрес').fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Добавить ссылку' }).click()
  await expect(page.getByText('Ошибка:').first()).toBeAttached()
  await page.getByLabel('Адрес').fill('https://example.test/act.pdf')
  await page.getByRole('button', { name: 'Добавить ссылку' }).click()
  await expect(page.getByRole('link', { name: /^Открыть Положение о мотивации/ })).toHaveAttribute(
    'href',
    'https://example.test/act.pdf',
  )

  const href = (await page.getByRole('link', { name: 'Открыть приказ № 12.pdf' }).getAttribute('href')) ?? ''
  const file = await page.request.get(href)
  expect(file.status()).toBe(200)
  expect(file.headers()['content-disposition']).toContain('attachment')
  expect(file.headers()['x-content-type-options']).toBe('nosniff')
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const foreign = await region(['Чужое министерство'])
  const [stranger, guest] = [await as(foreign.participants[0].curator), await as(null)]
  expect(
    (await stranger.request.get(href.replace(scene.tenant.slug, foreign.tenant.slug))).status(),
    'another tenant’s curator, by the file’s id',
  ).toBe(404)
  for (const page of [stranger, guest])
    expect((await page.request.get(href)).status(), 'nobody of this tenant').toBe(401)

  await page.getByRole('button', { name: 'Убрать приказ № 12.pdf' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Убрать', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Открыть приказ № 12.pdf' })).toHaveCount(0)
})

test('the team drafts and hands over, the curator submits; the paper copy is the screen', async ({ as }) => {
  const scene = await region(['Министерство финансов', 'Министерство печати'])
  const [agency, other] = scene.participants
  if (!other) throw new Error('two participants were expected')
  await answered(scene, agency, [1, 0, 2, 2, 2, 2, 2, 2])
  const team = await as(agency.team)
  await visit(team, `${scene.at}/assessments`)
  await team.getByRole('link', { name: agency.name }).click()
  await expect(team.getByRole('link', { name: 'Проверить и отправить' })).toHaveCount(0)
  const handOver = team.getByRole('button', { name: 'Передать куратору' })
  await handOver.click()
  await expect(team.getByText(/письмо/i).first()).toBeVisible()
  await team.goto(`${scene.at}/assessments/${agency.assessmentId}/submit`)
  await expect(team.getByText('Отправляет куратор органа.')).toBeVisible()
  await expect(team.getByRole('button', { name: 'Отправить самооценку' })).toHaveCount(0)

  const page = await as(agency.curator)
  await page.goto(pageOf(scene, agency, 2))
  await page.getByRole('checkbox', { name: /^Ничего из этого не выполнено/ }).uncheck()
  await expectSaved(page)
  await page.goto(`${scene.at}/assessments/${agency.assessmentId}/submit`)
  await expect(heading(page, 'Отправлять рано: кое-что осталось')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Дополнить ответы' }).click()
  await tick(page, 2)
  await expect(page.getByText(/подтвердите ступень\s1, без неё ступени выше не засчитываются/).first()).toBeAttached()
  await tick(page, 1)
  await expectSaved(page)
  await expect(total(page)).toContainText(/^9\D/)
  await page.getByRole('link', { name: 'Проверить и отправить' }).click()
  await expect(heading(page, 'Можно отправлять')).toBeVisible()
  await expectAccessible(page)
  await confirm(page, 'Отправить самооценку', 'Отправить')
  await expect(page.getByText(/^Отправлена /)).toBeVisible()
  await expect(page.getByLabel('Пояснение к ответу')).toHaveCount(0)
  await expectAccessible(page)

  for (const [type, mime, start] of [
    ['pdf', 'application/pdf', '%PDF-'],
    ['docx', 'officedocument.wordprocessingml', 'PK'],
  ] as const) {
    const paper = await page.request.get(
      (await page.getByRole('link', { name: type.toUpperCase(), exact: true }).getAttribute('href')) ?? '',
    )
    expect(paper.status(), type).toBe(200)
    expect(paper.headers()['content-type']).toContain(mime)
    expect((await paper.body()).subarray(0, start.length).toString(), type).toBe(start)
  }
  const foreign = await page.goto(pageOf(scene, other))
  expect(foreign?.status(), 'another agency’s assessment').toBe(404)
  const observer = await as(scene.authority)
  await observer.goto(pageOf(scene, agency))
  await expect(observer.getByRole('link', { name: 'К проверке' })).toBeVisible()
})

test('last year’s answers are carried over, the ticked ones', async ({ as }) => {
  const scene = await region(['Министерство сельского хозяйства'], YEAR - 1)
  const [agency] = scene.participants
  await answered(scene, agency, EXAMPLE, { submit: true })
  const {
    assessmentIds: [id],
  } = await openedCampaign(scene.tenant, [agency.id], YEAR)
  const page = await as(agency.curator)
  await visit(page, `${scene.at}/assessments/${id}`)
  await page.getByRole('link', { name: 'Посмотреть и перенести' }).click()
  await expect(heading(page, `Перенести ответы за ${YEAR - 1} год`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: /^8\./ }).uncheck()
  await page.getByRole('button', { name: 'Перенести отмеченное' }).click()
  await expect(heading(page, 'Участие в программе')).toBeVisible()
  await expect(total(page), '9 without criterion 8').toContainText('8,2')
  await expect(rung(page, 1)).toBeChecked()
  await expect(comment(page)).toHaveValue('Закреплено приказом от 05.06.2026 № 12.')
})

test('a project of the portal proves a criterion: one press attaches a copy that stays as it was', async ({ as }) => {
  const scene = await region(['Министерство строительства'])
  const [agency] = scene.participants
  // In work in the year of the campaign, with another that is over and one of nobody's here.
  const data = { startsOn: new Date(`${YEAR}-02-01T00:00:00Z`), endsOn: new Date(`${YEAR}-11-30T00:00:00Z`) }
  const project = await createProject(scene.tenant, agency, { status: 'RUNNING', data })
  await createProject(scene.tenant, agency, { number: project.number + 1, status: 'CANCELLED', data })
  const page = await as(agency.curator)
  await visit(page, pageOf(scene, agency, 1))
  const offers = page.getByRole('region', { name: 'Подходит из портала' })
  await expect(offers.getByRole('listitem')).toHaveCount(1)
  await expect(offers).toContainText(`Проект № ${project.number} «Сокращение срока выдачи справки»`)
  await expect(offers).toContainText(/подтверждает ступень\s2/)
  await offers.getByRole('button', { name: /^Приложить/ }).click()
  await expect(offers).toContainText('✓ приложено')
  await expectAccessible(page)
  const evidence = page.getByRole('link', { name: new RegExp(`^Открыть Проект № ${project.number} `) })
  const href = (await evidence.getAttribute('href')) ?? ''
  const copy = async () => (await page.request.get(href)).body()
  const before = await copy()
  expect(before.subarray(0, 5).toString()).toBe('%PDF-')

  await withTenant(scene.tenant.id, (tx) =>
    tx.project.update({
      where: { tenantId_id: { tenantId: scene.tenant.id, id: project.id } },
      data: { title: 'Совсем другой проект', status: 'CANCELLED' },
    }),
  )
  await page.reload()
  await expect(
    page.getByRole('link', { name: new RegExp(`^Открыть Проект № ${project.number} «Сокращение срока`) }),
  ).toBeVisible()
  expect((await copy()).equals(before)).toBe(true)
})
