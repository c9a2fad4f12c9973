import { withTenant } from '@/lib/platform/db'
import { saveSteps } from '@/lib/processes/steps/commands'
import { createProcess, createRoles } from '@/tests/factories/process'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { someDrawing } from '@/tests/factories/vsdx'
import { expect, expectAccessible, test, visit } from './support/test'

const CORPUS = 'tests/cases/bpmn-corpus'
const CASES = 'tests/cases/bpmn'

async function scene() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Комитет социальной защиты' })
  const roles = await createRoles(tenant, agency, { Специалист: '300', Начальник: '600' })
  const by = (role: string) => [{ role: roles[role] ?? '', share: '1' }]
  const process = await createProcess(
    tenant,
    agency,
    [
      { name: 'Принять заявление', roles: by('Специалист') },
      { name: 'Подписать решение', roles: by('Начальник') },
    ],
    { runsPerYear: 200 },
  )
  const curator = await createActor(tenant, 'CURATOR', agency.id, 'Ирина Куратор')
  const empty = await createProcess(tenant, agency)
  const page = (id: string) => `/${tenant.slug}/office/processes/${id}`
  return {
    tenant,
    agency,
    curator,
    process,
    map: `${page(process.id)}/map`,
    steps: `${page(process.id)}/steps`,
    empty: page(empty.id),
  }
}

test('a file of another tool fills the table of steps @desktop', async ({ as }) => {
  const { curator, empty } = await scene()
  const page = await as(curator)
  await visit(page, `${empty}/map`)
  await page.getByRole('link', { name: 'Загрузить карту из файла' }).click()
  const file = page.getByLabel(/Перетащите файл карты/)
  await expectAccessible(page)

  // Bad files are told in Russian, at their place.
  await file.setInputFiles(`${CASES}/01-broken.bpmn`)
  await expect(page.getByText(/Повреждённый XML: строка \d+/)).toBeVisible()
  await file.setInputFiles(`${CASES}/02-entity-bomb.bpmn`)
  await expect(page.getByText(/объявления сущностей \(DTD\) не принимаются/)).toBeVisible()
  await file.setInputFiles(`${CASES}/22-cp1251-declared-utf8.bpmn`)
  await page.getByRole('button', { name: 'Открыть в windows-1251' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /Добав/ })).toBeVisible()

  await file.setInputFiles(`${CASES}/08-two-processes.bpmn`)
  await expect(page.getByLabel('Какой процесс файла заполнит таблицу')).toBeVisible()

  await file.setInputFiles(`${CORPUS}/Reference_C.5.0.bpmn`)
  await expect(page.getByRole('heading', { name: /Добавятся \d+\sшагов/ })).toBeVisible()
  await expect(page.getByText('Head of Market Service', { exact: true }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Заполнить таблицу' }).click()
  await expect(page.getByText(/Добавлено \d+\sшагов/)).toBeVisible()
  await page.getByRole('link', { name: 'Открыть карту' }).click()
  await expect(page.getByText('Из файла «Reference_C.5.0.bpmn»', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await visit(page, `${empty}/steps`)
  await expect(page.getByRole('gridcell', { name: 'Head of Market Service' }).first()).toBeVisible()
})

test('a drawing is edited by keys, and the table tells the same @desktop', async ({ as }) => {
  const { curator, map, steps } = await scene()
  const page = await as(curator)
  await visit(page, map)
  await page.getByRole('link', { name: 'Изменить рисунок' }).click()
  await expect(page.locator('.map-editor .djs-shape').first()).toBeVisible()
  // The licence's mark.
  await expect(page.locator('.map-editor .bjs-powered-by')).toBeVisible()
  const list = page.getByLabel('Выберите шаг')
  await list.focus()
  await list.selectOption({ label: 'Подписать решение' })
  await page.getByLabel('Название').fill('Подписать приказ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Изменится 1 шаг' })).toBeVisible()
  await list.selectOption({ label: 'Принять заявление' })
  await page.getByRole('button', { name: 'Добавить шаг после' }).focus()
  await page.keyboard.press('Enter')
  // The fresh step's name has the focus.
  await page.keyboard.type('Проверить сведения')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Добавится 1\sшаг, изменятся 2\sшага/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText(/Сохранено\. Добавлен 1\sшаг/)).toBeVisible()
  await visit(page, steps)
  for (const name of ['Принять заявление', 'Проверить сведения', 'Подписать приказ'])
    await expect(page.getByText(name).first()).toBeVisible()
  await visit(page, map)
  await expect(page.getByRole('img', { name: /^Проверить сведения/ })).toBeVisible()
})

