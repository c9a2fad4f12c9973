import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { addDays, todayIn, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject } from '@/tests/factories/project'
import { publishedRating } from '@/tests/factories/published'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

type Scene = {
  tenant: TenantView
  office: string
  late: { id: string; name: string }
  good: { id: string; name: string }
  authority: Actor
  curator: Actor
  year: number
}

/**
 * Two agencies with two years of rating; one has a project whose stage is a month late and a passport that came back.
 */
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const late = await createAgency(tenant, { name: 'Министерство транспорта' })
  const good = await createAgency(tenant, { name: 'Министерство здравоохранения' })
  const child = await createAgency(tenant, {
    name: 'Областная больница',
    parentId: good.id,
    kind: 'SUBORDINATE_ORGANISATION',
  })
  const today = todayIn(tenant.timeZone, new Date())
  const year = yearOf(today)
  for (const [back, first] of [
    [2, 1],
    [1, 2],
  ] as const) {
    await publishedRating(
      tenant,
      year - back,
      [
        { agency: late, scores: [1, 1, 1, 2, 2, 2, 2, 2] },
        { agency: good, scores: [first, 2, 2, 2, 2, 2, 2, 2] },
      ],
      { nextNumber: back * 100 },
    )
  }
  const running = await createProject(tenant, late, { status: 'RUNNING' })
  await createProject(tenant, child, { status: 'RUNNING' })
  const returned = await createProject(tenant, late, { status: 'DRAFT' })
  await withTenant(tenant.id, async (tx) => {
    await tx.projectStage.updateMany({
      where: { tenantId: tenant.id },
      data: { dueFrom: dayColumn(addDays(today, 30)), dueTo: dayColumn(addDays(today, 60)) },
    })
    await tx.projectStage.updateMany({
      where: { tenantId: tenant.id, projectId: running.id, number: 1 },
      data: { dueTo: dayColumn(addDays(today, -31)) },
    })
    await tx.passportVersion.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        projectId: returned.id,
        number: 1,
        status: 'RETURNED',
        fields: {},
        submittedBy: 'Куратор',
        submittedAt: new Date(),
        decidedAt: new Date(),
      },
    })
  })
  return {
    tenant,
    office: `/${tenant.slug}/office`,
    late,
    good,
    year,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', late.id),
  }
}

test('the authority sees who falls behind and why, opens the evidence and sends the address on', async ({ as }) => {
  const { tenant, office, late, good, authority } = await scene()
  const page = await as(authority)
  await visit(page, office)
  await expect(page.locator('#agencies')).toContainText(/этап проекта просрочен на \d+\sрабоч/)
  await page.getByRole('link', { name: /^Все: 3 участника/ }).click()
  await expect(heading(page, 'Отстаёт 1 из 3 участников')).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('navigation', { name: 'Как идут' })
    .getByRole('link', { name: /^Отстают/ })
    .click()
  await expect(page).toHaveURL(/state=BEHIND/)
  const table = page.getByRole('table', { name: /Участники программы/ })
  await expect(table.getByRole('row')).toHaveCount(3)
  await table.getByRole('link', { name: new RegExp(`^Проекты, ${late.name}`) }).click()
  await expect(page).toHaveURL(new RegExp(`/office/agencies/${late.id}/projects$`))
  await expect(heading(page, 'Идёт 1 проект')).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await page.getByRole('navigation', { name: 'Как показать' }).getByRole('link', { name: 'По подчинённости' }).click()
  await expect(page).toHaveURL(/view=tree/)
  await page.getByRole('navigation', { name: 'Как идут' }).getByRole('link', { name: /^Все/ }).click()
  await expect(page).not.toHaveURL(/state=/)
  await page.getByRole('link', { name: `Развернуть: ${good.name}` }).click()
  await expect(page.getByRole('link', { name: 'Областная больница', exact: true })).toBeVisible()
  await expectAccessible(page)
  // A colleague who opens the same address sees the same.
  const colleague = await as(await createActor(tenant, 'METHODOLOGIST'))
  await visit(colleague, page.url())
  await expect(colleague.getByRole('link', { name: 'Областная больница', exact: true })).toBeVisible()
})

test('the deputy governor looks at the wall: big, by itself, nothing to change', async ({ as }) => {
  const { tenant, office } = await scene()
  const page = await as(await createActor(tenant, 'OBSERVER'))
  await visit(page, office)
  await expect(heading(page, /Отстаёт 1 участник$/)).toBeVisible()
  await visit(page, `${office}/cockpit/wall`)
  await expect(heading(page, 'Отстаёт 1 из 3')).toBeVisible()
  await expect(page.getByText('обновляется само')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Участники по состоянию' })).toContainText('отстают')
  await expect(page.getByRole('main').locator('form')).toHaveCount(0)
})

test('a curator sees what to do next and where the agency stands among all', async ({ as }) => {
  const { office, curator } = await scene()
  const page = await as(curator)
  await visit(page, office)
  await expect(heading(page, /Вас ждут 2 дела$/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Что сделать дальше' })).toBeVisible()
  await expect(page.getByRole('table', { name: /Участники программы/ })).toContainText('Середина по программе')
  await expect(page.getByText('Министерство здравоохранения')).toHaveCount(0)
  await visit(page, `${office}/queue?kind=STAGE_LATE`)
  await expect(heading(page, 'Закрыть просроченные этапы: 1')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Что вас ждёт' }).getByRole('link')).toHaveCount(2)
  await page.getByRole('link', { name: /^К этапам/ }).click()
  await expect(page).toHaveURL(/\/stages$/)
})

test(
  'a drawing is read as a table and taken away as PNG and XLSX with the same figures',
  { tag: '@desktop' },
  async ({ as }) => {
    const { office, authority, good, year } = await scene()
    const page = await as(authority)
    await visit(page, `${office}/agencies/${good.id}`)
    const chart = page.getByRole('figure').filter({ hasText: 'Оценка рейтинга по годам' })
    await expect(chart.locator('svg.recharts-surface').first()).toBeVisible()
    const drawn = await chart.locator('.recharts-label-list text').allTextContents()
    await chart.getByRole('button', { name: 'Таблица' }).click()
    const table = chart.getByRole('table', { name: 'Оценка рейтинга по годам' })
    await expect(table.getByRole('rowheader')).toHaveText([String(year - 2), String(year - 1)])
    const cells = await table
      .getByRole('row')
      .evaluateAll((rows) => rows.slice(1).map((row) => row.querySelectorAll('td')[0]?.textContent ?? ''))
    expect(drawn.map((text) => text.trim()).filter(Boolean)).toEqual(cells)
    await expectAccessible(page)
    const saved = async (name: string) => {
      const download = page.waitForEvent('download')
      await chart.getByRole('button', { name }).click()
      return readFile(await (await download).path())
    }
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await saved('Сохранить XLSX')) as never)
    expect(book.worksheets[0]?.getColumn(2).values.slice(2)).toEqual(
      cells.map((text) => Number(text.replace(',', '.'))),
    )
    await chart.getByRole('button', { name: 'Таблица' }).click()
    expect((await saved('Сохранить PNG')).subarray(1, 4).toString()).toBe('PNG')
  },
)
