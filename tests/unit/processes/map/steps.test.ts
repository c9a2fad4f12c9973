import { describe, expect, it } from 'vitest'
import { examineMap } from '@/lib/processes/map/examine'
import { problemText } from '@/lib/processes/map/labels'
import { stepsOf } from '@/lib/processes/map/steps'
import type { FlowProblem, StepTable } from '@/lib/processes/map/table'
import { bpmn, drawn, mapOf } from './files'

const tableOf = (text: string): StepTable => {
  const [scope] = mapOf(text).processes
  if (!scope) throw new Error('no process')
  return stepsOf(scope)
}
const problems = (nodes: string, flows: string): string[] =>
  tableOf(drawn(nodes, flows)).problems.map(({ code, ids }) => [code, ...ids].join(' '))
const next = (table: StepTable, id: string) => table.steps.find((step) => step.id === id)?.next

const BLOCK = 's:startEvent p:parallelGateway a:task b:task j:parallelGateway c:task e:endEvent'
const WAYS = 's>p p>a p>b a>j b>j j>c c>e'

describe('the flow of a file', () => {
  it('is sound', () => {
    expect(problems(BLOCK, WAYS)).toEqual([])
    expect(problems('s:startEvent a:task e:endEvent', 's>a a>e')).toEqual([])
  })

  it.each([
    ['is not reached', 's:startEvent a:task b:task e:endEvent', 's>a a>e b>e', ['unreachable b']],
    [
      'never ends',
      's:startEvent a:task b:task e:endEvent',
      's>a a>b b>a',
      ['unreachable e', 'no-way-to-the-end s', 'no-way-to-the-end a', 'no-way-to-the-end b'],
    ],
    [
      'leads nowhere, and what leads to it is a trap',
      's:startEvent a:task g:exclusiveGateway b:task e:endEvent',
      's>a a>g g>b',
      ['no-way-on b', 'unreachable e', 'no-way-to-the-end s', 'no-way-to-the-end a', 'no-way-to-the-end g'],
    ],
    ['has no start', 'a:task b:task e:endEvent', 'a>b b>a b>e', ['no-start']],
    [
      'has no end',
      's:startEvent a:task b:task',
      's>a a>b b>a',
      ['no-end', 'no-way-to-the-end s', 'no-way-to-the-end a', 'no-way-to-the-end b'],
    ],
    [
      'splits and does not join',
      's:startEvent p:parallelGateway a:task b:task e:endEvent',
      's>p p>a p>b a>e b>e',
      ['parallel-without-join p'],
    ],
    [
      'joins what was not split',
      's:startEvent g:exclusiveGateway a:task b:task j:parallelGateway e:endEvent',
      's>g g>a g>b a>j b>j j>e',
      ['join-without-split j'],
    ],
    [
      'breaks into a block',
      `${BLOCK} g:exclusiveGateway`,
      's>g g>p g>b p>a p>b a>j b>j j>c c>e',
      ['branch-into-parallel-block p j'],
    ],
    [
      'comes to the join from outside',
      `${BLOCK} g:exclusiveGateway`,
      's>g g>p g>j p>a p>b a>j b>j j>c c>e',
      ['branch-into-parallel-block p j'],
    ],
    [
      'breaks out of a block to an end',
      `${BLOCK} g:exclusiveGateway x:endEvent`,
      's>p p>a p>b a>g g>j g>x b>j j>c c>e',
      ['branch-out-of-parallel-block p j'],
    ],
    [
      'goes back out of a block',
      `s:startEvent z:task ${BLOCK.slice(13)} g:exclusiveGateway`,
      's>z z>p p>a p>b a>g g>j g>z b>j j>c c>e',
      ['branch-out-of-parallel-block p j'],
    ],
    [
      'goes from branch to branch',
      `${BLOCK} g:exclusiveGateway`,
      's>p p>a p>b a>g g>j g>b b>j j>c c>e',
      ['branch-into-parallel-block p j'],
    ],
  ])('%s', (_, nodes, flows, expected) => {
    expect(problems(nodes, flows)).toEqual(expected)
  })

  it('may have blocks in blocks, with joins of their own or a common one', () => {
    const inner =
      's:startEvent p:parallelGateway q:parallelGateway a:task b:task c:task k:parallelGateway j:parallelGateway e:endEvent'
    expect(problems(inner, 's>p p>q q>a q>b a>k b>k k>j p>c c>j j>e')).toEqual([])
    expect(problems(inner.replace('k:parallelGateway ', ''), 's>p p>q q>a q>b a>j b>j p>c c>j j>e')).toEqual([])
  })

  it('says each fault in words, with names', () => {
    const all: FlowProblem['code'][] = [
      'no-start',
      'no-end',
      'unreachable',
      'no-way-to-the-end',
      'no-way-on',
      'parallel-without-join',
      'join-without-split',
      'branch-into-parallel-block',
      'branch-out-of-parallel-block',
      'lost-reference',
    ]
    const texts = all.map((code) => problemText({ code, ids: ['a'], names: ['Принять'] }))
    expect(new Set(texts).size).toBe(all.length)
    for (const text of texts.slice(2)) expect(text).toContain('«Принять»')
    expect(problemText({ code: 'unreachable', ids: ['a1'], names: [] })).toContain('без названия, код в файле – a1')
  })
})

