import type { Page } from '@playwright/test'
import type { TenantView } from '@/lib/core/tenant'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createProcess } from '@/tests/factories/process'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, expectNoSidewaysScroll, heading, test, visit } from './support/test'

type Place = { tenant: TenantView; at: string; curator: Actor; process: { id: string; steps: string[] } }

async function place(): Promise<Place> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Комитет по социальной защите' })
  const process = await createProcess(tenant, agency, [
    { name: 'Зарегистрировать заявление' },
    { name: 'Проверить комплект', check: { what: 'все ли справки', by: 'специалист', sign: 'нет справки' } },
    { name: 'Рассчитать выплату' },
  ])
  return {
    tenant,
    process,
    at: `/${tenant.slug}/office/processes/${process.id}`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
  }
}

/** Opens a series of all steps in the office, and the stopwatch. */
async function openSeries(page: Page, at: string): Promise<void> {
  await visit(page, `${at}/timing`)
  await page.getByRole('link', { name: 'Открыть серию' }).click()
  await expect(page.getByRole('heading', { name: 'Новая серия: как есть' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Где снимаем').fill('Окно 3')
  await page.getByLabel('Сколько пройти').fill('12')
  await page.getByRole('button', { name: 'Открыть серию' }).click()
  await page.getByRole('link', { name: 'Снимать' }).click()
  await expect(page.getByRole('button', { name: /^Начать: заявление № 1/ })).toBeVisible()
}

/** The device keeps the page before the connection goes. */
const pageKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/timing'))?.active?.state ?? 'none'),
    )
    .toBe('activated')

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** A run of three steps: three observations. */
async function run(page: Page): Promise<void> {
  await tap(page, /^Начать:/)
  await tap(page, /^Готово, дальше шаг 2/)
  await tap(page, /^Готово, дальше шаг 3/)
  await tap(page, /^Готово, прогон закончен/)
}

const observations = ({ tenant, process }: Place) =>
  withTenant(tenant.id, (tx) =>
    tx.timingObservation.findMany({ where: { tenantId: tenant.id, series: { map: { processId: process.id } } } }),
  )

test('30 observations made without a connection outlive the tab and reach the portal once each', async ({ as }) => {
  const scene = await place()
  const page = await as(scene.curator)
  await openSeries(page, scene.at)
  await expectAccessible(page)
  const address = page.url()
  await pageKept(page)
  const context = page.context()
  await context.setOffline(true)
  for (let n = 0; n < 4; n += 1) await run(page)
  await expect(page.getByText('Нет связи. 12 замеров на этом устройстве, уйдут сами')).toBeVisible()
  await expectNoSidewaysScroll(page)

  // The tab is killed in the middle of a run, opened again without a connection, and goes on where it was.
  await tap(page, /^Начать: заявление № 5/)
  await tap(page, /^Готово, дальше шаг 2/)
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await again.goto(address)
  await expect(heading(again, 'Заявление № 5: идёт шаг 2')).toBeVisible()
  await expect(again.getByText('Нет связи. 13 замеров на этом устройстве, уйдут сами')).toBeVisible()
  await tap(again, /^Готово, дальше шаг 3/)
  await tap(again, /^Готово, прогон закончен/)
  for (let n = 0; n < 5; n += 1) await run(again)
  await expect(again.getByText('Нет связи. 30 замеров на этом устройстве, уйдут сами')).toBeVisible()
  expect(await observations(scene)).toHaveLength(0)

  await again.close()
  const last = await context.newPage()
  await last.goto(address)
  await context.setOffline(false)
  await expect(last.getByText('Всё снятое отправлено')).toBeVisible()
  await last.reload()
  await expect(last.getByText('нужно 12, снято 10')).toBeVisible()
  const rows = await observations(scene)
  expect(rows).toHaveLength(30)
  expect(new Set(rows.map(({ runId }) => runId)).size).toBe(10)
  expect(rows.filter(({ withdrawn }) => withdrawn)).toEqual([])

  // One tap takes them into the steps, where they stay as proof.
  await last.goto(`${scene.at}/timing`)
  await expectAccessible(last)
  await last.getByRole('link', { name: '1. Зарегистрировать заявление' }).click()
  await expect(last.getByRole('heading', { name: /^Обычно/ })).toBeVisible()
  await expectAccessible(last)
  await last.getByRole('button', { name: /^Взять в таблицу/ }).click()
  await expect(last.getByText('Времена взяты в таблицу: 1 шаг. Замеры остались подтверждением.')).toBeVisible()
  await last.goto(`${scene.at}/steps`)
  await expect(last.getByText(/работа по \d+\sзамерам, \d\d\.\d\d\.\d{4}/)).toBeVisible()
  await expectAccessible(last)
})

test('a run as it goes: waiting, pause, defect, a step passed over, one sent back, a tap taken back', async ({
  as,
}) => {
  const scene = await place()
  const page = await as(scene.curator)
  await openSeries(page, scene.at)
  await tap(page, /^Начать:/)
  await tap(page, 'Готово, дело ждёт')
  await expect(heading(page, 'Заявление № 1: ждёт шаг 2')).toBeVisible()
  await expectAccessible(page)
  await tap(page, /^Взяли в работу: шаг 2/)
  await tap(page, 'Пауза: отвлекли')
  await tap(page, /^Продолжить/)
  await tap(page, 'проверка нашла дефект')
  await tap(page, 'лишняя обработка')
  await expectAccessible(page)
  await tap(page, 'Вернули на шаг 1')
  await expect(heading(page, 'Заявление № 1: ждёт шаг 1')).toBeVisible()
  await tap(page, /^Взяли в работу: шаг 1/)
  await tap(page, /^Готово, дальше шаг 2/)
  await tap(page, 'Пропустить шаг')
  await expect(heading(page, 'Заявление № 1: идёт шаг 3')).toBeVisible()
  await tap(page, /^Готово, прогон закончен/)
  await tap(page, 'Отменить касание')
  await expect(heading(page, 'Заявление № 1: идёт шаг 3')).toBeVisible()
  await tap(page, /^Готово, прогон закончен/)
  await expect(page.getByText('Всё снятое отправлено')).toBeVisible()
  await expect
    .poll(async () => {
      const rows = (await observations(scene)).filter(({ withdrawn }) => !withdrawn)
      return rows
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ outcome, stepId, defect, wastes, waitedFrom }) =>
          [
            scene.process.steps.indexOf(stepId) + 1,
            outcome,
            ...(defect ? ['defect'] : []),
            ...wastes,
            ...(waitedFrom ? ['waited'] : []),
          ].join(' '),
        )
    })
    .toEqual(['1 DONE', '2 RETURNED defect overprocessing waited', '1 DONE waited', '2 SKIPPED', '3 DONE waited'])
})

test('what a device holds is for its person alone: another one neither sees nor sends it', async ({ as }) => {
  const scene = await place()
  const page = await as(scene.curator)
  await openSeries(page, scene.at)
  const address = page.url()
  await pageKept(page)
  await page.context().setOffline(true)
  await run(page)
  await expect(page.getByText('3 замера на этом устройстве')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Всё снятое отправлено')).toBeVisible()
  // Signs out: nothing of the series opens on this device any more, connected or not.
  await page.goto(`${scene.at}/timing`)
  if (await page.getByRole('button', { name: 'Меню' }).isVisible())
    await page.getByRole('button', { name: 'Меню' }).click()
  await page.getByRole('button', { name: 'Выйти' }).click()
  await expect(page.getByText('Вы вышли из портала.')).toBeVisible()
  await page.goto(address)
  await expect(heading(page, 'Войдите, чтобы снимать замеры')).toBeVisible()
  await expect(page.getByText('Рассчитать выплату')).toBeHidden()
  await page.context().setOffline(true)
  await page.goto(address)
  await expect(page.getByText('Этой серии здесь нет')).toBeVisible()
  await expectAccessible(page)
})
