import { describe, expect, it } from 'vitest'
import { planAgencies, type ExistingAgency } from '@/lib/agencies/import'
import { agencyTable } from '@/lib/agencies/import-table'
import { marksOf, readTable } from '../../factories/table'

const kinds = ['EXECUTIVE_BODY', 'MUNICIPAL_BODY', 'SUBORDINATE_ORGANISATION'] as const
const agency = (id: string, name: string, more: Partial<ExistingAgency> = {}): ExistingAgency => ({
  ...{ id, name, shortName: null, inn: null, kind: 'EXECUTIVE_BODY', parentId: null, since: null, active: true },
  ...more,
})
const existing = [
  agency('edu', 'Министерство образования', { shortName: 'Минобр', inn: '4205037320' }),
  agency('old', 'Департамент печати', { active: false }),
]
const header = 'Наименование;Краткое наименование;Вид;Вышестоящий орган;ИНН;Действует с'
const plan = (...lines: string[]) => {
  const rows = readTable([header, ...lines].join('\n'), agencyTable)
  const planned = planAgencies(rows, { kinds, existing, today: '2026-11-30' })
  return { ...planned, said: marksOf(rows, planned) }
}

describe('agencies from a table', () => {
  it('finds parents by name, short name and INN, in the portal and in the file', () => {
    const { rows, said } = plan(
      'Школа № 1;;Подведомственная организация;Управление образования Юрги;',
      'Управление образования Юрги;;орган местного самоуправления;;',
      'Лицей;;подвед;минобр;',
      'Колледж;;Подведомственная организация;4205037320;',
    )
    expect(said).toEqual([])
    expect(rows.map(({ state, depth, values: { parent } }) => [state, depth, parent])).toEqual([
      ['new', 1, { type: 'row', row: 3 }],
      ['new', 0, null],
      ['new', 0, { type: 'existing', id: 'edu' }],
      ['new', 0, { type: 'existing', id: 'edu' }],
    ])
  })

  it('puts a known one right field by field; what the row leaves empty stays', () => {
    const { rows, said } = plan('Министерство просвещения;;;;4205037320;01.02.2020', 'министерство  образования;МО;;;')
    expect(said).toEqual(['3 _row: повторяет строку 2'])
    expect(rows[0]).toMatchObject({
      id: 'edu',
      state: 'changed',
      values: { shortName: 'Минобр', kind: 'EXECUTIVE_BODY' },
      changes: [
        { field: 'Наименование', was: 'Министерство образования', becomes: 'Министерство просвещения' },
        { field: 'Действует с', was: '', becomes: '01.02.2020' },
      ],
    })
    expect(plan('Министерство образования;;Исполнительный орган;;4205037320').rows[0]).toMatchObject({ state: 'same' })
  })

  it('names row, field and reason of every fault', () => {
    expect(
      plan(
        'Аб;;Цирк;;123',
        'Служба;;Исполнительный орган;Нет такого;',
        'Архив;;Исполнительный орган;Департамент печати;',
        'Сам;;Исполнительный орган;Сам;',
        'Филиал;;Исполнительный орган;Служба;',
        'Завтрашний;;Исполнительный орган;;;01.12.2026',
      ).said,
    ).toEqual([
      '2 kind: «Цирк» – такого значения нет (вид): выберите из списка',
      '2 inn: «123» – 3 цифр, а в ИНН их 10 или 12',
      '2 name: «Аб» короче 3 знаков',
      '3 parent: вышестоящий «Нет такого»: нет ни в портале, ни в таблице: добавьте сначала его или укажите другой',
      '4 parent: вышестоящий «Департамент печати»: упразднён или присоединён',
      '5 parent: вышестоящий «Сам»: это сам орган',
      '6 parent: ждёт строку 3: вышестоящий орган ещё не готов',
      '7 activeFrom: 01.12.2026 ещё не наступило: внесите орган, когда он начнёт работать',
    ])
  })

  it('lets equal names stand under different parents, not under one', () => {
    const lines = [
      'Юрга;;ОМСУ;;',
      'Тайга;;ОМСУ;;',
      'Финансовое управление;;ОМСУ;Юрга;',
      'Финансовое управление;;ОМСУ;Тайга;',
    ]
    expect(plan(...lines).said).toEqual([])
    expect(plan(...lines, 'Финансовое управление;;ОМСУ;Тайга;').said).toEqual(['6 _row: повторяет строку 5'])
  })

  it('finds circles', () => {
    expect(plan('Первый;;ОИВ;Второй;', 'Второй;;ОИВ;Первый;').said).toEqual([
      '2 parent: органы подчинены друг другу по кругу',
      '3 parent: органы подчинены друг другу по кругу',
    ])
  })

  it('copes with 5 000 rows in chains of parents', () => {
    const lines = Array.from({ length: 4990 }, (_, i) => `Орган ${i};;ОИВ;${i % 100 === 0 ? '' : `Орган ${i - 1}`};`)
    expect(plan(...lines).said).toEqual([])
  })
})
