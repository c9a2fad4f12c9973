import { describe, expect, it } from 'vitest'
import { statementName } from '@/lib/platform/statements'

const ask = (sql: string, times: number): string =>
  Array.from({ length: times }, () => statementName({ sql, args: [1] })).at(-1) ?? ''

describe('names of prepared statements', () => {
  it('names what comes often, always alike, and differently from everything else', () => {
    expect(ask('SELECT $1::int', 4)).toBe('')
    const name = ask('SELECT $1::int', 1)
    expect(name).toMatch(/^gemba_\d+$/)
    expect(ask('SELECT $1::int', 3)).toBe(name)
    expect(ask('SELECT $1::text', 5)).not.toBe(name)
  })

  it('leaves what has no values nameless: BEGIN, COMMIT, SAVEPOINT', () => {
    expect(Array.from({ length: 9 }, () => statementName({ sql: 'BEGIN', args: [] })).at(-1)).toBe('')
  })

  it('remembers no statement with thousands of rows', () => {
    expect(ask(`INSERT INTO t VALUES ${'($1), '.repeat(5000)}`, 9)).toBe('')
  })

  it('names no more than a connection should keep', () => {
    const names = new Set(Array.from({ length: 500 }, (_, i) => ask(`SELECT ${i}, $1`, 6)))
    expect(names.size).toBeLessThanOrEqual(301)
  })
})
