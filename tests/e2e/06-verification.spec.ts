import { answered, expectSaved, pdf, region, YEAR } from './support/rating'
import { expect, expectAccessible, heading, test, visit } from './support/test'
import { row, verify } from './support/verification'

test('side by side: the queue, a score with its reason, material asked for and given, a documentary check', async ({
  as,
}) => {
  const scene = await region(['Министерство дорог', 'Министерство мостов'])
  const [agency] = scene.participants
  await answered(scene, agency, undefined, { submit: true })
  const page = await as(scene.methodologist)
  await visit(page, scene.at)
  await page
    .getByRole('link', { name: new RegExp(`: ${agency.name}$`) })
    .first()
    .click()
  await expect(heading(page, agency.name)).toBeVisible()
  await visit(page, `${scene.at}/verification`)
  await expect(heading(page, 'Ждут проверки: 1')).toBeVisible()
  await page.getByRole('link', { name: agency.name }).click()
  await page.getByRole('button', { name: 'Взять в работу' }).click()
  await expect(page.getByRole('group', { name: 'Балл по критерию 1' })).toBeVisible()
  await expect(row(page, 1)).toContainText('Закреплено приказом от 05.06.2026 № 12.')
  await expect(row(page, 1)).toContainText('Самооценка: балл 1')
  await expectAccessible(page)

  for (const [i, score] of [1, 2, 2, 2, 2, 2, 2].entries()) await verify(page, i + 1, score)
  // A score that differs needs a reason.
  const last = row(page, 8)
  await last.getByRole('radio', { name: /^1 ·/ }).check()
  await last.getByRole('button', { name: 'Сохранить балл' }).click()
  await expect(last.getByRole('alert')).toBeVisible()
  await verify(page, 8, 1, 'Победа не подтверждена дипломом.')
  await expect(page.getByRole('region', { name: 'Оценки', exact: true })).toContainText('−0,4')

  const asked = row(page, 3)
  await asked.getByText('Запросить материалы по критерию 3').click()
  await asked.getByLabel('Какие материалы нужны').fill('Приложите положение о центре компетенций.')
  await asked.getByRole('button', { name: 'Отправить запрос' }).click()
  await expect(asked).toContainText('ждём до')
  await page.getByText('Записать проверку').click()
  await page.getByRole('checkbox', { name: /^3\. / }).check()
  await page.getByLabel('Что установлено').fill('Положение проверено на месте.')
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await expect(page.getByText('критерии 3 ·')).toBeVisible()
  await expectAccessible(page)

  // The agency answers in place.
  const team = await as(agency.curator)
  await visit(team, scene.at)
  await expect(team.getByText('критерий 3').first()).toBeVisible()
  await team.goto(`${scene.at}/assessments/${agency.assessmentId}`)
  const request = team.getByRole('region', { name: 'Запросы материалов' })
  await expect(request).toContainText('Приложите положение о центре компетенций.')
  await expectAccessible(team)
  await request.getByLabel(/^Подтверждения к критерию 3/).setInputFiles(pdf('положение.pdf'))
  await expect(request.getByRole('link', { name: 'Открыть положение.pdf' })).toBeVisible()
  await request.getByLabel('Ответ').fill('Положение приложено.')
  await request.getByRole('button', { name: 'Ответить на запрос' }).click()
  await expect(request.getByText('Прежние запросы материалов: 1')).toBeVisible()

  await page.reload()
  await expect(asked).toContainText('участник ответил')
  await expect(asked).toContainText('Положение приложено.')
  await expect(asked.getByText('положение.pdf').first()).toBeVisible()
  await asked.getByRole('button', { name: 'Закрыть запрос' }).click()
  await expect(asked).toContainText('закрыт')
  await page.getByRole('button', { name: 'Завершить проверку' }).click()
  const scores = page.getByRole('table', { name: 'Оценки по критериям' })
  await expect(scores.getByRole('row').filter({ hasText: 'Победа не подтверждена дипломом.' })).toContainText('(−1)')
  await expectAccessible(page)
  await expect(page.getByRole('button', { name: 'Направить результаты' }), 'sending is the authority’s').toHaveCount(0)
})

test('returned for more work: the agency reads why, changes, sends again', async ({ as }) => {
  const scene = await region(['Министерство рек'])
  const [agency] = scene.participants
  await answered(scene, agency, undefined, { submit: true })
  const authority = await as(scene.authority)
  await authority.goto(`${scene.at}/verification/${agency.assessmentId}`)
  await authority.getByRole('button', { name: 'Вернуть участнику' }).click()
  const dialog = authority.getByRole('dialog', { name: 'Вернуть самооценку участнику' })
  await expectAccessible(authority)
  await dialog.getByLabel('Что нужно исправить').fill('Приложите приказ к критерию 1.')
  await dialog.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(dialog).toBeHidden()
  const curator = await as(agency.curator)
  await curator.goto(`${scene.at}/assessments/${agency.assessmentId}`)
  await expect(curator.getByText('Самооценка возвращена на доработку')).toBeVisible()
  await expect(curator.getByText('Приложите приказ к критерию 1.').first()).toBeVisible()
  await expectAccessible(curator)
  await curator.getByLabel('Пояснение к ответу').fill('Приказ приложен.')
  await expectSaved(curator)
  await expect(curator.getByRole('link', { name: 'Проверить и отправить' })).toBeVisible()
})

test(
  'an observer reads the verification and changes nothing; a curator does not get there',
  { tag: '@desktop' },
  async ({ as }) => {
    const scene = await region(['Министерство озёр'])
    const [agency] = scene.participants
    await answered(scene, agency, undefined, { submit: true })
    const { createActor } = await import('@/tests/factories/tenant')
    const observer = await as(await createActor(scene.tenant, 'OBSERVER'))
    await visit(observer, `${scene.at}/verification/${agency.assessmentId}`)
    await expect(heading(observer, agency.name)).toBeVisible()
    await expect(observer.getByText(`Самооценка за ${YEAR} год`)).toBeVisible()
    await expect(observer.getByRole('main').getByRole('button')).toHaveCount(0)
    const curator = await as(agency.curator)
    const response = await curator.goto(`${scene.at}/verification/${agency.assessmentId}`)
    expect(response?.status()).toBe(404)
  },
)
