/** Faults of the flow itself (exact.md P3): what cannot be reached, what leads nowhere, what never ends. */
import { graphOf, reachOf } from './graph'
import type { MapNode, MapScope } from './read'
import { isCompensation, isEventSubProcess } from './nodes'
import type { FlowProblem } from './table'

const stands = (node: MapNode): boolean => !isEventSubProcess(node) && !isCompensation(node)

/** Each node at fault by itself. Reach goes over events on borders, too; what is not reached is not called a trap. */
export function faultsOfFlow(scope: MapScope, starts: readonly MapNode[]): FlowProblem[] {
  const graph = graphOf(scope, { borders: true })
  const nodes = scope.nodes.filter(stands)
  if (nodes.length === 0) return []
  const one =
    (code: FlowProblem['code']) =>
    (node: MapNode): FlowProblem => ({
      code,
      ids: [node.key],
      names: [node.name || (node.incoming[0]?.from.name ?? '')].filter((name) => name !== ''),
    })
  const ends = nodes.filter(({ type }) => type === 'endEvent')
  const open = nodes.filter((node) => node.type !== 'endEvent' && graph.next(node).length === 0)
  const reached = reachOf(starts, graph.next)
  const ending = reachOf(ends.length > 0 ? ends : open, graph.before)
  const noWayOn = ends.length > 0 ? open : []
  return [
    ...(starts.length === 0 ? [{ code: 'no-start' as const, ids: [], names: [] }] : []),
    ...(ends.length === 0 && open.length === 0 ? [{ code: 'no-end' as const, ids: [], names: [] }] : []),
    ...noWayOn.map(one('no-way-on')),
    ...(starts.length === 0 ? [] : nodes.filter((node) => !reached.has(node))).map(one('unreachable')),
    ...nodes
      .filter((node) => reached.has(node) && !ending.has(node) && !noWayOn.includes(node))
      .map(one('no-way-to-the-end')),
  ]
}