test('a Visio drawing fills the table, and what was not understood is named @desktop', async ({ as }) => {
  const { curator, empty } = await scene()
  const page = await as(curator)
  await visit(page, `${empty}/map/file`)
  await page
    .getByLabel(/Перетащите файл карты/)
    .setInputFiles({ name: 'Справка.vsdx', mimeType: 'application/octet-stream', buffer: someDrawing() })
  await expect(page.getByRole('heading', { level: 2, name: /Добавятся 3\sшага/ })).toBeVisible()
  await expect(page.getByText(/«Запросить архив» неизвестного вида/)).toBeVisible()
  await page.getByRole('button', { name: 'Заполнить таблицу' }).click()
  await expect(page.getByText(/Добавлено 3\sшага/)).toBeVisible()
  await visit(page, `${empty}/map`)
  await expect(page.getByRole('img', { name: /^Принять заявление/ })).toBeVisible()
})

test('nothing drawn is lost when the table changes meanwhile @desktop', async ({ as }) => {
  const { curator, map, process, tenant } = await scene()
  const page = await as(curator)
  await visit(page, `${map}/edit`)
  await expect(page.locator('.map-editor .djs-shape').first()).toBeVisible()
  await page.getByLabel('Выберите шаг').selectOption({ label: 'Подписать решение' })
  await page.getByLabel('Название').fill('Подписать приказ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Изменится 1 шаг' })).toBeVisible()
  // What is not saved is still there after the page is opened anew.
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByRole('button', { name: 'Продолжить его' }).click()
  await expect(page.getByRole('heading', { name: 'Изменится 1 шаг' })).toBeVisible()

  const [first] = process.steps
  const saved = await saveSteps(curator, {
    processId: process.id,
    state: 'AS_IS',
    edits: [{ path: `${first}.name`, base: 'Принять заявление', text: 'Взять заявление' }],
  })
  expect(saved.ok).toBe(true)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Пока вы рисовали, таблицу изменили')).toBeVisible()
  await expect(page.getByText('Подписать приказ', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Записать мой рисунок поверх' }).click()
  await expect(page.locator('.map-editor .djs-shape').first()).toBeVisible()
  await expect
    .poll(() =>
      withTenant(tenant.id, async (tx) => {
        const rows = await tx.processStep.findMany({
          where: { map: { processId: process.id } },
          orderBy: { position: 'asc' },
        })
        return rows.map(({ data }) => (data as { name: string }).name)
      }),
    )
    .toEqual(['Принять заявление', 'Подписать приказ'])
})

test('the map is compared, given out and simulated', async ({ as }) => {
  const { curator, map } = await scene()
  const page = await as(curator)
  await visit(page, map)
  await expect(page.getByRole('img', { name: /^Принять заявление/ })).toBeVisible()
  await expectAccessible(page)
  for (const [name, type] of [
    ['SVG', 'image/svg+xml'],
    ['PNG', 'image/png'],
    ['PDF, А4', 'application/pdf'],
    ['PDF, А3', 'application/pdf'],
    ['BPMN 2.0', 'application/xml'],
  ] as const) {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    const answer = await page.request.get(href ?? '')
    expect([answer.status(), answer.headers()['content-type']?.split(';')[0]], name).toEqual([200, type])
  }
  // The worker runs under the portal's own rules for scripts.
  await visit(page, map.replace('/map', '/simulation'))
  await page.getByRole('button', { name: 'Смоделировать' }).click()
  await expect(page.getByRole('heading', { name: /решается \d/ })).toBeVisible({ timeout: 60_000 })
})