describe('a table', () => {
  it('passes over gateways that only unite, and marks ways back', () => {
    const table = tableOf(
      drawn('s:startEvent a:task g:exclusiveGateway b:task m:exclusiveGateway e:endEvent', 's>m m>a a>g g>b g>e b>m'),
    )
    expect(next(table, 'b')).toEqual({ kind: 'one', to: 'a', loop: true })
    expect(next(table, 'a')).toMatchObject({
      kind: 'decision',
      options: [{ to: 'b', probability: null }, { end: 'E' }],
    })
    expect(table.asked).toEqual([{ id: 'g', name: 'G', after: 'A' }])
  })

  it('names a block with its branches, straight after a decision too', () => {
    const table = tableOf(drawn(BLOCK, WAYS))
    expect(table.start).toEqual([
      {
        event: 'S',
        kind: 'parallel',
        split: 'p',
        branches: [{ to: 'a' }, { to: 'b' }],
        inside: [['a'], ['b']],
        join: 'j',
        after: { to: 'c' },
      },
    ])
    expect(next(table, 'a')).toEqual({ kind: 'join', gateway: 'j' })
    const nested = tableOf(drawn(`${BLOCK} z:task g:exclusiveGateway`, 's>z z>g g>p g>c p>a p>b a>j b>j j>c c>e'))
    expect(next(nested, 'z')).toMatchObject({
      kind: 'decision',
      options: [{ kind: 'parallel', join: 'j' }, { to: 'c' }],
    })
  })

  it('says several ways of a step as they are', () => {
    const table = tableOf(drawn('s:startEvent a:task b:task c:task e:endEvent', 's>a a>b a>c b>e c>e'))
    expect(next(table, 'a')).toMatchObject({ kind: 'split', options: [{ to: 'b' }, { to: 'c' }] })
  })

  it('begins where nothing leads to and ends where nothing follows when a file has no events', () => {
    const table = tableOf(drawn('a:task b:task', 'a>b'))
    expect(table.start).toEqual([{ event: null, kind: 'one', to: 'a' }])
    expect(next(table, 'b')).toEqual({ kind: 'end', end: null })
    expect(table.problems).toEqual([])
  })

  it('takes the innermost lane for the role', () => {
    const lanes =
      '<bpmn:laneSet id="ls"><bpmn:lane id="l" name="Отдел"><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:childLaneSet id="c"><bpmn:lane id="i" name="Юрист"><bpmn:flowNodeRef> a </bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>'
    const table = tableOf(
      drawn('s:startEvent a:task e:endEvent', 's>a a>e').replace('name="Процесс">', `name="Процесс">${lanes}`),
    )
    expect(table.steps[0]).toMatchObject({ role: 'Юрист', lanes: ['Отдел', 'Юрист'] })
  })

  it('follows a link event to the one of its name', () => {
    const link = (id: string, type: string) =>
      `<bpmn:${type} id="${id}" name="Дальше"><bpmn:linkEventDefinition id="d${id}" name="Дальше"/></bpmn:${type}>`
    const text = bpmn(
      `<bpmn:startEvent id="s"/><bpmn:task id="a"/>${link('t', 'intermediateThrowEvent')}${link('c', 'intermediateCatchEvent')}<bpmn:task id="b"/><bpmn:endEvent id="e"/>${[
        's>a',
        'a>t',
        'c>b',
        'b>e',
      ]
        .map(
          (one, i) =>
            `<bpmn:sequenceFlow id="f${i}" sourceRef="${one.split('>')[0]}" targetRef="${one.split('>')[1]}"/>`,
        )
        .join('')}`,
    )
    const table = tableOf(text)
    expect(next(table, 'a')).toEqual({ kind: 'one', to: 'b' })
    expect(table.problems).toEqual([])
  })

  it.each([
    ['inclusive-gateway', '<bpmn:inclusiveGateway id="x" name="Имя"/>'],
    ['complex-gateway', '<bpmn:complexGateway id="x" name="Имя"/>'],
    ['event-based-gateway', '<bpmn:eventBasedGateway id="x" name="Имя"/>'],
    ['sub-process', '<bpmn:subProcess id="x" name="Имя"><bpmn:task id="y" name="Внутри"/></bpmn:subProcess>'],
    ['sub-process', '<bpmn:adHocSubProcess id="x" name="Имя"/>'],
    ['event-sub-process', '<bpmn:subProcess id="x" name="Имя" triggeredByEvent="true"/>'],
    ['boundary-event', '<bpmn:boundaryEvent id="x" name="Имя" attachedToRef="a"/>'],
    ['compensation', '<bpmn:task id="x" name="Имя" isForCompensation="true"/>'],
    ['repeated-step', '<bpmn:task id="x" name="Имя"><bpmn:multiInstanceLoopCharacteristics/></bpmn:task>'],
    ['repeated-step', '<bpmn:task id="x" name="Имя"><bpmn:standardLoopCharacteristics/></bpmn:task>'],
  ])('names what it cannot hold: %s', (code, element) => {
    const file = mapOf(bpmn(`<bpmn:task id="a" name="Ждать"/>${element}`))
    const { cannotHold, sayings } = examineMap(file)
    expect(cannotHold).toMatchObject([{ code, id: 'x', name: 'Имя' }])
    expect(sayings.find((one) => one.code === code)?.text).toMatch(
      /^Не помещается в таблицу: .*«Имя».*Остаётся в файле\.$/,
    )
  })

  it('leaves the branch of a border event in the file, with its name', () => {
    const text = drawn('s:startEvent a:task d:task e:endEvent x:endEvent', 's>a a>e b>d d>x').replace(
      '<bpmn:sequenceFlow id="f1"',
      '<bpmn:boundaryEvent id="b" name="Срок" attachedToRef="a"/><bpmn:sequenceFlow id="f1"',
    )
    const table = tableOf(text)
    expect(table.steps.map(({ id }) => id)).toEqual(['a'])
    expect(table.notInTable.map(({ id }) => id)).toEqual(['d', 'x', 'b'])
    expect(table.cannotHold).toEqual([{ code: 'boundary-event', id: 'b', name: 'Срок', with: ['A', 'D'] }])
    expect(table.problems).toEqual([])
  })
})

