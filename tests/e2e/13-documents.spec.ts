import { unzipSync, zipSync } from 'fflate'
import { passportDocx } from '@/lib/documents/passport-docx'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { passportSource } from '@/tests/factories/passport'
import { createProject, filledPassport } from '@/tests/factories/project'
import { storedZip } from '@/tests/factories/zip'
import { confirm, expect, expectAccessible, heading, pick, test, visit } from './support/test'

const titled = (title: string) => ({ ...filledPassport, title })

const office = async () => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Министерство здравоохранения' })
  const child = await createAgency(tenant, {
    name: 'Поликлиника № 1',
    parentId: agency.id,
    kind: 'SUBORDINATE_ORGANISATION',
  })
  const other = await createAgency(tenant, { name: 'Министерство труда' })
  return {
    tenant,
    agency,
    child,
    other,
    at: `/${tenant.slug}/office/projects`,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
  }
}
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test(
  'the list: words in any form, conditions, order, columns, a saved view, the whole list as a table',
  { tag: '@desktop' },
  async ({ as }) => {
    const { tenant, agency, child, other, at, authority } = await office()
    await createProject(tenant, agency, { fields: titled('Сокращение срока выдачи справок') })
    await createProject(tenant, child, { fields: titled('Сокращение очереди в регистратуру'), status: 'RUNNING' })
    await createProject(tenant, other, { fields: titled('Быстрое назначение пособий'), status: 'RUNNING' })
    const page = await as(authority)
    await visit(page, at)
    await expect(heading(page, '3 проекта')).toBeVisible()
    await page.getByRole('searchbox').fill('пособие')
    await page.getByRole('button', { name: 'Найти' }).click()
    await expect(heading(page, 'Найдено: 1 проект')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Быстрое назначение пособий' })).toBeVisible()
    await page.getByRole('link', { name: /^Слова: пособие/ }).click()
    await expect(heading(page, '3 проекта')).toBeVisible()

    // The list changes in place: its address follows, back and forward bring the earlier lists, a lost connection
    // changes nothing.
    await page.evaluate(() => {
      document.documentElement.dataset.mark = 'same page'
    })
    await page.getByRole('link', { name: /^Выполняется/ }).click()
    await expect(heading(page, 'Найдено: 2 проекта')).toBeFocused()
    await expect(page).toHaveURL(/\?status=RUNNING$/)
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('очередь')
    await page.getByRole('searchbox').press('Enter')
    await expect(heading(page, 'Найдено: 1 проект')).toBeVisible()
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.goBack()
    await expect(heading(page, 'Найдено: 2 проекта')).toBeVisible()
    await page.goForward()
    await expect(heading(page, 'Найдено: 1 проект')).toBeVisible()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: /^Все/ }).click()
    await expect(page.getByText('Нет связи с порталом, страница не изменилась.')).toBeVisible()
    await page.context().setOffline(false)
    await page.getByRole('link', { name: 'Сбросить' }).click()
    await expect(heading(page, '3 проекта')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.dataset.mark)).toBe('same page')

    await page.getByRole('link', { name: 'Условия и столбцы' }).click()
    await expect(heading(page, 'Условия и столбцы')).toBeVisible()
    await expectAccessible(page)
    await pick(page, 'Орган с подведомственными', 'Министерство здравоохранения')
    await page.getByLabel('Порядок').selectOption({ label: 'по названию' })
    await page.getByRole('checkbox', { name: 'Основание' }).check()
    await page.getByRole('checkbox', { name: 'Окончание' }).uncheck()
    await page.getByRole('button', { name: 'Показать проекты' }).click()
    await expect(heading(page, 'Найдено: 2 проекта')).toBeVisible()
    const table = page.getByRole('table')
    await expect(table.getByRole('columnheader', { name: 'Основание' })).toHaveCount(1)
    await expect(table.getByRole('columnheader', { name: 'Окончание' })).toHaveCount(0)
    await expect(table.getByRole('row').nth(1)).toContainText('Сокращение очереди в регистратуру')
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Сохранить вид' }).click()
    await page.getByLabel('Название вида').fill('Наше здравоохранение')
    await page.getByRole('button', { name: 'Сохранить вид' }).click()
    await expect(page.getByRole('link', { name: 'Наше здравоохранение' })).toBeVisible()
    await page.goto(at)
    await page.getByRole('link', { name: 'Наше здравоохранение' }).click()
    await expect(heading(page, 'Найдено: 2 проекта')).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Скачать XLSX' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Проекты на .*\.xlsx$/)
    await page.getByRole('link', { name: 'Виды списка' }).click()
    await expect(heading(page, 'Виды списка')).toBeVisible()
    await expectAccessible(page)
    await confirm(page, 'Удалить', 'Удалить')
    await expect(page.getByText('Видов пока нет')).toBeVisible()
  },
)

