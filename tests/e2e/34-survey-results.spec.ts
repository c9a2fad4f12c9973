import { createScene } from '@/tests/factories/scene'
import { createActor } from '@/tests/factories/tenant'
import { withTenant } from '@/lib/platform/db'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

/** A closed survey whose results nobody has published. */
async function closedSurvey() {
  const { tenant, own } = await createScene()
  const code = await withTenant(tenant.id, async (tx) => {
    await tx.surveyPublication.deleteMany({})
    const { code: address } = await tx.survey.update({
      where: { tenantId_id: { tenantId: tenant.id, id: own.openSurvey } },
      data: { status: 'CLOSED', closedAt: new Date('2026-11-20T05:00:00Z') },
      select: { code: true },
    })
    return address
  })
  return { tenant, own, code, curator: await createActor(tenant, 'CURATOR', own.agency) }
}

test('results are published, read by everybody, withdrawn with a reason', async ({ as }) => {
  const { tenant, own, code, curator } = await closedSurvey()
  const at = `/${tenant.slug}/office/surveys/${own.openSurvey}`
  const page = await as(curator)
  const visitor = await as(null)
  await visit(page, `${at}/results`)
  await page.getByRole('link', { name: 'Публикация' }).click()
  await expect(heading(page, 'Жители результатов пока не видят')).toBeVisible()
  await page.getByLabel('Что вы узнали и что будете делать').fill('Спасибо! Мешает очередь: открываем ещё одно окно.')
  await expectAccessible(page)
  await confirm(page, 'Опубликовать', 'Опубликовать')
  await expect(heading(page, /Результаты открыты всем/)).toBeVisible()
  await visit(visitor, `/${tenant.slug}/surveys`)
  await visitor.getByRole('link', { name: 'Опрос идёт' }).click()
  await expect(heading(visitor, /Довольны 83,3.%: 20 из 24/)).toBeVisible()
  await expect(visitor.getByText('Мешает очередь: открываем ещё одно окно.')).toBeVisible()
  await expectAccessible(visitor)
  await page.getByLabel('Почему: это увидят жители').fill('Ошибка в числе приглашённых.')
  await confirm(page, 'Отозвать результаты', 'Отозвать')
  await expect(heading(page, 'Результаты отозваны')).toBeVisible()
  await expect(async () => {
    await visit(visitor, `/${tenant.slug}/surveys/${code}/results`)
    await expect(visitor.getByText('Ошибка в числе приглашённых.')).toBeVisible({ timeout: 1_000 })
  }).toPass()
})
