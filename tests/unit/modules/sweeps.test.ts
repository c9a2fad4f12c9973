import { describe, expect, it } from 'vitest'
import { queues } from '@/lib/jobs/queues'
import { declared } from '@/lib/modules'

describe("the worker's periodic work", () => {
  it('has a queue with its hours for each sweep of a module, and no two share one', () => {
    const names = declared.flatMap(({ sweeps }) => Object.keys(sweeps ?? {}))
    expect(new Set(names).size).toBe(names.length)
    for (const { sweeps } of declared)
      for (const [name, { cron, seconds }] of Object.entries(sweeps ?? {}))
        expect(queues[name]).toMatchObject({ cron, expireInSeconds: seconds })
  })

  it('keeps the hours that were agreed', () => {
    const hours = Object.fromEntries(Object.entries(queues).map(([name, { cron }]) => [name, cron]))
    expect(hours).toEqual({
      mail: undefined,
      'cache-refresh': undefined,
      'outbox-sweep': '*/5 * * * *',
      'proposal-sweep': '5 * * * *',
      'file-sweep': '20 20 * * *',
      'stability-sweep': '15 * * * *',
      'report-sweep': '25 * * * *',
      'quarterly-sweep': '35 * * * *',
      'deadline-sweep': '2 * * * *',
      retention: '40 20 * * *',
      'survey-batches': '40 * * * *',
    })
  })
})
