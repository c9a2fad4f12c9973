/**
 * Constructs of BPMN that a step table has no place for. They stay in the file; each is named with what hangs on it.
 */
import { isCompensation, isEventSubProcess, isStep, linkTarget } from './nodes'
import type { MapNode, MapScope } from './read'
import type { CannotHold, Unheld } from './table'
import { elementsOf, type XmlElement } from './xml'

const gateways: Readonly<Record<string, Unheld>> = {
  inclusiveGateway: 'inclusive-gateway',
  complexGateway: 'complex-gateway',
  eventBasedGateway: 'event-based-gateway',
}

const has = ({ element }: MapNode, test: (child: XmlElement) => boolean): boolean => elementsOf(element).some(test)
const repeats = (node: MapNode): boolean => has(node, ({ local }) => /LoopCharacteristics$/.test(local))

/** Names of the steps that only this event leads to, as far as they are named. */
function following(event: MapNode, reached: ReadonlySet<MapNode>): string[] {
  const seen = new Set<MapNode>([event])
  const left = [event]
  for (let node = left.pop(); node; node = left.pop()) {
    const next = [...node.outgoing.map(({ to }) => to), ...(linkTarget(node) ? [linkTarget(node)] : [])]
    for (const to of next) {
      if (!to || seen.has(to) || reached.has(to)) continue
      seen.add(to)
      left.push(to)
    }
  }
  return [...seen].filter((node) => node !== event && isStep(node)).map(({ name }) => name)
}

function codeOf(node: MapNode): Unheld | null {
  if (isEventSubProcess(node)) return 'event-sub-process'
  if (isCompensation(node)) return 'compensation'
  if (node.type === 'boundaryEvent') return 'boundary-event'
  if (node.inner) return 'sub-process'
  if (node.type === 'startEvent' || node.type === 'endEvent') return null
  if (isStep(node) && node.outgoing.some(({ condition }) => condition !== null)) return 'condition-on-step'
  return gateways[node.type] ?? null
}

function namedWith(node: MapNode, reached: ReadonlySet<MapNode>): string[] {
  if (node.host) return [node.host.name, ...following(node, reached)]
  if (node.inner) return node.inner.nodes.filter(isStep).map(({ name }) => name)
  return []
}

/** `reached` – nodes that the table follows from the start. */
export function unheldOf(scope: MapScope, reached: ReadonlySet<MapNode>): CannotHold[] {
  const named = (node: MapNode, code: Unheld): CannotHold => ({
    code,
    id: node.key,
    name: node.name,
    with: namedWith(node, reached).filter((name) => name !== ''),
  })
  return scope.nodes.flatMap((node) => {
    const code = codeOf(node)
    return [...(code ? [named(node, code)] : []), ...(repeats(node) ? [named(node, 'repeated-step')] : [])]
  })
}
