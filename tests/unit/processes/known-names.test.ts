import { describe, expect, it } from 'vitest'
import { cellText, rowData } from '@/lib/processes/steps/cells'
import { keptNames, namedMaterials, noNames, typedNames, withNames } from '@/lib/processes/steps/known-names'
import { reckon } from '@/lib/processes/steps/reckon'
import { settleNames } from '@/lib/processes/steps/apply'
import { idOf, tableOf } from './typed-table'

const [typed, kept, lawyer] = [idOf(900), idOf(901), idOf(902)]
const data = {
  ...rowData({}),
  roles: [
    { role: lawyer, share: '1' },
    { role: typed, share: '0.5', name: 'Эксперт' },
  ],
  materials: [{ material: typed, quantity: '2', name: 'Бланк' }],
}
const sent = (['roles', 'materials'] as const).map((field) => ({
  path: `${idOf(1)}.${field}`,
  base: '',
  text: cellText(field, data[field]),
}))

describe('names of what is new', () => {
  it('are known while they are typed, and after the server took them under ids of its own', () => {
    expect(typedNames([{ data }])).toEqual({
      roles: [{ id: typed, name: 'Эксперт' }],
      materials: [{ id: typed, name: 'Бланк' }],
    })
    const texts = Object.fromEntries(settleNames(sent, () => kept).map(({ path, text }) => [path, text]))
    expect(keptNames(sent, texts)).toEqual({
      roles: [{ id: kept, name: 'Эксперт' }],
      materials: [{ id: kept, name: 'Бланк' }],
    })
    expect(keptNames(sent, {})).toEqual(noNames)
  })

  it('leave no doubt of a role that was saved a moment ago', () => {
    const texts = Object.fromEntries(settleNames(sent, () => undefined).map(({ path, text }) => [path, text]))
    const known = { roles: [{ id: lawyer, name: 'Юрист' }], materials: [] }
    const { roles, materials } = withNames(known, keptNames(sent, texts))
    const own = { role: typed, share: '0.5' }
    const rows = tableOf(1, { 1: { roles: [own], materials: [{ material: typed, quantity: '2' }] } })
    const input = {
      rows,
      subs: {},
      start: null,
      owner: { name: 'Выплата', agencyId: idOf(700), unitId: null },
      runsPerYear: null,
      day: '2026-11-30',
      dayMinutes: '480',
    }
    const prices = namedMaterials({ rates: {}, materials: {}, overhead: [] }, materials)
    const { doubts, figures } = reckon({ ...input, roles, prices })
    expect(doubts).toEqual([])
    expect(figures?.money?.lacks.join(' ')).toMatch(/роли «Эксперт».*материал «Бланк»/)
    const [doubt] = reckon({ ...input, roles: known.roles, prices: null }).doubts
    expect(doubt?.text).toBe('Такой роли нет в списке ролей. Выберите роль из списка или добавьте её туда.')
  })

  it('stand once in a list, which stays the same when it lacks none', () => {
    const lists = { roles: [{ id: lawyer, name: 'Юрист' }], materials: [] }
    expect(withNames(lists, lists).roles).toBe(lists.roles)
    const twice = { roles: [kept, kept].map((id) => ({ id, name: 'Эксперт' })), materials: [] }
    expect(withNames(lists, twice).roles.map(({ name }) => name)).toEqual(['Юрист', 'Эксперт'])
  })
})
