import type { Page } from '@playwright/test'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { agreed, answered, expectSaved, methodology, pdf, region, tick, YEAR, type Region } from './support/rating'
import { confirm, expect, expectAccessible, heading, pick, test, visit } from './support/test'
import { verify } from './support/verification'

const LEADER = [3, 3, 3, 3, 3, 2, 2, 2]

/** A public page that may still be cached as it was: shows the news within seconds. */
async function expectSoon(page: Page, path: string, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path)
        return page.getByRole('main').innerText()
      },
      { timeout: 20_000, message: path },
    )
    .toContain(text)
}

test(
  'a whole year: opened, assessed, verified, objected to, settled, published, read by everybody',
  { tag: '@desktop' },
  async ({ as }) => {
    test.setTimeout(420_000)
    const tenant = await createTenant()
    const at = `/${tenant.slug}/office`
    const agencies = []
    for (const name of ['Министерство промышленности', 'Министерство экологии', 'Министерство молодёжи'])
      agencies.push(await createAgency(tenant, { name }))
    const [first, second, third] = agencies
    if (!first || !second || !third) throw new Error('three agencies were expected')
    const authorityActor = await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна')
    const [authority, methodologist, guest] = [
      await as(authorityActor),
      await as(await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь')),
      await as(null),
    ]
    const curatorActor = await createActor(tenant, 'CURATOR', first.id, 'Орлова Ольга')
    const otherCurator = await createActor(tenant, 'CURATOR', second.id, 'Белов Борис')
    const [curator, team, other] = [
      await as(curatorActor),
      await as(await createActor(tenant, 'TEAM_MEMBER', first.id, 'Котов Пётр')),
      await as(otherCurator),
    ]
    const rating = `/${tenant.slug}/rating/${YEAR}`

    await test.step('nothing is public yet', async () => {
      expect((await guest.goto(rating))?.status()).toBe(404)
    })

    await test.step('the authority opens the year', async () => {
      await authority.goto(`${at}/campaigns/open`)
      await authority.getByRole('radio', { name: String(YEAR), exact: true }).check()
      await confirm(authority, `Открыть рейтинг за ${YEAR} год`, 'Открыть')
      await expect(heading(authority, `Рейтинг за ${YEAR} год: сдали 0 из 3`)).toBeVisible()
    })
    const campaign = authority.url().split(/[?#]/)[0] ?? ''

    await test.step('a team member fills in, the curator submits', async () => {
      await team.goto(`${at}/assessments`)
      await team.getByRole('link', { name: first.name }).click()
      for (const [i, score] of LEADER.entries()) {
        await expect(team.getByRole('heading', { level: 1 })).toHaveText(methodology.criteria[i]?.shortTitle ?? '')
        const climbed = methodology.criteria[i]?.cumulative ? [1, 2, 3].filter((step) => step <= score) : [score]
        for (const step of climbed) await tick(team, step)
        await team.getByLabel('Пояснение к ответу').fill(`Критерий ${i + 1}: приказ от 05.06.2026 № ${i + 1}.`)
        if (i < LEADER.length - 1) await team.getByRole('link', { name: `Критерий ${i + 2} →` }).click()
      }
      await team.getByLabel(/^Подтверждения к критерию 8/).setInputFiles(pdf('диплом.pdf'))
      await expect(team.getByRole('link', { name: 'Открыть диплом.pdf' })).toBeVisible()
      await expectSaved(team)
      await expect(team.getByRole('region', { name: 'Оценка', exact: true })).toContainText('Лидер')
      await team.getByRole('button', { name: 'Передать куратору' }).click()

      await curator.goto(at)
      await curator
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`: ${first.name}$`) })
        .first()
        .click()
      await curator.getByRole('link', { name: 'Проверить и отправить' }).click()
      await confirm(curator, 'Отправить самооценку', 'Отправить')
      await expect(curator.getByText(/^Отправлена /)).toBeVisible()
    })
    const assessment = curator.url().split(/[?#]/)[0] ?? ''

    await test.step('another agency submits, a third one never does', async () => {
      await other.goto(`${at}/assessments`)
      const link = other.getByRole('link', { name: second.name })
      const assessmentId = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
      await answered({ tenant } as Region, { ...second, assessmentId, curator: otherCurator, team: otherCurator })
      await other.goto(`${at}/assessments/${assessmentId}/submit`)
      await confirm(other, 'Отправить самооценку', 'Отправить')
      await expect(other.getByText(/^Отправлена /)).toBeVisible()
    })

    await test.step('the methodologist and the authority verify', async () => {
      for (const [page, agency, scores] of [
        [methodologist, first, [3, 3, 3, 3, 3, 2, 2, 0]],
        [authority, second, [1, 2, 2, 2, 2, 2, 2, 2]],
      ] as const) {
        await page.goto(`${at}/verification`)
        await page.getByRole('link', { name: agency.name }).click()
        await page.getByRole('button', { name: 'Взять в работу' }).click()
        for (const [i, score] of scores.entries())
          await verify(page, i + 1, score, score === 0 ? 'Диплом не заверен.' : undefined)
        await page.getByRole('button', { name: 'Завершить проверку' }).click()
        await expect(page.getByRole('table', { name: 'Оценки по критериям' })).toBeVisible()
      }
    })

    await test.step('results go out and are received; one agrees, one objects', async () => {
      await authority.goto(`${campaign}/publish`)
      await confirm(authority, 'Направить отмеченным: 2', 'Направить')
      await expect(authority.getByRole('heading', { name: /^Ещё не получили/ })).toBeVisible()
      await other.goto(at)
      await other
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`: ${second.name}$`) })
        .first()
        .click()
      await other.getByRole('button', { name: 'Ознакомиться с результатами' }).click()
      await confirm(other, 'Согласны с результатом', 'Согласны')
      await curator.goto(`${assessment}/results`)
      await curator.getByRole('button', { name: 'Ознакомиться с результатами' }).click()
      await expect(curator.getByText(/^Несогласие – до .+ включительно$/)).toBeVisible()
      await curator.getByRole('link', { name: 'Не согласны с оценкой' }).click()
      await curator.getByRole('checkbox', { name: /^8\. / }).check()
      await curator.getByLabel(/^Какой балл вы считаете верным/).selectOption('2')
      await curator.getByLabel('Почему вы не согласны').fill('Диплом заверен, копия приложена.')
      await confirm(curator, 'Направить несогласие', 'Направить')
      await expect(curator.getByRole('heading', { name: 'Несогласие рассматривается' })).toBeVisible()
    })

    await test.step('the authority settles and sums up', async () => {
      await authority.goto(at)
      await authority
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`: ${first.name}$`) })
        .first()
        .click()
      await authority.getByRole('radio', { name: 'принято', exact: true }).check()
      await authority.getByLabel('Балл после рассмотрения').selectOption('2')
      await authority.getByLabel('Обоснование').fill('Заверенная копия принята.')
      await confirm(authority, 'Принять решение', 'Принять решение')
      await expect(heading(authority, 'Несогласие рассмотрено')).toBeVisible()
      await authority.goto(`${campaign}/publish`)
      await authority.getByRole('button', { name: 'Подвести итог по отмеченным: 1' }).click()
      await expect(heading(authority, 'Рейтинг готов к публикации')).toBeVisible()
      await expectAccessible(authority)
    })

    await test.step('a methodologist cannot publish, the authority does', async () => {
      await methodologist.goto(`${campaign}/publish`)
      await expect(methodologist.getByRole('button', { name: /^Опубликовать/ })).toHaveCount(0)
      await confirm(authority, `Опубликовать рейтинг за ${YEAR} год`, 'Опубликовать')
      await expect(heading(authority, `Рейтинг за ${YEAR} год опубликован`)).toBeVisible()
      await expectAccessible(authority)
    })

    await test.step('everybody reads it within seconds', async () => {
      await expectSoon(guest, rating, first.name)
      const table = guest.getByRole('table', { name: `Рейтинг за ${YEAR} год` })
      await expect(table.getByRole('row').nth(1)).toContainText(first.name)
      await expect(table.getByRole('row').nth(1)).toContainText('Лидер')
      await expect(table.getByRole('row').nth(2)).toContainText('9,0')
      await expect(guest.getByRole('listitem').filter({ hasText: third.name })).toContainText(
        'Не представил самооценку',
      )
      await expectAccessible(guest)
      await table.getByRole('link', { name: first.name }).click()
      await expect(heading(guest, first.name)).toBeVisible()
      await expect(guest.getByText(/после рассмотрения несогласия/)).toBeVisible()
      await expectAccessible(guest)
      await guest.goto(`${rating}/recompute`)
      await guest.getByRole('button', { name: `Пересчитать опубликованное за ${YEAR} год` }).click()
      await expect(guest.getByText('Всё совпало')).toBeVisible()
      await expectSoon(guest, `/${tenant.slug}`, first.name)
    })
  },
)

