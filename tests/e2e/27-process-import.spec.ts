import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { createProcess } from '@/tests/factories/process'
import { expect, expectAccessible, test, visit } from './support/test'

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
  await page.getByRole('link', { name: 'Загрузить из файла' }).click()
  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(table('Код;Процесс;В год;Примечание\nОХ-01;Выдача охотничьего билета;много;\n'))
  await page.getByRole('button', { name: 'Проверить файл' }).click()
  await expect(page.getByText('«много» – не целое число')).toBeVisible()
  await expect(page.getByText('Эти столбцы из файла не берутся: Примечание.')).toBeVisible()
  await expectAccessible(page)

  await page
    .getByLabel('Файл', { exact: true })
    .setInputFiles(table('Код;Процесс;В год\nОХ-01;Выдача охотничьего билета;777\n;Учёт охотников;12\n'))
  await page.getByRole('button', { name: 'Проверить файл' }).click()
  await expect(page.getByRole('cell', { name: 'изменится' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'новый' })).toBeVisible()
  await page.getByRole('button', { name: /^Загрузить 2/ }).click()
  await expect(page).toHaveURL(at)
  await expect(page.getByText('Загружено: 2 записи.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('777')
  await expect(page.getByRole('link', { name: 'Учёт охотников' })).toBeVisible()
})
