import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { differenceOf, type Difference } from '@/lib/processes/file/difference'
import { fill } from '@/lib/processes/file/fill'
import { differenceText, doneText, noteText } from '@/lib/processes/file/words'
import type { StoredStep, StoredTable } from '@/lib/processes/steps/apply'
import { StepData } from '@/lib/processes/steps/data'
import { bpmn, drawn, mapOf } from '../map/files'
import { someContext } from './filled'

const step = (name: string, position: number, more: Partial<StepData> = {}): StoredStep => ({
  id: newId(),
  position,
  removed: false,
  data: StepData.parse({ name, work: { fixed: '10' }, wait: { fixed: '5' }, ...more }),
  edits: {},
})
const scopeOf = (xml: string) => {
  const [scope] = mapOf(xml).processes
  if (!scope) throw new Error('no process')
  return scope
}
const words = { dayMinutes: '480', nameOf: (id: string) => id }
const laid = (xml: string, table: StoredTable, context = someContext()) => {
  const filled = fill(scopeOf(xml), table, context)
  return { filled, difference: differenceOf(table, filled, words) }
}

describe('what a file changes', () => {
  it('names steps that come, go and change, by number and name', () => {
    const a = step('A', 1)
    const z = step('Z', 2)
    const table: StoredTable = { start: null, steps: [{ ...a, data: { ...a.data, next: { to: z.id } } }, z] }
    const { difference, filled } = laid(drawn('s:startEvent a:task b:task e:endEvent', 's>a a>b b>e'), table)
    expect(difference.added).toEqual(['2. B'])
    expect(difference.removed).toEqual(['2. Z'])
    expect(difference.changed).toEqual([
      { title: '1. A', cells: [{ label: 'Дальше, доля', before: '→ 2 «Z»', after: '→ 2 «B»' }] },
    ])
    expect(difference.same).toBe(0)
    // Times of a step that was there stay; a new one has none, which is not nothing.
    const texts = Object.fromEntries(filled.edits.map(({ path, text }) => [path, text]))
    expect(texts[`${a.id}.work`]).toBeUndefined()
    const b = filled.rows.get('b') ?? ''
    expect([texts[`${b}.wait`], texts[`${b}.work`]]).toEqual(['{"text":""}', ''])
  })

  it('is nothing when the file says what stands there, shares among it', () => {
    const b = step('B', 2, { next: { to: 'end' } })
    const a = step('A', 1)
    a.data.next = {
      decision: [
        { to: b.id, p: '0.8', label: 'да' },
        { to: 'end', p: '0.2', label: 'нет' },
      ],
    }
    const xml = drawn('s:startEvent a:task g:exclusiveGateway b:task e:endEvent', 's>a a>g g>b g>e b>e')
    const { difference } = laid(xml, { start: null, steps: [a, b] })
    expect(differenceText(difference)).toBe('Таблица шагов не изменится')
    expect(doneText(difference)).toBe('Таблица шагов не изменилась')
  })

  it('brings back a step that was taken out, and keeps the order of those that stay', () => {
    const [a, b, c] = [step('A', 1), step('B', 2), step('C', 3)]
    const gone = { ...b, removed: true }
    const xml = drawn('s:startEvent a:task b:task c:task e:endEvent', 's>a a>b b>c c>e')
    const { filled, difference } = laid(
      xml,
      { start: null, steps: [a, gone, c] },
      someContext({ kept: new Map([['b', b.id]]) }),
    )
    expect(difference.added).toEqual(['2. B'])
    expect(filled.rows.get('b')).toBe(b.id)
    const place = filled.edits.find(({ path }) => path === `${b.id}.position`)
    expect(Number(place?.text)).toBeGreaterThan(1)
    expect(Number(place?.text)).toBeLessThan(3)
  })

  it('takes the lane for the role: a known one by its name in any case, a new one with its name', () => {
    const role = { id: newId(), name: 'Специалист' }
    const inside = `<bpmn:laneSet id="L"><bpmn:lane id="l1" name="СПЕЦИАЛИСТ"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id="l2" name="Юрист"><bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
<bpmn:startEvent id="s"/><bpmn:task id="a" name="A"/><bpmn:task id="b" name="B"/><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="b"/><bpmn:sequenceFlow id="f3" sourceRef="b" targetRef="e"/>`
    const { filled, difference } = laid(bpmn(inside), { start: null, steps: [] }, someContext({ roles: [role] }))
    expect(difference.newRoles).toEqual(['Юрист'])
    const of = (key: string) => filled.edits.find(({ path }) => path === `${filled.rows.get(key)}.roles`)?.text
    expect(of('a')).toBe(JSON.stringify([{ role: role.id, share: '1' }]))
  })

  it('says what the table has no word for', () => {
    const xml = drawn('s:startEvent a:task g:inclusiveGateway b:task c:task e:endEvent', 's>a a>g g>b g>c b>e c>e')
    const { filled } = laid(xml, { start: null, steps: [] })
    expect(filled.notes.map(noteText)).toEqual([
      '«A»: куда дальше – решает развилка, которой в таблице нет. Укажите путь сами.',
    ])
  })
})

describe('words of a difference', () => {
  const of = (added: number, changed: number, removed: number): Difference => ({
    added: Array.from({ length: added }, (_, i) => String(i)),
    changed: Array.from({ length: changed }, (_, i) => ({ title: String(i), cells: [] })),
    removed: Array.from({ length: removed }, (_, i) => String(i)),
    same: 0,
    start: null,
    newRoles: [],
  })
  it.each([
    [1, 0, 0, 'Добавится 1 шаг', 'Добавлен 1 шаг'],
    [21, 2, 0, 'Добавится 21 шаг, изменятся 2 шага', 'Добавлен 21 шаг, изменено 2 шага'],
    [0, 1, 5, 'Изменится 1 шаг, уйдут 5 шагов', 'Изменён 1 шаг, убрано 5 шагов'],
    [11, 0, 1, 'Добавятся 11 шагов, уйдёт 1 шаг', 'Добавлено 11 шагов, убран 1 шаг'],
  ])('%i, %i, %i', (added, changed, removed, will, was) => {
    expect(differenceText(of(added, changed, removed)).replaceAll('\u00a0', ' ')).toBe(will)
    expect(doneText(of(added, changed, removed)).replaceAll('\u00a0', ' ')).toBe(was)
  })
})
