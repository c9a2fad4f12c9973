import { describe, expect, it } from 'vitest'
import { ProcessSettings } from '@/lib/core/tenant'
import { parseProcessImport, type KnownProcess, type ProcessImport } from '@/lib/processes/registry/import'

const settings = ProcessSettings.parse({
  groups: [{ key: 'services', title: 'Услуги' }],
  carries: [{ key: 'service', title: 'услуга' }],
})
const agency = (id: string, name: string) => ({ id, name, shortName: null, kind: 'EXECUTIVE_BODY', parentId: null })
const agencies = [agency('a', 'Комитет образования'), agency('b', 'Комитет по труду, занятости и миграции')]
const known: KnownProcess = {
  ...{ id: 'p1', agencyId: 'a', dropped: false, code: 'ОБР-01', name: 'Зачисление в детский сад', kind: 'WITHIN' },
  ...{ group: 'services', carries: '', unitId: null, representative: 'Начальник отдела', participants: [] },
  ...{
    inputs: ['Заявление'],
    outputs: ['Приказ'],
    consumers: [{ name: 'Родитель', side: 'external', needs: 'Быстро' }],
  },
  ...{ regulations: [], systems: [], runsPerYear: 2600, federalId: '' },
}
const units = [{ id: 'u', agencyId: 'b', name: 'Отдел выплат' }]

function read(text: string, kept: string[] = ['a']): ProcessImport {
  const [header = [], ...cells] = text
    .split('|')
    .map((line) => line.split(';').map((cell) => cell.replaceAll('/', '\n')))
  const table = { header, rows: cells.map((row, i) => ({ number: i + 2, cells: row })) }
  const parsed = parseProcessImport(table, { settings, agencies, units, kept, existing: [known] })
  if ('message' in parsed) throw new Error(parsed.message)
  return parsed
}

describe('processes from a table', () => {
  it('a row by a known code puts right what the table has columns for, and leaves the rest', () => {
    const { rows, errors } = read('Код;Процесс;Раз в год|обр-01;Зачисление в детский сад;2 700')
    expect(errors).toEqual([])
    expect(rows).toMatchObject([
      {
        id: 'p1',
        state: 'changed',
        values: { runsPerYear: 2700, inputs: ['Заявление'], representative: 'Начальник отдела' },
      },
    ])
  })

  it('the same table again changes nothing', () => {
    const { rows } = read(
      'Код;Процесс;Вид;Группа;Входы;Результаты;Потребители;Требования;Раз в год|ОБР-01;Зачисление в детский сад;внутриведомственный;Услуги;Заявление;Приказ;Родитель (внешний);Быстро;2600',
    )
    expect(rows.map(({ state }) => state)).toEqual(['same'])
  })

  it('without a code a process is known by its name', () => {
    expect(read('Процесс|зачисление в  детский сад').rows).toMatchObject([{ id: 'p1', state: 'same' }])
    expect(read('Процесс|Отчисление').rows).toMatchObject([{ id: null, state: 'new', values: { code: '' } }])
  })

  it('participants with a comma in the name and a unit are told apart, and make the kind', () => {
    const { rows, errors } = read(
      'Процесс;Участники|Выплата;Комитет образования/Комитет по труду, занятости и миграции, Отдел выплат',
    )
    expect(errors).toEqual([])
    expect(rows).toMatchObject([{ values: { kind: 'BETWEEN', participants: [{ agencyId: 'b', unitId: 'u' }] } }])
  })

  it('says each fault at its row and column', () => {
    const faults = read(
      'Процесс;Владелец;Группа;Вид;Раз в год;Участники|;Комитет образования;;;;|Выдача;Нет такого;;;;|Приём;Комитет по труду, занятости и миграции;;;;|Учёт;;Прочее;иной;много;Минздрав|Учёт;;;;;',
      ['a'],
    ).errors
    expect(faults).toEqual([
      { row: 2, column: 'Процесс', reason: 'не заполнено' },
      { row: 3, column: 'Владелец', reason: '«Нет такого» нет среди действующих органов' },
      { row: 4, column: 'Владелец', reason: 'реестр органа «Комитет по труду, занятости и миграции» ведёте не вы' },
      { row: 5, column: 'Участники', reason: '«Минздрав» нет среди действующих органов' },
      { row: 5, column: 'Вид', reason: '«иной» нет; возможны: внутриведомственный, межведомственный' },
      { row: 5, column: 'Группа', reason: '«Прочее» нет; возможны: Услуги' },
      { row: 5, column: 'Раз в год', reason: '«много» – не целое число' },
      { row: 6, column: 'Код', reason: 'повторяет строку 5' },
    ])
  })

  it('of several registries the owner must be named', () => {
    expect(read('Процесс|Выдача', ['a', 'b']).errors).toEqual([
      { row: 2, column: 'Владелец', reason: 'назовите орган, в чей реестр внести процесс' },
    ])
  })
})
