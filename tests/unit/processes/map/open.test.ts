import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { refusalText } from '@/lib/processes/map/labels'
import { openBytes, openText } from '@/lib/processes/map/open'
import { MAX_DEPTH, parseXml } from '@/lib/processes/map/safe-xml'
import {
  append,
  attributeOf,
  childrenOf,
  insert,
  makeElement,
  prefixFor,
  remove,
  textOf,
  walk,
} from '@/lib/processes/map/xml'
import { writeXml } from '@/lib/processes/map/xml-write'
import { bpmn, documentOf } from './files'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const said = (text: string | Uint8Array): string => {
  const opened = openBytes(typeof text === 'string' ? bytes(text) : text)
  return opened.ok ? 'открыт' : refusalText(opened.reason)
}
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, bytes('<a/>')])))

describe('what is no BPMN 2.0', () => {
  it.each([
    ['XPDL', '<Package xmlns="http://www.wfmc.org/2002/XPDL1.0" Id="p"/>', 'XPDL'],
    ['XPDL without a namespace', '<Package Id="p"/>', 'XPDL'],
    ['BPEL', '<process xmlns="http://docs.oasis-open.org/wsbpel/2.0/process/executable"/>', 'BPEL'],
    ['draw.io', '<mxfile host="app.diagrams.net"/>', 'draw.io'],
    ['ARIS', '<AML/>', 'ARIS'],
    ['EPML', '<epml xmlns="http://www.epml.de"/>', 'EPML'],
    ['UML', '<xmi:XMI xmlns:xmi="http://schema.omg.org/spec/XMI/2.1"/>', 'UML'],
    ['ArchiMate', '<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/"/>', 'ArchiMate'],
    ['DMN', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', 'DMN'],
    ['CMMN', '<definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL"/>', 'CMMN'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
    ['a page', '<!DOCTYPE html><html></html>', 'HTML'],
    ['JSON', '{"process": []}', 'JSON'],
    ['a text', 'Шаг;Роль', 'текст'],
    ['PDF', '%PDF-1.7', 'PDF'],
    ['RTF', '{\\rtf1}', 'RTF'],
    ['nothing', '', 'пустой'],
    ['blanks', ' \n ', 'пустой'],
  ])('%s is named', (_, text, word) => {
    expect(said(text)).toContain(word)
  })

  it('is named by what an archive holds', () => {
    expect(said(zip('visio/document.xml'))).toContain('Visio без страниц: показывать нечего')
    expect(said(zip('visio/document.xml', 'visio/pages/page1.xml'))).toContain('Visio (VSDX)')
    expect(said(zip('word/document.xml'))).toContain('Word')
    expect(said(zip('xl/workbook.xml'))).toContain('Excel')
    expect(said(zip('process.bpmn'))).toContain('архив')
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...bytes('V\0i\0s\0i\0o\0D\0o\0c\0u\0m\0e\0n\0t\0')])
    expect(said(ole)).toContain('Visio старого формата')
    expect(said(ole.subarray(0, 4))).toContain('старого формата Office')
    expect(said(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toContain('картинка')
  })

  it('is told from BPMN by its namespace, the right one beside it', () => {
    const other = said('<definitions xmlns="http://www.omg.org/spec/BPMN/2.0"/>')
    expect(other).toContain('«http://www.omg.org/spec/BPMN/2.0»')
    expect(other).toContain('http://www.omg.org/spec/BPMN/20100524/MODEL')
    expect(said('<definitions/>')).toContain('без пространства имён')
    expect(said('<p:process xmlns:p="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')).toContain('«p:process»')
  })
})

describe('broken XML', () => {
  it.each([
    ['<a>\n<b>\n</c></a>', 'строка 3', '<b> (строка 2) закрыт как </c>'],
    ['<a>\n<b>', 'строка 2', '<b> (строка 2) не закрыт'],
    ['<a>\n<b x="1" x="2"/></a>', 'строка 2', '«x» записано дважды'],
    ['<a>&nbsp;</a>', 'строка 1', 'после «&»'],
    ['<a>\n\u0001</a>', 'строка 2', 'недопустимый знак'],
    ['<a/>\n<b/>', 'строка 2', 'второй корневой'],
    ['<a>\n<b c></b></a>', 'строка 2', 'нарушена запись'],
  ])('%j is said with its line', (text, line, words) => {
    const message = said(text)
    expect(message).toContain('Повреждённый XML')
    expect(message).toContain(line)
    expect(message).toContain(words)
  })

  it('has no unbound prefixes, of elements or of attributes', () => {
    expect(said(bpmn('\n<v2:task/>'))).toMatch(/Приставка «v2» не объявлена, строка 4/)
    expect(said(bpmn('\n<bpmn:task w:x="1"/>'))).toMatch(/Приставка «w» не объявлена, строка 4/)
  })

  it('has no declarations, wherever they stand', () => {
    for (const before of ['', '<!-- a -->\n', '<?xml version="1.0"?>\n'])
      expect(said(`${before}<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`)).toContain('DOCTYPE')
  })

  it('has bounds', () => {
    expect(parseXml('<a>'.repeat(MAX_DEPTH + 1)).ok).toBe(false)
    expect(said('<a>'.repeat(MAX_DEPTH + 1))).toContain('Слишком глубокая вложенность')
    expect(parseXml(`${'<a>'.repeat(MAX_DEPTH)}${'</a>'.repeat(MAX_DEPTH)}`).ok).toBe(true)
  })
})

describe('a tree', () => {
  it('is written as it was read', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?style a="b"?>\n<!-- first -->\n' +
      bpmn(
        '<bpmn:task id="a" name="1&#10;2&#9;3 &quot;&lt;&amp;"><!-- in --><v:x><![CDATA[<raw>]]> &amp; <v:y/></v:x></bpmn:task>',
      ).replace(/^<\?xml.*\n/, '') +
      '\n<!-- last -->\n'
    const opened = openText(text)
    expect(opened.ok && writeXml(opened.value)).toBe(text)
  })

  it('gives back every text and value', () => {
    // What XML has no place for never gets into a tree.
    const words = fc
      .string({ unit: 'binary' })
      .map((one) => one.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
    fc.assert(
      fc.property(words, words, (value, text) => {
        const document = documentOf(bpmn('<bpmn:task id="a"/>'))
        const task = [...walk(document.root)].find(({ local }) => local === 'task')
        if (!task) throw new Error('no task')
        task.attributes.push({ name: 'name', local: 'name', uri: '', value })
        task.children.push({ kind: 'text', text })
        const again = [...walk(documentOf(writeXml(document)).root)].find(({ local }) => local === 'task')
        expect(again && attributeOf(again, 'name')).toBe(value)
        expect(again && textOf(again)).toBe(text)
      }),
    )
  })

  it('takes new elements in the prefixes of its own', () => {
    const document = documentOf(
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p"/></definitions>',
    )
    const process = childrenOf(document.root, 'process')[0]
    if (!process) throw new Error('no process')
    const task = append(process, process.uri, 'task', { id: 'a', name: undefined })
    insert(process, makeElement(process, process.uri, 'startEvent', { id: 's' }), task)
    append(task, 'urn:gemba:process:1', 'step')
    expect(prefixFor(process, 'urn:gemba:process:1')).toBe('gemba')
    const text = writeXml(document)
    expect(text).toContain('<startEvent id="s"/>')
    expect(text.indexOf('startEvent')).toBeLessThan(text.indexOf('<task id="a">'))
    expect(text).toContain('<gemba:step/>')
    expect(text).toContain('xmlns:gemba="urn:gemba:process:1"')
    remove(task)
    expect(writeXml(document)).not.toContain('task')
  })
})
