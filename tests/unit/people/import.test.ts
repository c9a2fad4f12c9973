import { describe, expect, it } from 'vitest'
import { planPeople, type KnownPerson } from '@/lib/people/import'
import { mayBeSame, personTable } from '@/lib/people/import-table'
import { marksOf, readTable } from '../../factories/table'

const agencies = [{ id: 'edu', name: 'Министерство образования', shortName: 'Минобр', inn: null }]
const people: KnownPerson[] = [
  {
    id: 'p',
    name: 'Козлова Анна',
    position: 'эксперт',
    email: 'old@kuzbass.ru',
    roles: [{ role: 'OBSERVER', agencyId: null }],
  },
]
const plan = (text: string) => {
  const rows = readTable(text, personTable)
  const planned = planPeople(rows, { people, agencies })
  return { ...planned, said: marksOf(rows, planned) }
}
const header = 'ФИО;Должность;Почта;Роль;Орган'

describe('people from a table', () => {
  it('reads names, addresses, roles; knows people by their address', () => {
    const { rows, said } = plan(
      [
        header,
        'Иванова  Мария Петровна;начальник отдела; Ivanova@Kuzbass.RU ;куратор;«Министерство образования»',
        'Петров Олег;;petrov@kuzbass.ru;OBSERVER;',
        'Козлова Анна;главный эксперт;old@kuzbass.ru;Куратор;минобр',
        'Сидоров Иван;;sid@kuzbass.ru;;',
      ].join('\n'),
    )
    expect(said).toEqual([])
    expect(rows).toMatchObject([
      { state: 'new', name: 'Иванова Мария Петровна', email: 'ivanova@kuzbass.ru', role: 'CURATOR', agencyId: 'edu' },
      { state: 'new', name: 'Петров Олег', position: null, role: 'OBSERVER', agencyId: null },
      {
        id: 'p',
        state: 'changed',
        changes: [
          { field: 'Должность', was: 'эксперт', becomes: 'главный эксперт' },
          { field: 'Роль', was: 'нет', becomes: 'Куратор – Министерство образования' },
        ],
      },
      { state: 'new', role: null },
    ])
    expect(plan(`${header}\nКозлова Анна;эксперт;old@kuzbass.ru;Наблюдатель;`).rows).toMatchObject([{ state: 'same' }])
  })

  it('a name in three columns is one name; an empty cell takes nothing away', () => {
    expect(plan('Фамилия;Имя;Отчество;E-mail\nКоролёва;Нина;Павловна;k@b.ru').rows).toMatchObject([
      { name: 'Королёва Нина Павловна' },
    ])
    expect(plan('ФИО;Должность;Почта\n;;old@kuzbass.ru').rows).toMatchObject([{ state: 'same', position: 'эксперт' }])
  })

  it('names row, field and reason', () => {
    expect(
      plan(
        [
          header,
          ';;не адрес;;',
          'Иванова Анна;;a@b.ru;Куратор;',
          'Петрова Ирина;;A@b.ru;Директор;',
          'Сидорова Ольга;;s@b.ru;Наблюдатель;Минобр',
          'Козлова Вера;;k@b.ru;Куратор;Минздрав',
          'Орлова Яна;;o@b.ru;;Минобр',
        ].join('\n'),
      ).said,
    ).toEqual([
      '2 email: «не адрес» – не адрес почты',
      '2 fullName: имя не заполнено',
      '3 agency: для роли «Куратор» укажите орган',
      '4 role: «Директор» – такого значения нет (роль): выберите из списка',
      '4 _row: почта a@b.ru уже в строке 3: видимо, тот же человек',
      '5 agency: для роли «Наблюдатель» орган не указывается',
      '6 agency: «Минздрав» нет среди действующих органов',
      '7 role: указан орган, но не роль в нём: выберите роль или возьмите без органа',
    ])
  })

  it('initials may be a full name', () => {
    expect(mayBeSame('Королева Н.П.', 'Королёва Нина Павловна')).toBe(true)
    expect(mayBeSame('Королева А.П.', 'Королёва Нина Павловна')).toBe(false)
    expect(mayBeSame('Ким Ли', 'Ким Ли')).toBe(true)
  })
})
