import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tryCases, type Tried } from '@/lib/cli/cases/run'
import { draftOf } from '@/lib/processes/map/draft'
import { drawMap } from '@/lib/processes/map/draw'
import { examine, safeLink } from '@/lib/processes/map/examine'
import { openText } from '@/lib/processes/map/open'
import { differences } from '@/lib/processes/map/same'
import { textIn } from '@/lib/processes/map/svg'
import { writeXml } from '@/lib/processes/map/xml-write'
import { mergeModel } from '@/lib/processes/map/write'
import { CASES, caseBytes, documentOf, examinedCase } from './files'

async function tried(name: string): Promise<Tried[]> {
  const all: Tried[] = []
  const file = `${CASES}/${name}`
  for await (const one of tryCases(JSON.parse(readFileSync(file, 'utf8')), file)) all.push(one)
  return all
}

const savedCase = (start: string): string => writeXml(examinedCase(start).file.document)

/** The file after its table was filled: every step got a time and a value. */
function filledCase(start: string): string {
  const { file, processes } = examinedCase(start)
  const [process] = processes
  if (!process) throw new Error('no process')
  const { model, roles } = draftOf(process.scope)
  const steps = model.steps.map((step) => ({ ...step, work: { fixed: '5' }, value: 'adds' as const }))
  return writeXml(mergeModel(file.document, process.key, { ...model, steps }, roles).document)
}

