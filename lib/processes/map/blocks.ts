/**
 * Parallel blocks: which join closes a split, and what breaks into a block or out of it. A block is what lies between a
 * split and the node where all its ways meet; that node must be a parallel gateway.
 */
import { dominatorsOf, reachOf, type Graph } from './graph'
import type { MapNode } from './read'
import type { FlowProblem } from './table'

type Block = {
  split: MapNode
  join: MapNode | null
  /** What lies inside, by branch, in the order of the split's flows. */
  branches: Set<MapNode>[]
}

export type Blocks = { bySplit: Map<MapNode, Block>; joins: Set<MapNode>; problems: FlowProblem[] }

export const isParallelSplit = (node: MapNode): boolean => node.type === 'parallelGateway' && node.outgoing.length > 1
const isParallelJoin = (node: MapNode): boolean => node.type === 'parallelGateway' && node.incoming.length > 1

const nameOf = (node: MapNode): string => node.name || (node.type.endsWith('Gateway') ? '' : node.key)
const problem = (
  code: FlowProblem['code'],
  nodes: readonly (MapNode | null)[],
  names: readonly string[],
): FlowProblem => ({
  code,
  ids: nodes.flatMap((node) => (node ? [node.key] : [])),
  names: [...new Set(names.filter((name) => name !== ''))],
})

/** The parallel gateway nearest to a split that each of its ways can come to. */
function commonJoin(split: MapNode, { next }: Graph): MapNode | null {
  const reached = split.outgoing.map(({ to }) => reachOf([to], next))
  const seen = new Set([split])
  let ring = [split]
  while (ring.length > 0) {
    const found = ring.find((node) => node !== split && isParallelJoin(node) && reached.every((one) => one.has(node)))
    if (found) return found
    ring = ring.flatMap((node) => next(node)).filter((node) => !seen.has(node) && seen.add(node))
  }
  return null
}

/** All blocks of a scope, and their faults. `graph` is without the ways of border events. */
export function blocksOf(graph: Graph, starts: readonly MapNode[]): Blocks {
  const bySplit = new Map<MapNode, Block>()
  const joins = new Set<MapNode>()
  const problems: FlowProblem[] = []
  const splits = graph.nodes.filter(isParallelSplit)
  const allJoins = graph.nodes.filter(isParallelJoin)
  if (splits.length === 0 && allJoins.length === 0) return { bySplit, joins, problems }
  const { next, before } = graph
  const above = dominatorsOf(starts, next, before)
  const below = dominatorsOf(
    graph.nodes.filter((node) => next(node).length === 0),
    before,
    next,
  )
  const isUnder = orderOf(above)
  // Looking far for the join of a broken block is dear; a file has few of them.
  let searches = 200
  for (const split of splits) {
    const meeting = below.get(split) ?? null
    const join = meeting && isParallelJoin(meeting) ? meeting : searches-- > 0 ? commonJoin(split, graph) : null
    const branches = split.outgoing.map(({ to }) =>
      to === join ? new Set<MapNode>() : reachOf([to], next, (node) => node === join || node === split),
    )
    for (const branch of branches) if (join) branch.delete(join)
    bySplit.set(split, { split, join, branches })
    if (join) joins.add(join)
    else
      problems.push(
        problem('parallel-without-join', [split], [nameOf(split), ...split.outgoing.map(({ to }) => to.name)]),
      )
  }
  const byJoin = Map.groupBy(bySplit.values(), ({ join }) => join)
  for (const block of bySplit.values()) {
    // A block that ends at the join of the one around it: its join has other ways in, too.
    const shared = byJoin.get(block.join)?.some((one) => isUnder(block.split, one.split)) ?? false
    if (block.join) problems.push(...faultsOf(block, isUnder, shared))
  }
  for (const join of allJoins)
    if (!joins.has(join) && above.has(join))
      problems.push(
        problem('join-without-split', [join], [nameOf(join), ...join.incoming.map(({ from }) => from.name)]),
      )
  return { bySplit, joins, problems }
}

/**
 * Whether every way to a node leads through another one: by the numbers of a passage through the tree of dominators.
 */
function orderOf(above: ReadonlyMap<MapNode, MapNode | null>): (node: MapNode, over: MapNode) => boolean {
  const under = Map.groupBy(above.keys(), (node) => above.get(node) ?? null)
  const [opened, closed] = [new Map<MapNode, number>(), new Map<MapNode, number>()]
  let time = 0
  const stack = [...(under.get(null) ?? [])]
  for (let node = stack.at(-1); node; node = stack.at(-1)) {
    time += 1
    if (opened.has(node)) {
      closed.set(node, closed.get(node) ?? time)
      stack.pop()
    } else {
      opened.set(node, time)
      stack.push(...(under.get(node) ?? []))
    }
  }
  return (node, over) => {
    const [at, from, to] = [opened.get(node), opened.get(over), closed.get(over)]
    return at !== undefined && from !== undefined && to !== undefined && at > from && at < to
  }
}

function faultsOf(
  { split, join, branches }: Block,
  isUnder: (node: MapNode, split: MapNode) => boolean,
  shared: boolean,
): FlowProblem[] {
  const inside = new Set(branches.flatMap((branch) => [...branch]).filter((node) => node !== split))
  const problems: FlowProblem[] = []
  // A way out: to an end, or to what can be come to without the split.
  const out = [...inside].flatMap((node) =>
    node.outgoing.filter(
      ({ to }) => isUnder(node, split) && to !== join && !isUnder(to, split) && (to === split || !isEntry(split, to)),
    ),
  )
  const ends = [...inside].filter((node) => node.type === 'endEvent' && isUnder(node, split))
  if (out.length > 0 || ends.length > 0)
    problems.push(
      problem(
        'branch-out-of-parallel-block',
        [split, join],
        [...out.flatMap(({ from, to }) => [from.name, to.name]), ...ends.map((node) => node.name)],
      ),
    )
  const own = out.length > 0 ? new Set([...inside].filter((node) => isUnder(node, split))) : inside
  const foreign = [...own, ...(join && !shared ? [join] : [])]
    .flatMap((node) => node.incoming)
    .filter(({ from }) => !inside.has(from) && from !== split && from.host === null)
  const crossing = branches.flatMap((branch, i) =>
    branches.slice(i + 1).flatMap((other) => [...branch].filter((node) => other.has(node) && own.has(node))),
  )
  const both = new Set(crossing)
  // Ways that a parallel join unites are named as a join without a split.
  const crossed = crossing
    .filter((node) => !isParallelJoin(node))
    .flatMap((node) => node.incoming.filter(({ from }) => !both.has(from)))
  if (foreign.length > 0 || crossed.length > 0)
    problems.push(
      problem(
        'branch-into-parallel-block',
        [split, join],
        [...foreign, ...crossed].flatMap(({ from, to }) => [from.name, to.name]),
      ),
    )
  return problems
}

const isEntry = (split: MapNode, node: MapNode): boolean => split.outgoing.some(({ to }) => to === node)
