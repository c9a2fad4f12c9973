import { todayIn, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Office = {
  tenant: TenantView
  at: string
  year: number
  agency: { id: string; name: string }
  authority: Actor
  curator: Actor
}

async function office(): Promise<Office> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство просвещения' })
  return {
    tenant,
    at: `/${tenant.slug}/office/plan`,
    year: yearOf(todayIn(tenant.timeZone, new Date())),
    agency,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
  }
}

/** An indicator with this year's target, straight in the database: the journey begins after it. */
async function indicator(
  { tenant, year }: Office,
  data: { title: string; unit: string; source?: string; target: string; perAgency?: boolean },
): Promise<string> {
  const id = newId()
  const { target, ...more } = data
  await withTenant(tenant.id, async (tx) => {
    await tx.indicator.create({
      data: {
        tenantId: tenant.id,
        id,
        number: '1.1',
        sectionNumber: '1',
        section: 'Проекты и обучение',
        position: 1,
        perAgency: true,
        total: data.unit === 'процентов' ? 'LAST' : 'SUM',
        responsible: ['PARTICIPANTS'],
        ...more,
      },
    })
    await tx.indicatorTarget.create({
      data: { tenantId: tenant.id, id: newId(), indicatorId: id, year, value: target },
    })
  })
  return id
}

test('the authority loads the plan from the act, renames an indicator and sets its target; both stay in its history', async ({
  as,
}) => {
  const { at, year, authority } = await office()
  const page = await as(authority)
  await visit(page, at)
  await expect(page.getByText('В плане пока нет показателей')).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить из акта' }).click()
  await expect(page.getByRole('heading', { name: '2. Подготовка и обучение сотрудников' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^3\.3\. Проведение регионального конкурса/ }).click()
  await expect(heading(page, /^3\.3/)).toBeVisible()
  await page.getByRole('link', { name: 'Изменить показатель' }).click()
  await expect(heading(page, 'Изменить показатель 3.3')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Название').fill('Проведение областного конкурса практик')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Показатель меняется по существу').first()).toBeVisible()
  await page.getByLabel('Основание изменения').fill('Постановление от 02.02.2026 № 7')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(heading(page, '3.3. Проведение областного конкурса практик')).toBeVisible()
  await expect(page.getByText(/До этого дня он назывался «Проведение регионального конкурса/)).toBeVisible()
  await page.getByRole('button', { name: 'Задать цель' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Год').fill(String(year + 2))
  await dialog.getByLabel('Цель').fill('-2')
  await dialog.getByRole('button', { name: 'Сохранить цель' }).click()
  await expect(dialog.getByText('Число не может быть меньше нуля.').first()).toBeVisible()
  await dialog.getByLabel('Цель').fill('2')
  await dialog.getByRole('button', { name: 'Сохранить цель' }).click()
  await expect(page.getByText(`цель на ${year + 2} год: – → 2`)).toBeVisible()
  await expectAccessible(page)
})

test('a curator types a share by its parts with a document, corrects it; the former value stays to be seen', async ({
  as,
}) => {
  const scene = await office()
  const id = await indicator(scene, { title: 'Реинжиниринг процессов', unit: 'процентов', target: '10' })
  const page = await as(scene.curator)
  await visit(page, scene.at)
  await expect(page.getByText('нет данных').first()).toBeVisible()
  await page.getByRole('link', { name: '1.1. Реинжиниринг процессов' }).click()
  await page.getByRole('link', { name: 'Внести факт' }).click()
  await expect(heading(page, /^Внести факт/)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Сколько').fill('4')
  await page.getByLabel('Из скольких').fill('0')
  await page.getByRole('button', { name: 'Внести факт' }).click()
  await expect(page.getByText('Часть не бывает больше целого.').first()).toBeVisible()
  await page.getByLabel('Из скольких').fill('40')
  await page.getByLabel('Чем подтверждён').fill('Приказ о новых регламентах')
  await page.locator('input[type=file]').setInputFiles({
    name: 'Реестр процессов.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Процесс;Изменён\nВыдача справок;да\n'),
  })
  await expect(page.getByRole('button', { name: 'Убрать Реестр процессов.csv' })).toBeVisible()
  await page.getByRole('button', { name: 'Внести факт' }).click()
  await expect(page.getByText('Есть 10\u00a0% при цели не менее\u00a010\u00a0%.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Реестр процессов.csv' })).toBeVisible()
  await page.getByRole('link', { name: /^Исправить/ }).click()
  await page.getByLabel('Сколько').fill('3')
  await page.getByLabel('Почему исправляется').fill('Один регламент не утверждён')
  await page.getByRole('button', { name: 'Исправить факт' }).click()
  await expect(page.getByText('Исправлено: Один регламент не утверждён')).toBeVisible()
  await expect(page.getByText('прежнее значение').first()).toBeVisible()
  await expectAccessible(page)
  await visit(page, `${scene.at}/${id}?year=${scene.year}`)
})

test("a counted fact opens to its records; the year is published, corrected, and both versions are everybody's", async ({
  as,
}) => {
  const scene = await office()
  const { tenant, at, year, agency, authority } = scene
  const id = await indicator(scene, {
    title: 'Внедрено предложений',
    unit: 'предложений',
    source: 'PROPOSALS_FILED',
    target: '1',
  })
  await withTenant(tenant.id, (tx) =>
    tx.proposal.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        number: 1,
        agencyId: agency.id,
        title: 'Свет в коридоре',
        problem: 'Темно',
        suggestion: 'Датчик',
        filedAt: new Date(),
        answerDue: new Date('2099-01-01'),
      },
    }),
  )
  const page = await as(authority)
  await visit(page, `${at}/${id}`)
  await expect(page.getByText('1 из 1', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: /^Открыть записи/ }).click()
  await expect(heading(page, `Записи за ${year} год: 1`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'ППУ № 1. Свет в коридоре' })).toBeVisible()
  await expectAccessible(page)
  await visit(page, `${at}/publish`)
  await confirm(page, 'Опубликовать', 'Опубликовать')
  await expect(page.getByRole('link', { name: 'Редакция 1' })).toBeVisible()
  await page.getByLabel('Причина новой редакции').fill('Уточнён состав участников')
  await confirm(page, 'Опубликовать новую редакцию', 'Опубликовать')
  await expect(page.getByRole('link', { name: 'Редакция 2' })).toBeVisible()
  await expectAccessible(page)
  const visitor = await as(null)
  await visit(visitor, `/${tenant.slug}/progress/${year}`)
  await expect(visitor.getByText('Причина: Уточнён состав участников')).toBeVisible()
  await visitor.getByRole('link', { name: 'Редакция 1' }).click()
  await expect(visitor.getByText('Это прежняя редакция')).toBeVisible()
  await expectAccessible(visitor)
  await visit(visitor, `/${tenant.slug}/open-data`)
  const table = await visitor.request.get(`/${tenant.slug}/open-data/progress-${year}.csv`)
  expect(await table.text()).toContain('Внедрено предложений')
})
