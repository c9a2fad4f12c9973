import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { createProcess } from '@/tests/factories/process'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

const CASES = 'tests/cases/tables'
const table = (text: string) => ({ name: 'реестр.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a curator loads processes from a table: faults are told row by row, then new ones come in and known ones change', async ({
  as,
}) => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Комитет по охоте' })
  await createProcess(tenant, agency, [{ name: 'Принять' }], { name: 'Выдача охотничьего билета', code: 'ОХ-01' })
  const page = await as(await createActor(tenant, 'CURATOR', agency.id))
  const at = `/${tenant.slug}/office/processes`
  await visit(page, at)
  await page.getByRole('link', { name: 'Загрузить из таблицы' }).click()
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(
      table('Код;Процесс;В год;Примечание\nОХ-01;Выдача охотничьего билета;много;да, да\n;Учёт охотников;12;\n'),
    )
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(page.getByText('«много» – не целое число')).toBeVisible()
  await expect(page.getByText('Столбец D «Примечание»')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('textbox', { name: 'Раз в год, строка 2' }).fill('777')
  await page.getByRole('button', { name: 'Исправить' }).click()
  await expect(page.getByText(/Раз в год:.*→ 777/)).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить 2 из 2' }).click()
  await expect(heading(page, 'Загружено: 2 процесса')).toBeVisible()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(page.getByRole('main')).toContainText('777')
  await expect(page.getByRole('link', { name: 'Учёт охотников' })).toBeVisible()

  await page.goBack()
  await confirm(page, 'Отменить загрузку', 'Отменить загрузку')
  await expect(heading(page, 'Загрузка отменена')).toBeVisible()
  await visit(page, at)
  await expect(page.getByRole('main')).not.toContainText('777')
  await expect(page.getByRole('link', { name: 'Учёт охотников' })).toHaveCount(0)
})

test('a registry from an ODS: groups name the agencies, what is not sure waits for a word', async ({ as }) => {
  const tenant = await createTenant()
  await createAgency(tenant, { name: 'Управление природы' })
  await createAgency(tenant, { name: 'Управление ветеринарии' })
  const page = await as(await createActor(tenant, 'AUTHORITY'))
  await visit(page, `/${tenant.slug}/office/processes/import`)
  await page.getByLabel('Файл', { exact: true }).setInputFiles(`${CASES}/s05-reestr.ods`)
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  const grid = page.getByRole('table', { name: 'Как портал прочитал таблицу' })
  await expect(grid.getByRole('row').filter({ hasText: 'повтор шапки' })).toHaveCount(1)
  await expect(grid.getByRole('row').filter({ hasText: 'заголовок группы' })).toHaveCount(2)
  await expect(grid).toContainText('000010')
  // The owners are units that the agencies do not have: each row is taken without one.
  for (const row of [4, 5, 8]) {
    const item = page
      .getByRole('listitem')
      .filter({ hasText: `стр. ${row}` })
      .first()
    await item.getByRole('button', { name: 'Без «Владелец»' }).click()
    await expect(item.getByText('не орган портала')).toHaveCount(0)
  }
  await page
    .getByRole('listitem')
    .filter({ hasText: '«≈50» – приблизительно' })
    .first()
    .getByRole('button', { name: 'Так и есть' })
    .click()
  await expect(page.getByText('«≈50» – приблизительно')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Загрузить \d из 3/ }).click()
  await expect(heading(page, /^Загружено: /)).toBeVisible()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(page.getByRole('link', { name: 'Выдача охотничьего билета' })).toBeVisible()
})

test('agencies from a CSV of Windows-1251 with a title above: by hand, put right, loaded, taken back', async ({
  as,
}) => {
  const tenant = await createTenant()
  await createAgency(tenant, { name: 'Администрация Беловского городского округа' })
  const page = await as(await createActor(tenant, 'AUTHORITY'))
  const at = `/${tenant.slug}/office/agencies`
  const cp1251 = (text: string) =>
    Buffer.from(
      [...text].map((sign) => {
        const code = sign.charCodeAt(0)
        return code < 128 ? code : sign === '№' ? 0xb9 : sign === '«' ? 0xab : sign === '»' ? 0xbb : code - 0x410 + 0xc0
      }),
    )
  await visit(page, `${at}/import`)
  await page.getByLabel('Файл', { exact: true }).setInputFiles({
    name: 'подведы.csv',
    mimeType: 'text/csv',
    buffer: cp1251(
      [
        'Реестр подведомственных организаций;;;',
        '№;Контора;ИНН;Учредитель',
        '1;МБУ «Библиотека»;4299000121;Администрация Беловского городского округа',
        '2;МАУ «Спортивная школа»;4299000041;Администрация Беловского городского округа',
        'Итого: 2;;;',
      ].join('\r\n'),
    ),
  })
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await expect(page.getByText('Windows-1251, разделитель – точка с запятой')).toBeVisible()
  await expect(page.getByText('Не видно столбца: «Наименование», «Вид»')).toBeVisible()
  await page.getByLabel('Поле для столбца B «Контора»').selectOption('Наименование')
  await expect(page.getByText('Не видно столбца: «Вид»')).toBeVisible()
  await page.getByLabel('Вид', { exact: true }).selectOption('Подведомственная организация')
  await page.getByRole('button', { name: 'Применить ко всем строкам' }).click()
  await expect(heading(page, '1 строка готова, 1 не подходит')).toBeVisible()
  await expect(page.getByText(/последней должна быть 0, а не 1/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'ИНН, строка 4' }).fill('4299000040')
  await page.getByRole('button', { name: 'Исправить' }).click()
  await page.getByRole('button', { name: 'Загрузить 2 из 2' }).click()
  await expect(heading(page, 'Загружено: 2 органа')).toBeVisible()
  await expectAccessible(page)
  await visit(page, at)
  await expect(heading(page, 'В программе 3 органа')).toBeVisible()
  await visit(page, `${at}/import`)
  await confirm(page, 'Отменить загрузку', 'Отменить загрузку')
  await expect(page.getByText(/отменена \d/)).toBeVisible()
  await visit(page, at)
  await expect(heading(page, 'В программе 1 орган')).toBeVisible()
})

test('people from a table of a DOCX: groups give the agency, СНИЛС is nowhere', async ({ as }) => {
  const tenant = await createTenant()
  await createAgency(tenant, { name: 'Министерство экономики' })
  const page = await as(await createActor(tenant, 'AUTHORITY'))
  const at = `/${tenant.slug}/office/people`
  await visit(page, `${at}/import`)
  await page.getByLabel('Файл', { exact: true }).setInputFiles(`${CASES}/p03-sostav-lo.docx`)
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click()
  await page.getByLabel('Роль (необязательно)').selectOption('Куратор')
  await page.getByRole('button', { name: 'Применить ко всем строкам' }).click()
  await expect(heading(page, /^2 строки готовы/)).toBeVisible()
  await expect(page.getByText('«представитель организации» – не человек').first()).toBeVisible()
  await expect(page.getByText('Столбец E «СНИЛС»: личные данные')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('000-000-011')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Загрузить 2 из/ }).click()
  await expect(heading(page, 'Загружено: 2 человека')).toBeVisible()
  await expect(page.getByText(/ждут вашего слова/)).toBeVisible()
  await page.getByRole('link', { name: 'К списку' }).click()
  await expect(page.getByRole('link', { name: 'Петрова Ольга Ивановна' })).toBeVisible()
})
