import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { suggestedIndicators } from '@/lib/processes/registry/group-indicators'

const names = (group: string, named: string[] = []) => suggestedIndicators(group, named).map(({ name }) => name)

describe('what a group suggests', () => {
  it('of control is what section 6 of the concept asks for; what is there already is not offered again', () => {
    expect(names('control')).toHaveLength(4)
    expect(names('control')[0]).toContain('профилактических')
    expect(names('control', ['плановые  проверки, от которых отказались '])).toHaveLength(3)
  })

  it('every group of Kirov has a set, a group of a tenant’s own has none', () => {
    const act = JSON.parse(readFileSync('prisma/programmes/kirov.json', 'utf8')) as {
      processes: { groups: { key: string }[] }
    }
    for (const { key } of act.processes.groups) expect(names(key), key).not.toEqual([])
    expect(names('own')).toEqual([])
    expect(names('constructor')).toEqual([])
    expect(names('')).toEqual([])
  })
})
