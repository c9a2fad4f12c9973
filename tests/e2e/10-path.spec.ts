import type { Page } from '@playwright/test'
import { attestedFromScores } from '@/lib/rating/methodology/score'
import { leastPath } from '@/lib/rating/assessment/path'
import { answered, EXAMPLE, expectSaved, methodology, region, tick, total } from './support/rating'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, test, visit } from './support/test'

const heading = (page: Page, text: RegExp) => page.getByRole('heading', { level: 2, name: text })

test('the least path to the next level, live, exact, respecting the ladders', async ({ as }) => {
  const scene = await region(['Министерство дорог'])
  const [agency] = scene.participants
  await answered(scene, agency, EXAMPLE)
  const expected = leastPath(methodology, attestedFromScores(methodology, EXAMPLE))
  if (!expected) throw new Error('the example is not the highest level')
  const page = await as(agency.curator)
  await visit(page, `${scene.at}/assessments/${agency.assessmentId}`)
  await expect(total(page)).toContainText(/^9\D/)
  await expect(heading(page, new RegExp(`^До уровня «Лидер» – ${expected.best.rungs} ступен`))).toBeVisible()
  await expect(page.getByText(new RegExp(`станет ${expected.best.total.replace('.', ',')}`))).toBeVisible()

  // Walking the path, step by step, arrives; after each the page has recomputed.
  for (const [done, step] of expected.best.steps.entries()) {
    await page
      .getByRole('link', { name: new RegExp(`^[Кк]ритерий\\s${step.criterion}, ступень\\s${step.rung}$`) })
      .first()
      .click()
    await expect(page).toHaveURL(new RegExp(`criterion=${step.criterion}`))
    await tick(page, step.rung)
    const left = expected.best.rungs - done - 1
    if (left > 1) await expect(heading(page, new RegExp(`^До уровня «Лидер» – ${left} ступен`))).toBeVisible()
    if (left === 1) await expect(heading(page, /^До уровня «Лидер» – одна\sступень$/)).toBeVisible()
  }
  await expect(heading(page, /^Выше уровня нет$/)).toBeVisible()
  await expect(total(page)).toContainText('Лидер')
  await expect(total(page)).toContainText(expected.best.total.replace('.', ','))
  await expectSaved(page)
  await expectAccessible(page)

  // Taking the foot of a ladder away: the path begins with the missing rung.
  await page.goto(`${scene.at}/assessments/${agency.assessmentId}?criterion=1`)
  await tick(page, 1, false)
  await expect(heading(page, /^До уровня «Лидер»/)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Критерий\s1, ступень\s1$/ }).first()).toBeVisible()
  await expectSaved(page)
})

test('from nothing: the first level is named, with the ways of the same length', async ({ as }) => {
  const scene = await region(['Министерство полей'])
  const [agency] = scene.participants
  const expected = leastPath(methodology, {})
  if (!expected) throw new Error('a path was expected')
  const page = await as(agency.team)
  await visit(page, `${scene.at}/assessments/${agency.assessmentId}`)
  await expect(heading(page, new RegExp(`^До уровня «${expected.target.title}»`))).toBeVisible()
  if (expected.alternatives.length > 0)
    await expect(page.getByText(new RegExp(`^Ещё ${expected.alternatives.length}\\sпут`))).toBeVisible()
})

test(
  'the authority weighs the effort, and the path of the next campaign follows it',
  { tag: '@desktop' },
  async ({ as }) => {
    const plain = leastPath(methodology, {})?.best.steps[0]
    if (!plain) throw new Error('a path was expected')
    const weighed = structuredClone(methodology)
    const dear = weighed.criteria
      .find(({ number }) => number === plain.criterion)
      ?.options.find(({ score }) => score === plain.rung)
    if (!dear) throw new Error('the rung was expected')
    dear.effort = '7.5'
    const expected = leastPath(weighed, {})?.best.steps ?? []
    const tenant = await createTenant()
    const at = `/${tenant.slug}/office`
    const agency = await createAgency(tenant, { name: 'Министерство гор' })
    const page = await as(await createActor(tenant, 'AUTHORITY'))
    await visit(page, `${at}/methodology`)
    await visit(page, `${at}/methodology/effort`)
    const field = page
      .getByRole('group', { name: new RegExp(`^${plain.criterion}\\.`) })
      .getByLabel(new RegExp(`^${plain.rung} –`))
    await field.fill('много')
    await page.getByRole('button', { name: 'Сохранить новой версией' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await field.fill('7,5')
    await page.getByRole('button', { name: 'Сохранить новой версией' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Сколько стоит каждая ступень' })).toBeHidden()
    await page.goto(`${at}/campaigns/open`)
    await confirm(page, /^Открыть рейтинг за/, 'Открыть')
    await expect(page.getByRole('heading', { level: 1, name: /сдали 0 из 1/ })).toBeVisible()
    const curator = await as(await createActor(tenant, 'CURATOR', agency.id))
    await curator.goto(`${at}/assessments`)
    await curator.getByRole('link', { name: agency.name }).click()
    for (const step of expected)
      await expect(
        curator
          .getByRole('link', { name: new RegExp(`^[Кк]ритерий\\s${step.criterion}, ступень\\s${step.rung}$`) })
          .first(),
      ).toBeVisible()
  },
)
