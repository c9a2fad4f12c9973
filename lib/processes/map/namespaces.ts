/** Namespaces of BPMN 2.0 (OMG formal/2011-01-03) and of what the portal keeps in a file. */
export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
export const BPMNDI = 'http://www.omg.org/spec/BPMN/20100524/DI'
export const DC = 'http://www.omg.org/spec/DD/20100524/DC'
export const DI = 'http://www.omg.org/spec/DD/20100524/DI'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
export const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** What a step table says and BPMN has no place for: times, shares, probabilities. */
export const GEMBA = 'urn:gemba:process:1'

/** The prefix that a new element gets where the file has none for its namespace. */
export const usualPrefixes: Readonly<Record<string, string>> = {
  [BPMN]: 'bpmn',
  [BPMNDI]: 'bpmndi',
  [DC]: 'dc',
  [DI]: 'di',
  [XSI]: 'xsi',
  [GEMBA]: 'gemba',
}
