import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { processTools, signsOf, type TakeupFacts } from '@/lib/processes/takeup/takeup'

const nothing: TakeupFacts = {
  processes: 0,
  registry: null,
  order: false,
  mapped: 0,
  described: 0,
  standards: 0,
  standardOn: null,
}
const full: TakeupFacts = {
  processes: 21,
  registry: { number: 2, act: 'Приказ № 12', on: '2026-03-12', first: '2025-02-03' },
  order: true,
  mapped: 1,
  described: 3,
  standards: 2,
  standardOn: '2026-05-04',
}
const keys = Object.keys(processTools) as (keyof typeof processTools)[]
const signOf = (title: string, facts: TakeupFacts) => {
  const key = keys.find((one) => processTools[one].tool.test(title))
  return key ? signsOf[key](facts) : null
}
const toolsOf = (slug: string): string[] =>
  (JSON.parse(readFileSync(`prisma/programmes/${slug}.json`, 'utf8')) as { tools: string[] }).tools

describe('tools whose records stand among the processes', () => {
  it('are four of the nine of Belgorod and two of the four of Belovo', () => {
    const found = (slug: string) => toolsOf(slug).filter((title) => signOf(title, full) !== null)
    expect(found('belgorod')).toEqual([
      'реестр процессов',
      'картирование',
      'описание бизнес-процесса',
      'стандартизация',
    ])
    expect(found('belovo')).toEqual(['стандартизация работы', 'картирование процессов'])
  })

  it('propose a level with its day and words; nothing where there are no records', () => {
    for (const title of toolsOf('belgorod')) expect(signOf(title, nothing)).toBeNull()
    expect(signOf('реестр процессов', full)).toEqual({
      level: 'STANDARD',
      since: '2025-02-03',
      text: 'реестр утверждён (Приказ № 12 от 12.03.2026, версия 2): 21\u00a0процесс; порядок ведения утверждён',
    })
    expect(signOf('реестр процессов', { ...full, order: false })).toMatchObject({ level: 'APPLIED' })
    expect(signOf('реестр процессов', { ...full, registry: null })).toMatchObject({ level: 'PILOT', since: null })
    expect(signOf('картирование', full)).toMatchObject({ level: 'PILOT' })
    expect(signOf('стандартизация', full)).toMatchObject({ level: 'APPLIED', since: '2026-05-04' })
  })
})
