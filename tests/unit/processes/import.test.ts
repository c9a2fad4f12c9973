import { describe, expect, it } from 'vitest'
import { ProcessSettings } from '@/lib/core/tenant'
import { planProcesses, type KnownProcess } from '@/lib/processes/registry/import'
import { processTable } from '@/lib/processes/registry/import-table'
import { marksOf, readTable } from '../../factories/table'

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

/** «/» is a break inside a cell. */
function read(text: string, kept: string[] = ['a']) {
  const csv = text.split('|').map((line) =>
    line
      .split(';')
      .map((cell) => `"${cell.replaceAll('/', '\n')}"`)
      .join(';'),
  )
  const rows = readTable(csv.join('\n'), processTable)
  const planned = planProcesses(rows, { settings, agencies, units, kept, existing: [known] })
  return { ...planned, errors: marksOf(rows, planned) }
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
      '2 name: название не заполнено',
      expect.stringContaining('3 owner: «Нет такого» – не орган портала') as string,
      '4 owner: реестр органа «Комитет по труду, занятости и миграции» ведёте не вы',
      '5 kind: «иной» – такого значения нет (вид): выберите из списка',
      '5 runsPerYear: «много» – не целое число',
      '5 participants: «Минздрав» нет среди действующих органов',
      '5 group: «Прочее» нет; возможны: Услуги',
      '6 _row: повторяет строку 5',
    ])
  })

  it('of several registries the owner must be named', () => {
    expect(read('Процесс|Выдача', ['a', 'b']).errors).toEqual(['2 owner: назовите орган, в чей реестр внести процесс'])
  })
})
