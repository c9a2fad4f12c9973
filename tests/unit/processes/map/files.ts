/** Files of the cases and of other tools, opened and read. */
import { readFileSync, readdirSync } from 'node:fs'
import { examine, type Examined } from '@/lib/processes/map/examine'
import { openText } from '@/lib/processes/map/open'
import { readMap, type MapFile } from '@/lib/processes/map/read'
import type { XmlDocument } from '@/lib/processes/map/xml'

export const CASES = 'tests/cases/bpmn'
export const CORPUS = 'tests/cases/bpmn-corpus'
export const corpus = readdirSync(CORPUS).filter((name) => name.endsWith('.bpmn'))

export const bytesOf = (path: string): Uint8Array => readFileSync(path)
export const caseBytes = (start: string): Uint8Array =>
  bytesOf(`${CASES}/${readdirSync(CASES).find((name) => name.startsWith(start)) ?? start}`)

export function examined(bytes: Uint8Array): Examined {
  const result = examine(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.reason))
  return result.value
}
export const examinedCase = (start: string): Examined => examined(caseBytes(start))

export function documentOf(text: string): XmlDocument {
  const opened = openText(text)
  if (!opened.ok) throw new Error(JSON.stringify(opened.reason))
  return opened.value
}

/** A process of BPMN from its elements. */
export const bpmn = (inside: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="urn:vendor" id="D" targetNamespace="urn:x">
<bpmn:process id="P" name="Процесс">${inside}</bpmn:process>${more}</bpmn:definitions>`

/** Nodes and arrows in short: `s:startEvent a:task e:endEvent`, `s>a a>e`. */
export function drawn(nodes: string, flows: string): string {
  const made = nodes.split(' ').map((one) => {
    const [id, type] = one.split(':')
    return `<bpmn:${type} id="${id}" name="${id?.toUpperCase()}"/>`
  })
  const arrows = flows.split(' ').map((one, i) => {
    const [from, to] = one.split('>')
    return `<bpmn:sequenceFlow id="f${i + 1}" sourceRef="${from}" targetRef="${to}"/>`
  })
  return bpmn([...made, ...arrows].join('\n'))
}

export const mapOf = (text: string): MapFile => readMap(documentOf(text))
