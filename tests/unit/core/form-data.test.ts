import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formToObject, listOf, readForm, typedValues } from '@/lib/core/form-data'

const form = (...pairs: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return readForm(data) ?? new Map<string, FormDataEntryValue[]>()
}

describe('the fields of a form', () => {
  it('become an object: paths, lines, lists; what is no field of ours is left out', () => {
    expect(
      formToObject(
        form(
          ['a.b', '1'],
          ['items.1.reason', 'второе'],
          ['items.0.reason', 'первое'],
          ['ids[]', 'x'],
          ['$ACTION_ID', 'y'],
          ['__proto__.a', 'z'],
          ['empty', ''],
        ),
      ),
    ).toEqual({ a: { b: '1' }, items: [{ reason: 'первое' }, { reason: 'второе' }], ids: ['x'], empty: '' })
  })

  it('are kept as typed, without secrets', () => {
    expect(typedValues(form(['a', '1'], ['a', '2'], ['ids[]', 'x'], ['password', 'p']))).toEqual({
      a: ['1', '2'],
      'ids[]': ['x'],
    })
  })

  it('are a list where the schema says so, however many were sent', () => {
    const schema = z.object({ kinds: listOf(z.enum(['A', 'B']), 'Нет такого вида.', 2) })
    const read = (...kinds: string[]) =>
      schema.safeParse(formToObject(form(...kinds.map((kind): [string, string] => ['kinds', kind]))))
    expect(read().data).toEqual({ kinds: [] })
    expect(read('').data).toEqual({ kinds: [] })
    expect(read('A').data).toEqual({ kinds: ['A'] })
    expect(read('A', 'B').data).toEqual({ kinds: ['A', 'B'] })
    for (const wrong of [read('C'), read('A', 'C'), read('A', 'A', 'A')])
      expect(wrong.error?.issues.map(({ path, message }) => [path, message])).toEqual([[['kinds'], 'Нет такого вида.']])
  })
})
