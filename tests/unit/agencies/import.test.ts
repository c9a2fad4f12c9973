import { describe, expect, it } from 'vitest'
import { parseAgencyImport, type ExistingAgency } from '@/lib/agencies/import'
import type { Table } from '@/lib/tables/table'

const kinds = ['EXECUTIVE_BODY', 'MUNICIPAL_BODY', 'SUBORDINATE_ORGANISATION'] as const
const header = ['Наименование', 'Краткое наименование', 'Вид', 'Вышестоящий орган', 'ИНН']
const table = (...cells: string[][]): Table => ({
  header,
  rows: cells.map((row, i) => ({ number: i + 2, cells: row })),
})
const existing: ExistingAgency[] = [
  { id: 'edu', name: 'Министерство образования', shortName: 'Минобр', inn: '4205037320', parentId: null, active: true },
  { id: 'old', name: 'Департамент печати', shortName: null, inn: null, parentId: null, active: false },
]
const parse = (input: Table) => {
  const parsed = parseAgencyImport(input, { kinds, existing })
  if ('message' in parsed) throw new Error(parsed.message)
  return parsed
}
const reasons = (input: Table) => parse(input).errors.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)

describe('agencies from a table', () => {
  it('reads rows, parents first, by name, short name and INN', () => {
    const { rows, errors } = parse(
      table(
        ['Школа № 1', '', 'Подведомственная организация', 'Управление образования Юрги', ''],
        ['Управление образования Юрги', '', 'орган местного самоуправления', '', ''],
        ['Лицей', '', 'SUBORDINATE_ORGANISATION', 'минобр', ''],
        ['Колледж', '', 'Подведомственная организация', '4205037320', ''],
      ),
    )
    expect(errors).toEqual([])
    expect(rows.map((row) => row.name)).toEqual(['Управление образования Юрги', 'Лицей', 'Колледж', 'Школа № 1'])
    expect(rows.find((row) => row.name === 'Школа № 1')?.parent).toEqual({ type: 'row', row: 3 })
    expect(rows.find((row) => row.name === 'Лицей')?.parent).toEqual({ type: 'existing', id: 'edu' })
    expect(rows.find((row) => row.name === 'Колледж')?.parent).toEqual({ type: 'existing', id: 'edu' })
  })

  it('names row, column and reason of every error', () => {
    expect(
      reasons(
        table(
          ['', '', 'Исполнительный орган', '', ''],
          ['Комитет', '', 'Комитет', '', '123'],
          ['министерство  образования', '', 'Исполнительный орган', '', ''],
          ['Служба', '', 'Исполнительный орган', 'Нет такого', ''],
          ['Архив', '', 'Исполнительный орган', 'Департамент печати', ''],
          ['Сам', '', 'Исполнительный орган', 'Сам', ''],
          ['Двойник', '', 'Исполнительный орган', '', '4205037320'],
          ['двойник', '', 'Исполнительный орган', '', ''],
        ),
      ),
    ).toEqual([
      '2 Наименование: не заполнено',
      '3 Вид: «Комитет» нет; возможны: Исполнительный орган, Орган местного самоуправления, Подведомственная организация',
      '3 ИНН: не сходится: в нём 10 или 12 цифр, последние – контрольные',
      '4 Наименование: такой орган в портале уже есть',
      '5 Вышестоящий орган: «Нет такого»: нет ни в портале, ни в файле',
      '6 Вышестоящий орган: «Департамент печати»: упразднён или присоединён',
      '7 Вышестоящий орган: «Сам»: это сам орган',
      '8 ИНН: орган с этим ИНН в портале уже есть',
      '9 Наименование: повторяет строку 8',
    ])
  })

  it('lets equal names stand under different parents', () => {
    expect(
      reasons(
        table(
          ['Юрга', '', 'Орган местного самоуправления', '', ''],
          ['Тайга', '', 'Орган местного самоуправления', '', ''],
          ['Финансовое управление', '', 'Орган местного самоуправления', 'Юрга', ''],
          ['Финансовое управление', '', 'Орган местного самоуправления', 'Тайга', ''],
        ),
      ),
    ).toEqual([])
  })

  it('finds circles and ambiguous parents', () => {
    expect(
      reasons(
        table(
          ['Первый', '', 'Исполнительный орган', 'Второй', ''],
          ['Второй', '', 'Исполнительный орган', 'Первый', ''],
        ),
      ),
    ).toHaveLength(2)
    expect(
      reasons(
        table(
          ['Центр', '', 'Исполнительный орган', '', ''],
          ['Центр', '', 'Исполнительный орган', 'Минобр', ''],
          ['Отдел', '', 'Исполнительный орган', 'Центр', ''],
        ),
      ),
    ).toEqual([expect.stringContaining('подходит нескольким органам') as string])
  })

  it('wants its columns and tells what it leaves out', () => {
    expect(parseAgencyImport({ header: ['Имя', 'Вид'], rows: [] }, { kinds, existing })).toEqual({
      message: expect.stringContaining('«Наименование»') as string,
    })
    expect(parseAgencyImport({ header: [...header, 'Телефон', ''], rows: [] }, { kinds, existing })).toMatchObject({
      ignored: ['Телефон'],
    })
    expect(parseAgencyImport({ header: [...header, 'название'], rows: [] }, { kinds, existing })).toEqual({
      message: expect.stringContaining('дважды') as string,
    })
  })

  it('copes with 5 000 rows in a chain of parents', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [
      `Орган ${i}`,
      '',
      'Исполнительный орган',
      i % 100 === 0 ? '' : `Орган ${i - 1}`,
      '',
    ])
    expect(parse(table(...rows)).errors).toEqual([])
  })
})
