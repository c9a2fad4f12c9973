/** The root of a BPMN file of our own. Pure. */
import { BPMN, BPMNDI, DC, DI, GEMBA, XMLNS, XSI, usualPrefixes } from './namespaces'
import type { XmlElement } from './xml'

/** Without a process yet; `exporter` – by what it was made. */
export function emptyDefinitions(exporter: string): XmlElement {
  const root: XmlElement = {
    kind: 'element',
    name: 'bpmn:definitions',
    local: 'definitions',
    uri: BPMN,
    attributes: [BPMN, BPMNDI, DC, DI, XSI, GEMBA].map((uri) => {
      const prefix = usualPrefixes[uri] ?? ''
      return { name: `xmlns:${prefix}`, local: prefix, uri: XMLNS, value: uri }
    }),
    children: [],
    parent: null,
    line: 0,
  }
  for (const [name, value] of Object.entries({ id: 'definitions', targetNamespace: GEMBA, exporter }))
    root.attributes.push({ name, local: name, uri: '', value })
  return root
}
