import { describe, expect, it } from 'vitest'
import { fraction } from '@/lib/core/fraction'
import { draftOf } from '@/lib/processes/map/draft'
import { examine } from '@/lib/processes/map/examine'
import { processResults } from '@/lib/processes/model/results'
import type { ProcessModel } from '@/lib/processes/model/types'
import { writeModel } from '@/lib/processes/map/write'
import { writeXml } from '@/lib/processes/map/xml-write'
import { spentByRow } from '@/lib/processes/model/step-lines'
import { changesOf, mapSvg, runsADay, streamSvg } from '@/lib/processes/picture/picture'
import { pinsByStep } from '@/lib/processes/optimisation/problem'

const roles = [{ id: 'r1', name: 'Специалист <МФЦ>' }]
const model: ProcessModel = {
  name: 'Выдача справки',
  start: '1a',
  steps: [
    {
      id: '1a',
      name: 'Принять & проверить',
      agency: 'a',
      unit: '',
      roles: [{ role: 'r1', share: '1' }],
      wait: { fixed: '480' },
      work: { fixed: '30' },
      value: 'adds',
      wastes: { defects: '5' },
      next: {
        decision: [
          { to: '2b', p: '0.8' },
          { to: '1a', p: '0.2', return: true },
        ],
      },
    },
    {
      id: '2b',
      name: 'Выдать',
      agency: 'a',
      unit: '',
      roles: [{ role: 'r1', share: '1' }],
      wait: { fixed: '0' },
      work: { fixed: '10' },
      value: 'adds',
      next: { to: 'end' },
    },
  ],
}
const { visits } = processResults(model, { roles }).figures
const picture = { model, roles, visits, dayMinutes: '480' }

describe('drawings of a table of steps', () => {
  it('name every step and role as text, with its time', () => {
    const svg = mapSvg(picture, 'Карта')
    expect(svg).toContain('Принять &amp;')
    expect(svg).not.toContain('<МФЦ>')
    expect(svg.replace(/<[^>]+>/g, '')).toMatch(/1\sр\.\sд\. \+ 30\sмин/)
    const stream = streamSvg(picture, 'Поток', runsADay(247_0, 247))
    expect(stream.replace(/<[^>]+>/g, ' ')).toMatch(/возврат 0,2/)
    // 10 a day, 1.25 visits, a day of waiting: 12.5 wait, Little's law.
    expect(stream.replace(/<[^>]+>/g, ' ')).toMatch(/13\sшт\./)
  })

  it('a time that is not given is no zero', () => {
    const untimed = {
      ...model,
      steps: model.steps.map((step) => ({ ...step, wait: { fixed: '' }, work: { fixed: '' } })),
    }
    const svg = streamSvg({ model: untimed, roles, visits: null, dayMinutes: '480' }, 'Поток', null)
    expect(svg).toContain('–')
    expect(svg).not.toContain('0\u00a0мин')
    expect(svg).not.toMatch(/>0 мин/)
    expect(streamSvg({ model, roles, visits: null, dayMinutes: '480' }, 'Поток', null)).toMatch(/0.мин/)
  })

  it('leave as a BPMN file that is read back as the same table', () => {
    const opened = examine(new TextEncoder().encode(writeXml(writeModel(picture.model, picture.roles))))
    if (!opened.ok) throw new Error('not opened')
    const [scope] = opened.value.processes
    const draft = scope && draftOf(scope.scope).model
    expect(draft?.steps.map(({ id, name, next }) => ({ id, name, next }))).toEqual(
      model.steps.map(({ id, name, next }) => ({ id, name, next })),
    )
    expect(opened.value.drawn).toEqual({ shapes: expect.any(Number) as number, edges: expect.any(Number) as number })
  })

  it('tell what changed between two states by where a step came from', () => {
    const [first, second] = model.steps
    if (!first || !second) throw new Error('no steps')
    const before = model.steps.map((step) => ({ id: step.id, step }))
    const after = [
      { id: 'n1', fromId: '1a', step: { ...first, id: 'n1', work: { fixed: '20' } } },
      { id: 'n2', fromId: null, step: second },
    ]
    const changes = changesOf(before, after)
    expect([...changes.after]).toEqual([
      ['n1', 'changed'],
      ['n2', 'added'],
    ])
    expect([...changes.before]).toEqual([
      ['2b', 'removed'],
      ['1a', 'changed'],
    ])
    expect(spentByRow(picture)[1]).toEqual(fraction(10))
  })
})

describe('problems on the map', () => {
  const pinned = (number: number, ...stepIds: string[]) => ({
    id: `p${number}`,
    optimisationId: 'o',
    number,
    title: `Проблема ${number}`,
    stepIds,
  })

  it('stand at their steps by number, and are read aloud with the step', () => {
    const pins = pinsByStep([pinned(3, '1a', '1a'), pinned(1, '1a', '2b'), pinned(2, 'gone')])
    expect([...pins]).toEqual([
      ['1a', ['1', '3']],
      ['2b', ['1']],
      ['gone', ['2']],
    ])
    const svg = mapSvg({ ...picture, pins }, 'Карта')
    expect(svg.match(/data-pin="[^"]*"/g)).toEqual(['data-pin="1"', 'data-pin="3"', 'data-pin="1"'])
    expect(svg).toContain('проблемы: 1, 3')
    expect(mapSvg(picture, 'Карта')).not.toContain('data-pin')
  })

  it('are told by their number where there are many', () => {
    const pins = pinsByStep([1, 2, 3, 4, 5].map((n) => pinned(n, '1a')))
    const svg = mapSvg({ ...picture, pins }, 'Карта')
    expect(svg.match(/data-pin="[^"]*"/g)).toEqual(['data-pin="1"', 'data-pin="2"', 'data-pin="+3"'])
  })

  it('leave a step that only waits to say so', () => {
    const [first] = model.steps
    if (!first) throw new Error('no step')
    const waits = { ...model, steps: [{ ...first, work: { fixed: '0' } }, ...model.steps.slice(1)] }
    expect(mapSvg({ ...picture, model: waits }, 'Карта').replace(/<[^>]+>/g, '')).toMatch(/ждать 1\sр\.\sд\./)
  })
})
