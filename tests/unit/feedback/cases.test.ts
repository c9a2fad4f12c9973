import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tryCases, type Tried } from '@/lib/cli/cases/run'

const FOLDER = 'tests/cases/feedback'

type CaseFile = { cases: { id: string; expected: Record<string, unknown> }[] }

const read = (name: string): CaseFile => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as CaseFile

async function tried(data: unknown, file: string): Promise<Tried[]> {
  const all: Tried[] = []
  for await (const one of tryCases(data, `${FOLDER}/${file}`)) all.push(one)
  return all
}

/** The first case that fits, with its right value spoilt. */
async function spoilt(file: string, id: string, change: (expected: Record<string, unknown>) => void): Promise<Tried[]> {
  const data = structuredClone(read(file))
  const cases = data.cases.filter((one) => one.id === id)
  for (const { expected } of cases) change(expected)
  return tried({ ...data, cases }, file)
}

describe('cases of feedback', () => {
  it.each([
    ['conditions.json', 24],
    ['statistics.json', 51],
    ['suppression.json', 17],
    ['files/expected.json', 6],
  ])('%s comes out equal', async (file, count) => {
    const all = await tried(read(file), file)
    expect(all.filter(({ outcome }) => outcome !== 'equal')).toEqual([])
    expect(all).toHaveLength(count)
  })

  it('statistics differ by the ninth place, by a tenth, by a figure that must not be shown', async () => {
    const figure = (name: string) => (expected: Record<string, unknown>) =>
      Object.assign(expected.median as object, { [name]: name === 'raw' ? '4.000000002' : '4.1' })
    expect(await spoilt('statistics.json', 's01', figure('raw'))).toMatchObject([{ outcome: 'differs' }])
    expect(await spoilt('statistics.json', 's01', figure('shown'))).toMatchObject([{ outcome: 'differs' }])
    const hidden = (expected: Record<string, unknown>) => Object.assign(expected, { n: 4 })
    expect(await spoilt('statistics.json', 's07', hidden)).toMatchObject([{ outcome: 'differs' }])
    const chance = (expected: Record<string, unknown>) => Object.assign(expected, { moreThanChance: true })
    expect(await spoilt('statistics.json', 's81', chance)).toMatchObject([{ outcome: 'differs' }])
  })

  it('suppression differs by a leak that is not told, files by a day', async () => {
    const data = structuredClone(read('suppression.json')) as unknown as { cases: { policies: { leak: boolean }[] }[] }
    Object.assign(data.cases[0]?.policies[0] ?? {}, { leak: false })
    expect((await tried(data, 'suppression.json'))[0]).toMatchObject({ outcome: 'differs' })
    const files = structuredClone(read('files/expected.json')) as unknown as Record<string, { responses: object[] }>
    Object.assign(files['f01-mfc.csv']?.responses[0] ?? {}, { day: '2026-03-08' })
    expect((await tried(files, 'files/expected.json'))[0]).toMatchObject({ outcome: 'differs' })
  })

  it('conditions differ by a refusal, by a question dropped', async () => {
    const refused = await spoilt('conditions.json', 'c27', (expected) => {
      expected.check = { refused: [] }
    })
    expect(refused).toMatchObject([{ outcome: 'differs' }])
    const dropped = await spoilt('conditions.json', 'c03', (expected) => {
      const [first] = expected.vectors as Record<string, unknown>[]
      Object.assign(first ?? {}, { dropped: ['q2'] })
    })
    expect(dropped).toMatchObject([{ outcome: 'differs', expected: { 'vectors.0.dropped.0': 'q2' } }])
  })
})
