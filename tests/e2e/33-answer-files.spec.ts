import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newQuestion, surveySchema, type QuestionKind, type SurveyContent } from '@/lib/feedback/survey/definition'
import { withTenant } from '@/lib/platform/db'
import { createSurvey, serviceContent } from '@/tests/factories/answer'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import type { Page } from '@playwright/test'
import { confirm, expect, expectAccessible, expectNoSidewaysScroll, heading, test, visit } from './support/test'

const CASES = 'tests/cases/feedback/files'
const table = (text: string, name = 'ответы.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function scene(content: SurveyContent = serviceContent()) {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'МФЦ области' })
  const survey = await createSurvey(tenant.id, agency.id, content)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const answers = async () =>
    (await withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId: survey.id } }))).map(
      (row) => row.answers,
    )
  return { curator, answers, at: `/${tenant.slug}/office/surveys/${survey.id}` }
}

async function read(page: Page, file: ReturnType<typeof table> | string): Promise<void> {
  await page.getByLabel('Файл с ответами', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await expect(page.getByRole('region', { name: 'Таблица из файла' })).toBeVisible()
}

const header = 'ID;Время создания;Довольны ли вы тем, как вас обслужили?;Что помешало?;Какую оценку поставите?;Имя'
const rows = [
  '1;05/11/2026 10:00;Нет;Долго ждали;2;Сидоров',
  '2;05/11/2026 10:10;Да, полностью;;5;Иванова',
  '3;06/11/2026 11:00;Нет;Другое: сломан лифт;1;Петров',
  '4;06/11/2026 11:30;И да, и нет;;четыре;Орлова',
  '5;07/11/2026 09:00;Затрудняюсь ответить;;3;Белов',
  '5;07/11/2026 09:05;Нет;Долго ждали;1;Белов',
  '6;07/11/2026 12:00;Да, полностью;;5;Чернов',
  'Итого;;;;3,1;',
]

test('a curator brings answers from a file: what is not read and one key twice wait for a word, then all come in once and go back', async ({
  as,
}) => {
  const { curator, answers, at } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/collect`)
  await page.getByRole('link', { name: 'Перенести из файла' }).click()
  await expect(page.getByText('Файл удаляется сразу после переноса')).toBeVisible()
  await expectAccessible(page)
  await read(page, table([header, ...rows].join('\n')))
  await expect(heading(page, '7 ответов; решить надо 2 места')).toBeVisible()
  await expect(page.getByLabel('Что в столбце F «Имя»')).toHaveValue('')
  await expect(page.getByLabel('03/04/2026 – это')).toHaveValue('dmy')
  await expect(page.getByText('итоги под таблицей – 1 строка (9)')).toBeVisible()
  await expect(page.getByText('Перенести можно, когда решено всё, что отмечено выше.')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'Взять строку 7' }).click()
  await expect(heading(page, '6 ответов; решить надо 1 место')).toBeVisible()
  await expect(page.getByText('«четыре» – такого ответа у вопроса нет.')).toBeVisible()
  await page.getByLabel('Верный ответ в E5').selectOption('4')
  await page.getByRole('button', { name: 'Исправить E5' }).click()
  await expect(heading(page, '6 ответов готовы к переносу')).toBeVisible()
  await expectAccessible(page)
  expect(await answers()).toEqual([])

  await confirm(page, 'Перенести 6 ответов', 'Перенести')
  await expect(heading(page, 'Перенесено: 6 ответов')).toBeVisible()
  await expectAccessible(page)
  const taken = await answers()
  expect(taken).toHaveLength(6)
  expect(taken).toContainEqual({ glad: 'no', why: [{ other: 'сломан лифт' }], mark: 1 })
  expect(taken).toContainEqual({ glad: 'partly', mark: 4 })
  await page.getByRole('link', { name: 'К сбору ответов' }).click()
  await expect(page.getByRole('main')).toContainText(/Из файла\s*6/)

  // The same file again, saved anew: its keys are known.
  await page.getByRole('link', { name: 'Перенести из файла' }).click()
  await read(page, table([header, ...rows, ''].join('\n'), 'ещё раз.csv'))
  await expect(heading(page, 'Новых ответов в файле не видно')).toBeVisible()
  await expect(page.getByText('их ключ уже перенесён раньше')).toBeVisible()
  await page.getByRole('button', { name: 'Удалить файл, ничего не перенося' }).click()
  await expect(heading(page, 'Ответы из файла')).toBeVisible()

  await confirm(page, 'Отменить перенос', 'Отменить перенос')
  await expect(page.getByText(/^отменён/)).toBeVisible()
  expect(await answers()).toEqual([])
})

test('without script the file is read, placed and taken', async ({ as }) => {
  const { curator, answers, at } = await scene()
  const page = await as(curator, { scriptless: true })
  await page.goto(`${at}/import`)
  const lines = [5, 4, 3, 5, 4].map((mark, i) => `${i + 1};${mark};спасибо ${i}`)
  await page
    .getByLabel('Файл с ответами', { exact: true })
    .setInputFiles(table(['ID;Какую оценку поставите?;Ещё', ...lines].join('\n')))
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await page.getByLabel('Что в столбце C «Ещё»').selectOption({ label: '4. Что улучшить?' })
  await page.getByRole('button', { name: 'Применить столбцы' }).click()
  await expect(page.getByText('5 из 5')).toHaveCount(2)
  await page.getByRole('button', { name: 'Перенести 5 ответов' }).click()
  await expect(heading(page, 'Перенесено: 5 ответов')).toBeVisible()
  expect(await answers()).toContainEqual({ mark: 4, words: 'спасибо 1' })
})

type Asked = { id: string; kind: string; text: string; options?: string[]; rows?: string[] }
type Case = { questions: Asked[]; responses: unknown[]; conflicts?: number[][] }
const cases = JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8')) as Record<string, Case>
const kinds: Record<string, QuestionKind> = {
  ...{ one: 'one', many: 'many', matrix: 'matrix', mark: 'scale', nps: 'nps', number: 'number', text: 'text' },
}
const listed = (words: string[] = []) => words.map((label, i) => ({ id: `v${i + 1}`, label }))
const contentOf = (questions: Asked[]): SurveyContent =>
  surveySchema.parse({
    pages: [
      {
        id: 'p1',
        questions: questions.map(({ id, kind, text, options, rows: lines }) => ({
          ...newQuestion(id, kinds[kind] ?? 'text'),
          ...{ title: text, options: listed(options), rows: listed(lines), other: true, dontKnow: true, places: 2 },
        })),
      },
    ],
  })

test('files of other form services are read as they come', async ({ as }) => {
  test.slow()
  for (const [name, one] of Object.entries(cases).filter(([, value]) => Array.isArray(value.questions))) {
    const { curator, answers, at } = await scene(contentOf(one.questions))
    const page = await as(curator)
    await visit(page, `${at}/import`)
    await read(page, join(CASES, name))
    if (name.includes('codes')) {
      await page.getByLabel('Код «не знаю»').fill('98')
      await page.getByLabel('Код «нет ответа»').fill('99')
      // The next decision is on what the page shows after this one.
      const version = page.locator('input[name="version"]').first()
      const before = await version.inputValue()
      await page.getByRole('button', { name: 'Читать так' }).click()
      await expect(version).not.toHaveValue(before)
      await expect(page.getByLabel('Код «не знаю»')).toHaveValue('98')
    }
    const doubles = (one.conflicts ?? []).reduce((sum, group) => sum + group.length - 1, 0)
    for (const group of one.conflicts ?? [])
      await page.getByRole('button', { name: `Взять строку ${group[0]}`, exact: true }).click()
    const ready = one.responses.length - doubles
    await confirm(page, new RegExp(`Перенести ${ready} ответ`), 'Перенести')
    await expect(heading(page, new RegExp(`Перенесено: ${ready} ответ`))).toBeVisible()
    expect(await answers(), name).toHaveLength(ready)
    await page.context().close()
  }
})

test('a workbook as people keep it: a hidden sheet first, titles above the header, merged cells, formulas that failed', async ({
  as,
}) => {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  workbook.addWorksheet('Служебный', { state: 'hidden' }).addRows([['Какую оценку поставите?'], [1], [1]])
  const sheet = workbook.addWorksheet('Март')
  sheet.addRow(['Опрос посетителей за март'])
  sheet.mergeCells('A1:C1')
  sheet.addRow([])
  sheet.addRow(['Окно', 'Какую оценку поставите?', 'Что улучшить?'])
  for (const [i, mark] of [5, 4, 3, 5, 4, 2].entries())
    sheet.addRow([i === 0 ? 'Окно 1' : null, mark, `замечание ${i}`])
  sheet.mergeCells('A4:A9')
  sheet.getCell('B9').value = { formula: 'VLOOKUP(1,Z1:Z2,1,0)', result: { error: '#N/A' } }
  sheet.addRow(['Среднее', { formula: 'AVERAGE(B4:B9)', result: 3.8 }])
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
  const { curator, answers, at } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/import`)
  await page.getByLabel('Файл с ответами', { exact: true }).setInputFiles({
    ...{ name: 'март.xlsx', buffer },
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await expect(page.getByLabel('Лист', { exact: true })).toHaveValue('Март')
  await expect(page.getByLabel('Шапка в строке')).toHaveValue('3')
  await expect(page.getByText('ошибка формулы #Н/Д')).toBeVisible()
  await expect(page.getByText('итоги под таблицей – 1 строка (10)')).toBeVisible()
  await page.getByRole('button', { name: 'Без ответа, B9' }).click()
  await expect(heading(page, '6 ответов готовы к переносу')).toBeVisible()
  await expectAccessible(page)
  await confirm(page, 'Перенести 6 ответов', 'Перенести')
  await expect(heading(page, 'Перенесено: 6 ответов')).toBeVisible()
  expect(await answers()).toContainEqual({ words: 'замечание 5' })
})
