import { expectAccessible, expect, confirm, heading, test, visit } from './support/test'
import { pdf, region, resultsSent, YEAR } from './support/rating'

const LOWER = [1, 2, 1, 2, 2, 2, 2, 1]

test('results are received on opening; the window runs; an objection is filed and settled', async ({ as }) => {
  const scene = await region(['Министерство спорта'])
  const [agency] = scene.participants
  await resultsSent(scene, agency, LOWER)
  const team = await as(agency.team)
  await team.goto(`${scene.at}/assessments/${agency.assessmentId}/results`)
  await expect(team.getByRole('table', { name: 'Оценки по критериям' }), 'receiving is recorded first').toHaveCount(0)

  const page = await as(agency.curator)
  await visit(page, `${scene.at}/assessments/${agency.assessmentId}/results`)
  await expect(heading(page, 'Результаты ждут вас')).toBeVisible()
  await expect(page.getByText('15 рабочих дней')).toBeVisible()
  const lastDay = await page.getByText('Если открыть сегодня').locator('b').innerText()
  await page.getByRole('button', { name: 'Ознакомиться с результатами' }).click()
  await expect(page.getByText(`Несогласие – до ${lastDay} включительно`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Оценки', exact: true })).toContainText('−1,2')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Не согласны с оценкой' }).click()
  await expect(heading(page, 'С чем вы не согласны?')).toBeVisible()
  await page.getByRole('checkbox', { name: /^3\. / }).check()
  await page.getByRole('checkbox', { name: /^8\. / }).check()
  const [third, eighth] = [
    page.getByRole('group', { name: 'Критерий 3' }),
    page.getByRole('group', { name: 'Критерий 8' }),
  ]
  await third.getByLabel(/^Какой балл вы считаете верным/).selectOption('2')
  await third.getByLabel('Почему вы не согласны').fill('Сотрудники назначены приказом.')
  await third.getByLabel(/^Документы к критерию 3/).setInputFiles(pdf('приказ о назначении.pdf'))
  await expect(third.getByText('приказ о назначении.pdf').first()).toBeVisible()
  await eighth.getByLabel('Почему вы не согласны').fill('Участвовали в конкурсе.')
  await expectAccessible(page)
  await confirm(page, 'Направить несогласие', 'Направить')
  await expect(page.getByRole('heading', { name: 'Несогласие рассматривается' })).toBeVisible()
  await expectAccessible(page)

  const authority = await as(scene.authority)
  await visit(authority, `${scene.at}/objections`)
  await authority
    .getByRole('main')
    .getByRole('link', { name: new RegExp(agency.name) })
    .first()
    .click()
  await expect(heading(authority, `Несогласие: ${agency.name}`)).toBeVisible()
  await expect(authority.getByText('приказ о назначении.pdf').first()).toBeVisible()
  await expectAccessible(authority)
  const decision = (criterion: number) => authority.getByRole('group', { name: `Критерий ${criterion}`, exact: true })
  await decision(3).getByRole('radio', { name: 'принято', exact: true }).check()
  await decision(3).getByLabel('Балл после рассмотрения').selectOption('2')
  await decision(3).getByLabel('Обоснование').fill('Приказ принят.')
  await decision(8).getByRole('radio', { name: 'отклонено' }).check()
  await decision(8).getByLabel('Балл после рассмотрения').selectOption('2')
  await decision(8).getByLabel('Обоснование').fill('Диплома нет.')
  await confirm(authority, 'Принять решение', 'Принять решение')
  await expect(authority.getByRole('main').getByRole('alert'), 'rejected means the score stays').toContainText(
    'балл остаётся прежним',
  )
  await expect(decision(3).getByLabel('Обоснование')).toHaveValue('Приказ принят.')
  await decision(8).getByLabel('Балл после рассмотрения').selectOption('1')
  await confirm(authority, 'Принять решение', 'Принять решение')
  await expect(heading(authority, 'Несогласие рассмотрено')).toBeVisible()
  await expectAccessible(authority)

  await page.reload()
  await expect(page.getByText('Несогласие принято, балл 2')).toBeVisible()
  await expect(page.getByText('Несогласие отклонено, балл 1')).toBeVisible()
  await authority.goto(`${scene.at}/campaigns/${scene.campaignId}/publish`)
  await authority.getByRole('button', { name: 'Подвести итог по отмеченным: 1' }).click()
  await expect(heading(authority, 'Рейтинг готов к публикации')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Итог подведён')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Оценки', exact: true })).toContainText('+0,8')
})

test('agreement ends the window at once; receipt may be confirmed from outside', async ({ as }) => {
  const scene = await region(['Министерство музеев', 'Министерство театров'])
  const [agreeing, silent] = scene.participants
  if (!silent) throw new Error('two participants were expected')
  await resultsSent(scene, agreeing)
  await resultsSent(scene, silent)
  const page = await as(agreeing.curator)
  await page.goto(`${scene.at}/assessments/${agreeing.assessmentId}/results`)
  await page.getByRole('button', { name: 'Ознакомиться с результатами' }).click()
  await confirm(page, 'Согласны с результатом', 'Согласны')
  await expect(heading(page, 'Итог подведён')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Не согласны с оценкой' })).toHaveCount(0)
  await page.goto(`${scene.at}/assessments/${agreeing.assessmentId}/object`)
  await expect(heading(page, 'Направить несогласие сейчас нельзя')).toBeVisible()
  await expectAccessible(page)

  const authority = await as(scene.authority)
  await authority.goto(`${scene.at}/verification/${silent.assessmentId}`)
  await authority.getByRole('button', { name: 'Отметить получение' }).click()
  const dialog = authority.getByRole('dialog', { name: 'Отметить получение результатов' })
  await dialog.getByLabel('Чем подтверждено').fill('Письмо № 41-12/7 с отметкой о вручении')
  await dialog.getByRole('button', { name: 'Отметить', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(authority.getByText('результаты получены').first()).toBeVisible()
  await visit(authority, `${scene.at}/campaigns/${scene.campaignId}/publish`)
  await expect(heading(authority, /^До публикации: 1 незаконченное дело/)).toBeVisible()
  await expect(authority.getByText('Идёт срок для несогласия').first()).toBeVisible()
  await expect(authority.getByRole('button', { name: `Опубликовать рейтинг за ${YEAR} год` })).toHaveCount(0)
})
