import { describe, expect, it } from 'vitest'
import { isNarrowed, processQuery, readProcessFilter, sortQuery } from '@/lib/processes/registry/filter'

const plain = readProcessFilter({})
const id = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('the address of the list', () => {
  it('is read and written back the same', () => {
    const full = `q=%D0%B2%D1%8B%D0%BF%D0%BB%D0%B0%D1%82%D0%B0&status=DROPPED&kind=BETWEEN&group=support&agency=${id}&changed=1&sort=runs&desc=1&page=3`
    const filter = readProcessFilter(Object.fromEntries(new URLSearchParams(full)))
    expect(processQuery(filter, { page: 3 })).toBe(full)
    expect(isNarrowed(filter)).toBe(true)
  })

  it('passes over what makes no sense', () => {
    expect(
      readProcessFilter({
        status: 'X',
        kind: 'Y',
        group: '../a',
        agency: '1',
        changed: 'да',
        sort: 'z',
        page: '-1',
        q: [' а ', 'б'],
      }),
    ).toEqual({ ...plain, q: 'а' })
    expect(processQuery(plain)).toBe('')
    expect(isNarrowed(plain)).toBe(false)
    expect(isNarrowed({ ...plain, sort: 'code' })).toBe(false)
  })

  it.each([
    ['code', 'sort=code'],
    ['runs', 'sort=runs&desc=1'],
    ['updated', 'sort=updated&desc=1'],
  ] as const)('is sorted by %s first one way, then the other', (sort, first) => {
    expect(sortQuery(plain, sort)).toBe(first)
    const again = readProcessFilter(Object.fromEntries(new URLSearchParams(first)))
    expect(sortQuery(again, sort)).toBe(first.endsWith('desc=1') ? `sort=${sort}` : `sort=${sort}&desc=1`)
  })
})
