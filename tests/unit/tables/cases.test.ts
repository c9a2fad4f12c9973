import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tryCases, type Tried } from '@/lib/cli/cases/run'
import { agencyTable } from '@/lib/agencies/import-table'
import { readTable } from '../../factories/table'

const FILE = 'tests/cases/tables/expected.json'

describe('lists as people have them', () => {
  it('nothing is wrong without a mark, nothing is missing, nothing forbidden is kept', async () => {
    const data: unknown = JSON.parse(readFileSync(FILE, 'utf8'))
    const tried: Tried[] = []
    for await (const one of tryCases(data, FILE)) tried.push(one)
    expect(tried.length).toBeGreaterThan(14)
    expect(tried.filter(({ outcome }) => outcome !== 'equal')).toEqual([])
  })

  it.each(['a-title.xlsx', 'a-hiddenfirst.xlsx', 'a-prefix.xlsx', 'c-866.csv', 'c-sep.csv'])(
    'one agency: %s',
    (name) => {
      const rows = readTable(readFileSync(`tests/cases/agencies/${name}`), agencyTable)
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({
        values: {
          name: expect.stringMatching(/^Тестовый центр/) as string,
          kind: 'SUBORDINATE_ORGANISATION',
          parent: 'Министерство образования',
        },
        marks: {},
      })
    },
  )
})
