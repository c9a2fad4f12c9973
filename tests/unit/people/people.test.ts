import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '@/lib/tables/table'
import { addDays } from '@/lib/core/dates'
import { parsePersonImport } from '@/lib/people/import'
import { blockProblem, inForce, overlap, replacement, roleProblem } from '@/lib/people/rules'

describe('appointments', () => {
  it('closes the earlier one the day before', () => {
    expect(replacement({ from: '2025-01-01', until: null }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'closes',
      until: '2026-02-28',
    })
    expect(replacement({ from: '2025-01-01', until: '2026-02-28' }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'free',
    })
    expect(replacement({ from: '2025-01-01', until: '2026-03-01' }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'closes',
      until: '2026-02-28',
    })
    expect(replacement({ from: '2026-03-01', until: null }, { from: '2026-03-01', until: null })).toEqual({
      kind: 'impossible',
    })
    expect(replacement({ from: '2026-05-01', until: null }, { from: '2026-03-01', until: '2026-04-30' })).toEqual({
      kind: 'free',
    })
  })

  it('leaves nobody overlapping after a replacement', () => {
    const term = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 60 })))
      .map(([start, length]) => {
        const from = addDays('2026-01-01', start)
        return { from, until: length === null ? null : addDays(from, length) }
      })
    fc.assert(
      fc.property(term, term, (earlier, next) => {
        const effect = replacement(earlier, next)
        if (effect.kind === 'impossible') expect(overlap(earlier, next)).toBe(true)
        else expect(overlap(effect.kind === 'closes' ? { ...earlier, until: effect.until } : earlier, next)).toBe(false)
      }),
    )
  })

  it('is in force on its first and last day', () => {
    const term = { from: '2026-03-01', until: '2026-03-31' }
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => inForce(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('roles', () => {
  it('wants an agency exactly for the roles of an agency', () => {
    expect(roleProblem('CURATOR', null)).toBe('AGENCY_NEEDED')
    expect(roleProblem('CURATOR', 'a')).toBeNull()
    expect(roleProblem('AUTHORITY', 'a')).toBe('AGENCY_NOT_WANTED')
    expect(roleProblem('OBSERVER', null)).toBeNull()
  })

  it('never leaves a programme without its authority', () => {
    const person = { id: 'p', blocked: false, isAuthority: true }
    expect(blockProblem(person, 'p', 5)).toBe('SELF_BLOCK')
    expect(blockProblem(person, 'x', 0)).toBe('LAST_AUTHORITY')
    expect(blockProblem(person, 'x', 1)).toBeNull()
    expect(blockProblem({ ...person, blocked: true }, 'x', 1)).toBe('ALREADY_BLOCKED')
  })
})

describe('people from a table', () => {
  const table = (...cells: string[][]): Table => ({
    header: ['Фамилия, имя, отчество', 'Должность', 'E-mail', 'Роль', 'Орган'],
    rows: cells.map((row, i) => ({ number: i + 2, cells: row })),
  })
  const context = {
    emails: new Set(['old@kuzbass.ru']),
    agencies: [{ id: 'edu', name: 'Министерство образования', shortName: 'Минобр', inn: null }],
  }
  const parse = (input: Table) => {
    const parsed = parsePersonImport(input, context)
    if ('message' in parsed) throw new Error(parsed.message)
    return parsed
  }

  it('reads roles by name or code and agencies by name', () => {
    expect(
      parse(
        table(
          [
            'Иванова Мария Петровна',
            'начальник отдела',
            ' Ivanova@Kuzbass.RU ',
            'куратор',
            '«Министерство образования»',
          ],
          ['Петров Олег', '', 'petrov@kuzbass.ru', 'OBSERVER', ''],
          ['Сидоров Иван', '', 'sid@kuzbass.ru', '', ''],
        ),
      ),
    ).toEqual({
      total: 3,
      errors: [],
      ignored: [],
      rows: [
        {
          row: 2,
          name: 'Иванова Мария Петровна',
          position: 'начальник отдела',
          email: 'ivanova@kuzbass.ru',
          role: 'CURATOR',
          agencyId: 'edu',
          agencyName: 'Министерство образования',
        },
        {
          row: 3,
          name: 'Петров Олег',
          position: null,
          email: 'petrov@kuzbass.ru',
          role: 'OBSERVER',
          agencyId: null,
          agencyName: '',
        },
        {
          row: 4,
          name: 'Сидоров Иван',
          position: null,
          email: 'sid@kuzbass.ru',
          role: null,
          agencyId: null,
          agencyName: '',
        },
      ],
    })
  })

  it('names row, column and reason', () => {
    expect(
      parse(
        table(
          ['', '', 'не адрес', '', ''],
          ['Иванова', '', 'a@b.ru', 'Куратор', ''],
          ['Петрова', '', 'A@b.ru', 'Директор', ''],
          ['Сидорова', '', 'old@kuzbass.ru', 'Наблюдатель', 'Минобр'],
          ['Козлова', '', 'k@b.ru', 'Куратор', 'Минздрав'],
        ),
      ).errors.map(({ row, column, reason }) => `${row} ${column}: ${reason}`),
    ).toEqual([
      '2 ФИО: не заполнено',
      '2 Электронная почта: «не адрес» – не адрес',
      '3 Орган: для роли «Куратор» укажите орган',
      '4 Электронная почта: повторяет строку 3',
      expect.stringMatching(/^4 Роль: «Директор» нет/) as string,
      '5 Электронная почта: человек с этим адресом в портале уже есть',
      '5 Орган: для роли «Наблюдатель» орган не указывается',
      '6 Орган: «Минздрав» нет среди действующих органов',
    ])
  })
})
