import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reckonQueues, type QueueFile } from '@/lib/cli/cases/queues'

const { rows } = JSON.parse(readFileSync('tests/cases/process/queues.json', 'utf8')) as QueueFile

/** One of each kind that is quick; `npm run bench` reckons them all. */
const quick = ['queue-1', 'queue-6', 'queue-11', 'queue-13', 'queue-15', 'queue-18', 'queue-21']

describe('the steady state of a queue', () => {
  it.each(quick)('%s agrees with theory', (id) => {
    const [answer] = [...reckonQueues({ rows: rows.filter((row) => row.id === id) })]
    expect(Object.entries(answer?.got ?? {}).filter(([, { equal }]) => !equal)).toEqual([])
    expect(answer?.equal).toBe(true)
  })

  it('is not equal to another queue’s', () => {
    const row = rows.find((one) => one.id === 'queue-1')!
    const wrong = { ...row, expected: { ...row.expected, Lq: { exact: '11/20', shown: '0.550000' } } }
    const [answer] = [...reckonQueues({ rows: [wrong] })]
    expect(answer?.equal).toBe(false)
    expect(
      Object.entries(answer?.got ?? {})
        .filter(([, { equal }]) => !equal)
        .map(([path]) => path),
    ).toEqual(['Lq'])
  })
})
