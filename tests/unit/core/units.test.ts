import { describe, expect, it } from 'vitest'
import { unitOf, withUnit } from '@/lib/core/units'
import { valueText } from '@/lib/results/labels'

describe('a unit beside a number', () => {
  it.each([
    ['3', 'подписей', '3 подписи'],
    ['1', 'подписей', '1 подпись'],
    ['4', 'подписи', '4 подписи'],
    ['11', 'подпись', '11 подписей'],
    ['25', 'рабочих дней', '25 рабочих дней'],
    ['21', 'рабочих дней', '21 рабочий день'],
    ['2', 'рабочих дней', '2 рабочих дня'],
    ['2.5', 'рабочих дней', '2,5 рабочего дня'],
    ['1.5', 'часов', '1,5 часа'],
    ['0', 'минут', '0 минут'],
    ['2', 'подписей на документ', '2 подписи на документ'],
    ['3', 'баллов', '3 баллов'],
    ['3', 'разрешений', '3 разрешений'],
    ['7', '', '7'],
  ])('%s %s', (value, unit, said) => {
    expect(withUnit(value, unit).replaceAll('\u00a0', ' ')).toBe(said)
    expect(valueText(value, unit)).toBe(withUnit(value, unit))
  })

  it('stays as it was typed where it is not known', () => {
    expect(unitOf('1', 'усл. ед.')).toBe('усл. ед.')
  })
})
