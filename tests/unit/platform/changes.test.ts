import { describe, expect, it } from 'vitest'
import { changeLines } from '@/lib/forms/changes'

const told = (before: unknown, after: unknown): string =>
  changeLines(
    [{ at: '2026-11-30T09:00:00Z', by: 'Куратор', operation: 'process.edit', before, after }],
    'Europe/Moscow',
  ).join()

describe('what others changed meanwhile', () => {
  it('is told with its lists, and never by an id', () => {
    const id = '01a22eda-5392-76a9-9649-3ae93709a900'
    const before = { kind: 'INTERNAL', systems: ['СМЭВ'], personId: null, inputs: ['заявление'] }
    const after = { ...before, systems: ['СМЭВ', 'ЕГР'], personId: id, consumers: ['заявитель'] }
    const line = told(before, after)
    expect(line).toContain('СМЭВ; ЕГР')
    expect(line).not.toMatch(/01a22eda|заявител|заявление|INTERNAL/)
    expect(told({ systems: ['СМЭВ'] }, { systems: [] })).toContain(': пусто')
  })
})