describe('references', () => {
  it('are found with the prefix of the file, in any writing of an id', () => {
    const text = drawn('s:startEvent a:task e:endEvent', 's>a a>e')
      .replace('id="D"', 'id="D" xmlns:t="urn:x"')
      .replaceAll('Ref="', 'Ref="t:')
    expect(tableOf(text).steps[0]?.next).toEqual({ kind: 'end', end: 'E' })
    const odd = drawn('s:startEvent шаг:task 1-2:task e:endEvent', 's>шаг шаг>1-2 1-2>e')
    expect(tableOf(odd).steps.map(({ id }) => id)).toEqual(['шаг', '1-2'])
  })

  it('that lead to nothing are said, and not to another file', () => {
    const { problems: said, sayings } = examineMap(mapOf(drawn('s:startEvent a:task e:endEvent', 's>a a>e a>gone')))
    expect(said).toMatchObject([{ code: 'lost-reference', ids: ['f3'] }])
    expect(sayings.map(({ text }) => text).join()).toContain('f3: targetRef = gone')
    const other = drawn('s:startEvent a:callActivity e:endEvent', 's>a a>e')
      .replace('id="D"', 'id="D" xmlns:o="urn:other"')
      .replace(
        '<bpmn:process',
        '<bpmn:import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" location="o.bpmn" namespace="urn:other"/><bpmn:process',
      )
      .replace('targetRef="a"', 'targetRef="o:a"')
    expect(examineMap(mapOf(other)).problems.map(({ code }) => code)).toContain('lost-reference')
  })

  it('are found from the other side where a flow names no ends', () => {
    const text = bpmn(
      '<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent><bpmn:endEvent id="e"><bpmn:incoming>f</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="f"/>',
    )
    expect(mapOf(text).processes[0]?.flows.map(({ from, to }) => [from.key, to.key])).toEqual([['s', 'e']])
  })

  it('mean a step where its shape has the same id', () => {
    const text = bpmn(
      '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e"/>',
      '<bpmndi:BPMNDiagram id="DD"><bpmndi:BPMNPlane id="PP" bpmnElement="P"><bpmndi:BPMNShape id="s" bpmnElement="s"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape><bpmndi:BPMNShape id="e" bpmnElement="e"><dc:Bounds x="90" y="0" width="36" height="36"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="f" bpmnElement="f"><di:waypoint x="36" y="18"/><di:waypoint x="90" y="18"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    )
    const { drawn: count, drawingFrom } = examineMap(mapOf(text))
    expect({ count, drawingFrom }).toEqual({ count: { shapes: 2, edges: 1 }, drawingFrom: 'file' })
  })
})