describe('cases of BPMN files', () => {
  it('come out as expected, ten thousand shapes too', async () => {
    const all = await tried('expected.json')
    expect(all.length).toBe(33)
    expect(all.filter(({ outcome }) => outcome !== 'equal')).toEqual([])
  })

  it('fill the tables of the eight processes', async () => {
    const all = await tried('tables.json')
    expect(all.length).toBe(8)
    expect(all.filter(({ outcome }) => outcome !== 'equal')).toEqual([])
  })

  it('differ when a figure, a name or a fault does', async () => {
    const outcomes = async (change: Record<string, unknown>, name = '07-no-drawing.bpmn') => {
      const all: string[] = []
      for await (const { outcome } of tryCases({ _format: {}, [name]: change }, `${CASES}/expected.json`))
        all.push(outcome)
      return all
    }
    expect(await outcomes({ open: true, drawn: { shapes: 8, edges: 8 } })).toEqual(['equal'])
    expect(await outcomes({ open: true, drawn: { shapes: 9, edges: 8 } })).toEqual(['differs'])
    expect(await outcomes({ open: false })).toEqual(['differs'])
    expect(await outcomes({ open: true, mustName: ['чего нет'] })).toEqual(['differs'])
    expect(await outcomes({ open: true, problems: [['unreachable', 'a']] })).toEqual(['differs'])
    expect(await outcomes({ open: true, cannotHold: ['sub-process'] })).toEqual(['differs'])
    expect(await outcomes({ open: true, names: { a: 'Другое' } })).toEqual(['differs'])
    expect(await outcomes({ open: true, steps: ['Проверить право'] })).toEqual(['differs'])
    expect(await outcomes({ open: true }, 'нет.bpmn')).toEqual(['not understood'])
  })

  // What expected.json says under «kept», by saving and by saving after the table was filled.
  it.each([
    [
      '04',
      [
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://intruder.example/part.xml" parse="text">',
        '<xi:fallback>нет</xi:fallback>',
      ],
    ],
    ['06', ['href="javascript:alert(document.domain)"', 'href="https://pravo.example/act/74"', 'title="Ещё"']],
    ['09', ['id="i1" name="Запросить сведения"', 'id="i2" name="Сверить сведения"']],
    ['10', ['name="Отзыв"', 'triggeredByEvent="true"', 'id="k1"']],
    ['11', ['attachedToRef="b"', 'cancelActivity="false"', '>P5D<', 'id="d" name="Направить напоминание"']],
    ['12', ['>${legal}<', '>${money}<', 'inclusiveGateway id="m"']],
    ['13', ['answers &gt;= 1']],
    ['18', ['${errors &gt; 0}', '${fraud}', 'default="f5"']],
    [
      '19',
      [
        'camunda:initiator="who"',
        'camunda:candidateGroups="отдел-1,отдел-2"',
        '<bpsim:NumericParameter value="90"/>',
        'vendor:colour="#2e7d32"',
        '<p:person tab="007">Иванова А. П.</p:person>',
      ],
    ],
    ['32', ['attachedToRef="tns:a"', 'bpmnElement="tns:bt"']],
  ])('%s keeps what a table has no place for', (start, kept) => {
    for (const text of [savedCase(start), filledCase(start)]) for (const one of kept) expect(text).toContain(one)
  })

  it('08 keeps the other process, its pools and messages when one fills the table', () => {
    const text = filledCase('08')
    for (const one of ['id="P_org"', 'name="Казначейство"', 'id="m1"', 'id="m2"', 'id="m3"'])
      expect(text).toContain(one)
  })

  it('are UTF-8 once saved, and say so', () => {
    for (const start of ['20', '21']) {
      const text = savedCase(start)
      expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
      expect(text).toContain('name="Подготовить ответ «по существу»"')
    }
  })

  it('show a script as text and make no link of it', () => {
    const { file, drawing } = examinedCase('05')
    const svg = drawMap(file, drawing, { id: 'm', title: '<script>', description: '"\'' })
    expect(svg).not.toMatch(/<(script|img|iframe|a|foreignObject|use|image)[\s>]/i)
    // An attribute of an element, not a word of a text.
    expect(svg.replace(/>[^<]*</g, '><').replace(/="[^"]*"/g, '=""')).not.toMatch(/\son\w+\s*=/i)
    expect(svg).toContain('&lt;img src=x')
    expect(openText(svg)).toMatchObject({ ok: false, reason: { kind: 'foreign', what: 'svg' } })
    expect(safeLink('https://pravo.example/act/74')).toBe('https://pravo.example/act/74')
    expect(safeLink(' HTTP://a.example')).toBe('HTTP://a.example')
    for (const address of [
      ' \tJaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      '//a.example',
      'mailto:a@b',
    ])
      expect(safeLink(address)).toBeNull()
    const said = (start: string) => examinedCase(start).sayings.map(({ code }) => code)
    expect(said('06')).toContain('unsafe-link')
    expect(said('19')).not.toContain('unsafe-link')
  })

  it('show a long name shortened and whole in its title', () => {
    const { file, drawing } = examinedCase('25')
    const name = file.nodes.get('T2')?.name ?? ''
    expect(name.length).toBeGreaterThan(4000)
    const svg = drawMap(file, drawing, { id: 'm', title: '', description: '' })
    expect(svg).toContain(`<title>${name}; `)
    expect(svg).toContain('…</tspan>')
    // Both by a pointer and by keys.
    expect(svg).toMatch(/data-step="T2" tabindex="0" role="img" aria-label="Рассмотреть заявление/)
  })

  it('are read by people and programs with the spaces between their lines', () => {
    const box = { x: 0, y: 0, width: 90, height: 60 }
    const style = { size: 12, line: 14, most: 5, fill: '#000', from: 'top' } as const
    const read = (name: string) => textIn(name, box, style).replace(/<[^>]*>/g, '')
    expect(read('Проверить документы заявителя')).toBe('Проверить документы заявителя')
    expect(read('Выдать – или отказать в\u00a0выдаче')).toBe('Выдать – или отказать в\u00a0выдаче')
    expect(read('Сводно-аналитический отчёт')).toBe('Сводно-аналитический отчёт')
  })

  it('are refused quickly and without growing when they hold a bomb', () => {
    const [began, before] = [performance.now(), process.memoryUsage().heapUsed]
    expect(examine(caseBytes('02'))).toMatchObject({ ok: false, reason: { kind: 'doctype', line: 2 } })
    expect(performance.now() - began).toBeLessThan(1000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * 1024 * 1024)
  })

  it('22 is read in the encoding that a person chose', () => {
    const chosen = examine(caseBytes('22'), { as: 'windows-1251' })
    expect(chosen.ok && chosen.value.processes[0]?.name).toBe('Обращение гражданина № 1')
    expect(examine(caseBytes('22'))).toMatchObject({
      reason: {
        kind: 'bytes',
        declared: 'UTF-8',
        line: 3,
        offer: { encoding: 'windows-1251', sample: 'Обращение гражданина' },
      },
    })
  })

  it('23 keeps both steps of one id', () => {
    const { file, processes } = examinedCase('23')
    expect(processes[0]?.table.steps.map(({ id, name }) => [id, name])).toEqual([
      ['T1', 'Принять заявление'],
      ['T3', 'Подготовить решение'],
      ['T1_2', 'Проверить документы'],
    ])
    const again = documentOf(writeXml(file.document))
    expect(differences(file.document, again)).toEqual([])
  })
})