test('a passport typed in Word: refused files, a preview with doubts, a draft, the same document again', async ({
  as,
}) => {
  const { at, curator } = await office()
  const page = await as(curator)
  await visit(page, `${at}/import`)
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('Паспорт', { exact: true }).setInputFiles({ name, mimeType: word, buffer })
  await choose('письмо.docx', Buffer.from('Здравствуйте'))
  await expect(page.getByText('Это не документ DOCX')).toBeVisible()
  await choose(
    'макросы.docx',
    storedZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' }),
  )
  await expect(page.getByText('В документе есть макросы')).toBeVisible()
  await expectAccessible(page)

  const fields = { ...filledPassport, 'stages.7.to': '30 февраля 2027 г.', 'leader.name': '' }
  const { 'customXml/item1.xml': _data, ...typed } = unzipSync(
    await passportDocx(passportSource(fields, { agencyName: 'Министерство здравоохранения' })),
  )
  // As typed by hand: without the data that the portal's own documents carry.
  await choose('паспорт.docx', Buffer.from(zipSync(typed)))
  await expect(page.getByRole('heading', { name: /^Прочитано/ })).toBeVisible()
  await expect(page.getByText('Выдача справки', { exact: true })).toBeVisible()
  await expect(page.getByText('Нет такого дня: «30 февраля 2027 г.».')).toBeVisible()
  await expect(page.getByText('Имя не найдено: прочитана только должность.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Создать черновик' }).click()
  await expect(heading(page, 'Сокращение срока выдачи справки')).toBeVisible()
  await expect(page.getByLabel('Процесс', { exact: true })).toHaveValue('Выдача справки')
  const doubts = page.getByRole('region', { name: 'Прочитано из документа' })
  await expect(doubts.getByRole('listitem')).toHaveCount(2)
  await doubts.getByRole('button', { name: 'Проверено' }).first().click()
  await expect(doubts.getByRole('listitem')).toHaveCount(1)
  await expectAccessible(page)
  const [again] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'DOCX' }).click()])
  expect(again.suggestedFilename()).toContain('Паспорт проекта № 1')
  const pdf = await page.request.get(`/api${new URL(page.url()).pathname.replace('/office', '')}.pdf`)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
})

test('a list of projects from a table: every error at its row', { tag: '@desktop' }, async ({ as }) => {
  const { at, curator } = await office()
  const page = await as(curator)
  await visit(page, `${at}/import/list`)
  const table = (...rows: string[]) => ({
    name: 'проекты.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${['Название;Орган;Начало;Окончание;Состояние', ...rows].join('\r\n')}`),
  })
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(
      table(
        'Быстрый приём в поликлинике;Министерство труда;30.02.2027;;',
        'Электронная очередь;Поликлиника № 1;11.01.2027;25.06.2027;выполняется',
      ),
    )
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(page.getByText('такого дня нет: «30.02.2027»')).toBeVisible()
  await expect(page.getByText('не найден среди органов')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Другой файл' }).click()
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(
      table(
        'Быстрый приём в поликлинике;Министерство здравоохранения;;;',
        'Электронная очередь;Поликлиника № 1;11.01.2027;25.06.2027;выполняется',
      ),
    )
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await page.getByRole('button', { name: 'Загрузить 2 из 2' }).click()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(heading(page, '2 проекта')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Электронная очередь' })).toBeVisible()
})

test('one search over projects, practices and proposals', { tag: '@desktop' }, async ({ as }) => {
  const { tenant, agency, curator } = await office()
  await createProject(tenant, agency, { fields: titled('Сокращение срока выдачи справок') })
  const page = await as(curator)
  await visit(page, `/${tenant.slug}/office/search`)
  await page.getByRole('searchbox').fill('выдачу справки')
  await page.getByRole('button', { name: 'Найти' }).click()
  await expect(heading(page, 'Найдено: 1')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Сокращение срока выдачи справок' }).click()
  await expect(heading(page, 'Сокращение срока выдачи справок')).toBeVisible()
})
