import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tryCases, type Tried } from '@/lib/cli/cases/run'

const FOLDER = 'tests/cases/process'

type Case = { id: string; input: Record<string, unknown>; expected: Record<string, unknown> }
type CaseFile = { kind: string; cases: Case[] }

const read = (name: string): CaseFile => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as CaseFile
async function tried(data: unknown): Promise<Tried[]> {
  const all: Tried[] = []
  for await (const one of tryCases(data, 'one.json')) all.push(one)
  return all
}
const outcomes = async (data: unknown): Promise<string[]> => (await tried(data)).map(({ outcome }) => outcome)

describe('cases of processes', () => {
  // queues.json: tests/unit/processes/simulation
  it.each(readdirSync(FOLDER).filter((name) => name !== 'queues.json'))('%s comes out equal', async (name) => {
    const all = await tried(read(name))
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter(({ outcome }) => outcome !== 'equal')).toEqual([])
  })

  it('differ by a kopeck, by a fault too few or too many, by a figure that is not there', async () => {
    const changed = (name: string, change: (one: Case) => void): unknown => {
      const file = read(name)
      const [one] = file.cases
      if (one) change(one)
      return { ...file, cases: [one] }
    }
    const kopeck = changed('straight.json', ({ expected }) => {
      Object.assign(expected.cost as object, { run: { exact: '1', shown: '1.00' } })
    })
    expect((await tried(kopeck))[0]).toMatchObject({ outcome: 'differs', expected: { 'cost.run.shown': '1.00' } })
    const added = changed('straight.json', ({ expected }) => {
      expected.clientCost = { exact: '1' }
    })
    expect(await outcomes(added)).toEqual(['differs'])
    const none = changed('invalid.json', ({ expected }) => {
      expected.faults = []
    })
    expect(await outcomes(none)).toEqual(['differs'])
    const more = changed('invalid.json', ({ expected }) => {
      expected.faults = [...(expected.faults as object[]), { codes: ['no_end'], steps: [] }]
    })
    expect(await outcomes(more)).toEqual(['differs'])
    const elsewhere = changed('invalid.json', ({ expected }) => {
      expected.faults = [{ codes: ['unreachable'], steps: ['4', '5'] }]
    })
    expect(await outcomes(elsewhere)).toEqual(['differs'])
    const sound = changed('straight.json', (one) => {
      one.expected = { refused: true, faults: [] }
    })
    expect(await outcomes(sound)).toEqual(['differs'])
    const typed = changed('typed-times.json', (one) => Object.assign(one, { minutes: '91' }))
    expect(await outcomes(typed)).toEqual(['differs'])
    const refused = changed('typed-times.json', (one) => Object.assign(one, { minutes: undefined, refuse: 'range' }))
    expect(await outcomes(refused)).toEqual(['differs'])
  })

  it('are not understood in an unknown format, and facts are none', async () => {
    expect(await outcomes({ kind: 'facts', facts: [{ id: '1' }] })).toEqual([])
    expect(await outcomes({ pairs: [{ id: '1' }, { id: '2' }] })).toEqual(['not understood', 'not understood'])
    expect(await outcomes(undefined)).toEqual(['not understood'])
    expect(await outcomes({ ...read('straight.json'), cases: [{ id: 'x' }, ...read('straight.json').cases] })).toEqual([
      'not understood',
      'equal',
      'equal',
    ])
    expect(await outcomes({ kind: 'typed-times', cases: [{ id: 'x', text: '1 ч' }] })).toEqual(['not understood'])
  })
})