test('awards: a certificate for everybody, a diploma for the leader, a code that anybody may check', async ({ as }) => {
  test.setTimeout(120_000)
  const scene = await region(['Министерство науки'])
  const [agency] = scene.participants
  await agreed(scene, agency, LEADER)
  const page = await as(scene.authority)
  await page.goto(`${scene.at}/campaigns/${scene.campaignId}/publish`)
  await confirm(page, `Опубликовать рейтинг за ${YEAR} год`, 'Опубликовать')
  await expect(heading(page, `Рейтинг за ${YEAR} год опубликован`)).toBeVisible()
  await visit(page, `${scene.at}/awards`)
  const awards = page.getByRole('table', { name: 'Дипломы и свидетельства' })
  await expect(awards.getByRole('row').filter({ hasText: agency.name })).toHaveCount(2)
  const links = await awards
    .getByRole('link', { name: /^PDF/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const guest = await as(null)
  for (const href of links) {
    const paper = await guest.request.get(href)
    expect(paper.status(), href).toBe(200)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
  const check =
    (await awards
      .getByRole('link', { name: /^Проверка/ })
      .first()
      .getAttribute('href')) ?? ''
  await visit(guest, check)
  await expect(guest.getByText('Документ подлинный')).toBeVisible()
  await expect(guest.getByRole('definition').filter({ hasText: agency.name })).toBeVisible()
  await visit(guest, check.replace(/[^/]+$/, 'AAAA-AAAA-AAAA'))
  await expect(guest.getByText('Такого документа портал не выдавал')).toBeVisible()
  const curator = await as(agency.curator)
  await visit(curator, `${scene.at}/awards`)
  await expect(curator.getByRole('table', { name: 'Дипломы и свидетельства' })).toContainText(agency.name)
})

test('a published result changes only by a new version with its reason; both stay readable', async ({ as }) => {
  test.setTimeout(120_000)
  const scene = await region(['Министерство торговли', 'Министерство туризма'])
  const [first, second] = scene.participants
  if (!second) throw new Error('two participants were expected')
  await agreed(scene, first)
  const page = await as(scene.authority)
  const at = `${scene.at}/campaigns/${scene.campaignId}`
  await visit(page, `${at}/publish`)
  await expect(page.getByText('Самооценка не начата').first()).toBeVisible()
  await page.getByLabel(second.name).fill('')
  await confirm(page, `Опубликовать рейтинг за ${YEAR} год`, 'Опубликовать')
  await expect(page.getByRole('main').getByRole('alert'), 'leaving somebody out needs a reason').toBeVisible()
  await page.getByLabel(second.name).fill('Создано в ноябре, оценивать нечего')
  await confirm(page, `Опубликовать рейтинг за ${YEAR} год`, 'Опубликовать')
  await expect(heading(page, `Рейтинг за ${YEAR} год опубликован`)).toBeVisible()
  const guest = await as(null)
  const rating = `/${scene.tenant.slug}/rating/${YEAR}`
  await expectSoon(guest, rating, 'Создано в ноябре, оценивать нечего')

  await page.getByRole('link', { name: 'Исправить с причиной' }).click()
  await expect(heading(page, `Исправить рейтинг за ${YEAR} год`)).toBeVisible()
  await pick(page, 'Участник', first.name)
  await page.getByLabel('Критерий', { exact: true }).selectOption('4')
  await page.getByLabel('Новый балл').selectOption('0')
  await page.getByLabel('Почему балл исправлен').fill('Образец закрыт.')
  await expectAccessible(page)
  await confirm(page, 'Опубликовать исправление', 'Опубликовать')
  await expect(page.getByRole('main').getByRole('alert'), 'the version needs a reason').toBeVisible()
  await page.getByLabel('Причина новой версии').fill('Проверка прокуратуры от 05.06.2026.')
  await confirm(page, 'Опубликовать исправление', 'Опубликовать')
  await expect(page.getByText(/^Версия 2/).first()).toBeVisible()
  await expectSoon(guest, rating, 'Проверка прокуратуры от 05.06.2026.')
  await expect(guest.getByRole('row').filter({ hasText: first.name })).toContainText('8,0')
  await expectAccessible(guest)
  await guest.getByRole('link', { name: 'Редакция 1' }).click()
  await expect(guest.getByText('Это прежняя редакция рейтинга')).toBeVisible()
  await expect(guest.getByRole('row').filter({ hasText: first.name })).toContainText('9,0')
  await expectAccessible(guest)
})
