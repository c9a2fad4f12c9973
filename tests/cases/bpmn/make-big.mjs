// node make-big.mjs [shapes=10000] [lanes=10] > big.bpmn   one process, every 10th step a decision, every 50th a
// parallel pair
const n = Number(process.argv[2] ?? 10000),
  lanes = Number(process.argv[3] ?? 10)
if (!(n >= 20) || !(lanes >= 1)) {
  console.error('usage: make-big.mjs SHAPES>=20 LANES>=1')
  process.exit(2)
}
const nodes = [],
  flows = []
let k = 0,
  last = null
const add = (type, name) => {
  const id = `n${k++}`
  nodes.push([type, id, name])
  return id
}
const link = (a, b, name) => flows.push([`f${flows.length}`, a, b, name])
const put = (type, name) => {
  const id = add(type, name)
  if (last) link(last, id)
  last = id
  return id
}
put('startEvent', 'Начало')
while (k < n - 6) {
  const m = nodes.length % 50
  if (m >= 40 && m < 44) {
    const g = put('parallelGateway', ''),
      a = add('userTask', `Согласовать ${k}`),
      b = add('userTask', `Проверить ${k}`),
      j = add('parallelGateway', '')
    link(g, a)
    link(g, b)
    link(a, j)
    link(b, j)
    last = j
  } else if (m % 10 === 9) {
    const g = put('exclusiveGateway', `Верно ${k}?`),
      a = add('userTask', `Исправить ${k}`),
      j = add('exclusiveGateway', '')
    link(g, a, 'нет')
    link(g, j, 'да')
    link(a, j)
    last = j
  } else put('userTask', `Шаг ${k}`)
}
while (k < n - 1) put('userTask', `Шаг ${k}`)
put('endEvent', 'Завершение')
const x = (i) => 160 + (i % 100) * 150,
  y = (i) => 80 + Math.floor(i / 100) * 120,
  at = new Map(nodes.map((v, i) => [v[1], i]))
const out = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Big" targetNamespace="https://gemba.example/bpmn">',
  '<bpmn:process id="P1" name="Большой процесс" isExecutable="false">',
  '<bpmn:laneSet id="LS">',
]
for (let l = 0; l < lanes; l++)
  out.push(
    `<bpmn:lane id="L${l}" name="Отдел ${l + 1}">${nodes
      .filter((_, i) => i % lanes === l)
      .map((v) => `<bpmn:flowNodeRef>${v[1]}</bpmn:flowNodeRef>`)
      .join('')}</bpmn:lane>`,
  )
out.push('</bpmn:laneSet>')
for (const [t, id, name] of nodes) out.push(`<bpmn:${t} id="${id}" name="${name}"/>`)
for (const [id, a, b, name] of flows)
  out.push(`<bpmn:sequenceFlow id="${id}" sourceRef="${a}" targetRef="${b}"${name ? ` name="${name}"` : ''}/>`)
out.push('</bpmn:process>', '<bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="PL" bpmnElement="P1">')
for (const [i, [t, id]] of nodes.entries()) {
  const [w, h] = t.endsWith('Event') ? [36, 36] : t.endsWith('Gateway') ? [50, 50] : [110, 80]
  out.push(
    `<bpmndi:BPMNShape id="s_${id}" bpmnElement="${id}"><dc:Bounds x="${x(i)}" y="${y(i)}" width="${w}" height="${h}"/></bpmndi:BPMNShape>`,
  )
}
for (const [id, a, b] of flows)
  out.push(
    `<bpmndi:BPMNEdge id="e_${id}" bpmnElement="${id}"><di:waypoint x="${x(at.get(a)) + 55}" y="${y(at.get(a)) + 40}"/><di:waypoint x="${x(at.get(b))}" y="${y(at.get(b)) + 40}"/></bpmndi:BPMNEdge>`,
  )
out.push('</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>', '</bpmn:definitions>')
process.stdout.write(out.join('\n') + '\n')
