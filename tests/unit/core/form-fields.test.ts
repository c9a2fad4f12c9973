import { describe, expect, it } from 'vitest'
import { bodyFields, fieldsOf, publicCaps } from '@/lib/core/form-fields'

const caps = { fields: 3, depth: 2, bytes: 40 }
const data = (...pairs: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}

describe('the fields of a form, read once', () => {
  it('keep their names, their order and what stands in them', () => {
    const pairs: [string, string][] = [
      ['b', 'два слова & знак'],
      ['a', ''],
      ['b', 'ещё'],
    ]
    const body = new URLSearchParams(pairs).toString()
    expect([...(bodyFields(body, publicCaps) ?? [])]).toEqual([
      ['b', ['два слова & знак', 'ещё']],
      ['a', ['']],
    ])
    expect(fieldsOf(data(...pairs), publicCaps)).toEqual(bodyFields(body, publicCaps))
  })

  it('are refused by number, depth and size; at the bounds they are taken', () => {
    for (const [body, taken] of [
      ['a=1&b=2&c=3', true],
      ['a=1&b=2&c=3&d=4', false],
      ['a.b=1', true],
      ['a.b.c=1', false],
      [`a=${'x'.repeat(39)}`, true],
      [`a=${'x'.repeat(40)}`, false],
      ['a=%zz', false],
      [`${'&'.repeat(200)}`, false],
    ] as const)
      expect([body, bodyFields(body, caps) !== null]).toEqual([body, taken])
  })

  it('take no time however many are sent', () => {
    const many = data(...Array.from({ length: 20_000 }, (_, i): [string, string] => [`f${i}`, '']))
    const from = performance.now()
    expect(fieldsOf(many, publicCaps)).toBeNull()
    expect(performance.now() - from).toBeLessThan(20)
  })
})
