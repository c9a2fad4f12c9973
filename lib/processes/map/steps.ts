/** A process of a file → its step table, with what the table cannot hold and the faults of the flow. */
import { blocksOf, isParallelSplit, type Blocks } from './blocks'
import { faultsOfFlow } from './faults'
import { flowData } from './gemba'
import { graphOf, passageOf, reachOf, type Passage } from './graph'
import { isCompensation, isEventSubProcess, isHeldGateway, isLink, isStep, linkTarget, orNull } from './nodes'
import type { MapFlow, MapNode, MapScope } from './read'
import type { Next, Option, StepTable, TableStart, TableStep, Target } from './table'
import { unheldOf } from './unheld'

/** A gateway with one way out only unites ways, unless the way has a probability: a decision of one option. */
const isDecision = (node: MapNode): boolean =>
  node.type === 'exclusiveGateway' && node.outgoing.some(({ element }) => flowData(element).p !== undefined)

/** What a way does between two steps. */
class Ways {
  constructor(
    readonly blocks: Blocks,
    readonly passage: Passage,
    /** A scope without end events ends where nothing follows. */
    readonly endsOpenly: boolean,
  ) {}

  /** Where a flow leads, through gateways that only unite ways. */
  target(flow: MapFlow, open: readonly MapNode[] = []): Target {
    let [node, looped]: [MapNode, boolean] = [flow.to, this.passage.isBack(flow.from, flow.to)]
    const passed = new Set<MapNode>(open)
    for (;;) {
      if (isStep(node)) return looped ? { to: node.key, loop: true } : { to: node.key }
      if (node.type === 'endEvent') return { end: orNull(node.name) }
      if (this.blocks.joins.has(node) || (node.type === 'parallelGateway' && node.incoming.length > 1))
        return { join: node.key }
      const jump = linkTarget(node)
      if (passed.has(node) || (node.outgoing.length === 0 && !jump)) return this.nothing(node)
      passed.add(node)
      if (node.outgoing.length > 1 || isDecision(node)) return this.gateway(node, [...passed])
      const next: MapNode | undefined = jump ?? node.outgoing[0]?.to
      if (!next) return this.nothing(node)
      looped ||= this.passage.isBack(node, next)
      node = next
    }
  }

  private nothing(node: MapNode): Target {
    return this.endsOpenly && node.outgoing.length === 0 ? { end: null } : { nowhere: node.key }
  }

  private gateway(node: MapNode, open: readonly MapNode[]): Target {
    if (isParallelSplit(node)) return this.block(node, open)
    const gateway = { id: node.key, name: orNull(node.name) }
    const options = this.options(node, open)
    return isHeldGateway(node)
      ? { kind: 'held', gateway, type: node.type, options }
      : { kind: 'decision', gateway, options }
  }

  options(node: MapNode, open: readonly MapNode[] = []): Option[] {
    return node.outgoing.map((flow) => {
      const { p, return: isReturn } = flowData(flow.element)
      return {
        flow: flow.key,
        name: orNull(flow.name),
        condition: flow.condition,
        default: flow.isDefault,
        probability: p ?? null,
        ...(isReturn && { return: true as const }),
        ...this.target(flow, open),
      }
    })
  }

  private block(node: MapNode, open: readonly MapNode[]): Target {
    const block = this.blocks.bySplit.get(node)
    const join = block?.join ?? null
    const branches = node.outgoing.map((flow) => this.target(flow, open))
    const inside = (block?.branches ?? []).map((branch) => [...branch].filter(isStep).map(({ key }) => key))
    return {
      kind: 'parallel',
      split: node.key,
      branches,
      inside,
      join: join?.key ?? null,
      after: join && this.after(join, open),
    }
  }

  /** Where the run goes on after a join. */
  private after(join: MapNode, open: readonly MapNode[]): Target {
    if (open.includes(join)) return { nowhere: join.key }
    const [only, ...more] = join.outgoing
    if (!only) return this.nothing(join)
    return more.length > 0 ? this.gateway(join, [...open, join]) : this.target(only, [...open, join])
  }

  next(node: MapNode): Next | null {
    const [only, ...more] = node.outgoing
    if (!only) return this.endsOpenly ? { kind: 'end', end: null } : null
    if (more.length > 0) return { kind: 'split', options: this.options(node) }
    const next = asNext(this.target(only))
    const isReturn = flowData(only.element).return && (next?.kind === 'one' || next?.kind === 'join')
    return next && isReturn ? { ...next, return: true } : next
  }
}

function asNext(target: Target): Next | null {
  if ('kind' in target) return target
  if ('to' in target) return { kind: 'one', ...target }
  if ('end' in target) return { kind: 'end', end: target.end }
  if ('join' in target) return { kind: 'join', gateway: target.join }
  return null
}

function startOf(node: MapNode, ways: Ways): TableStart {
  const event = orNull(node.name)
  const next = ways.next(node)
  if (!next || next.kind === 'join') return { event, kind: 'none' }
  // Several flows from a start event begin together.
  if (next.kind === 'split')
    return { event, kind: 'parallel', split: node.key, branches: next.options, inside: [], join: null, after: null }
  return { event, ...next }
}

const endless = (scope: MapScope): boolean => !scope.nodes.some(({ type }) => type === 'endEvent')

/** Where a process begins: its start events, or, where it has none, what nothing leads to. */
function startsOf(scope: MapScope): { node: MapNode; isEvent: boolean }[] {
  const events = scope.nodes.filter(({ type }) => type === 'startEvent')
  const first = scope.nodes.filter(
    (node) =>
      node.incoming.length === 0 && !node.host && !isEventSubProcess(node) && !isCompensation(node) && !isLink(node),
  )
  return events.length > 0
    ? events.map((node) => ({ node, isEvent: true }))
    : first.map((node) => ({ node, isEvent: false }))
}

/** The step table of a process, or of the inside of a sub-process. */
export function stepsOf(scope: MapScope): StepTable {
  const graph = graphOf(scope, { borders: false })
  const starts = startsOf(scope)
  const from = starts.map(({ node }) => node)
  const passage = passageOf(from, graph.next)
  const blocks = blocksOf(graph, from)
  const ways = new Ways(blocks, passage, endless(scope))
  const reached = new Set(passage.order)
  // What only an event on a border leads to stays in the file with it.
  const aside = reachOf(
    scope.nodes.filter(({ host }) => host !== null),
    graph.next,
  )
  const lost = scope.nodes.filter((node) => !reached.has(node) && !aside.has(node))
  const listed = [...passage.order, ...lost].filter(isStep)
  const left = scope.nodes.filter(
    (node) => (aside.has(node) && !reached.has(node)) || isEventSubProcess(node) || isCompensation(node),
  )
  const decisions = listed.concat(from).flatMap((node) => {
    const next = node.outgoing.length === 1 ? ways.next(node) : null
    return next ? unanswered(next, node) : []
  })
  return {
    process: { id: scope.key, name: orNull(scope.name) },
    start: starts.map(({ node, isEvent }) =>
      isEvent
        ? startOf(node, ways)
        : isStep(node)
          ? { event: null, kind: 'one', to: node.key }
          : { ...startOf(node, ways), event: null },
    ),
    steps: listed.map((node): TableStep => ({
      id: node.key,
      name: node.name,
      kind: node.type,
      role: node.lanes.length > 0 ? orNull(node.lanes.at(-1)?.name ?? '') : null,
      lanes: node.lanes.map(({ name }) => name),
      next: ways.next(node),
    })),
    notInTable: left.map(({ key, name, type }) => ({ id: key, name, type })),
    cannotHold: unheldOf(scope, reached),
    problems: [...faultsOfFlow(scope, from), ...blocks.problems],
    asked: [...new Map(decisions.map((one) => [one.id, one])).values()],
  }
}

/** Decisions on a way whose probabilities are not all given. */
function unanswered(target: Next | Target, after: MapNode): StepTable['asked'] {
  if (!('kind' in target)) return []
  switch (target.kind) {
    case 'decision': {
      const inside = target.options.flatMap((option) => unanswered(option, after))
      const open = target.options.some((option) => option.probability === null && !('kind' in option))
      const { id, name } = target.gateway
      return open ? [{ id, name: name ?? '', after: isStep(after) ? after.name : null }, ...inside] : inside
    }
    case 'parallel':
      return [...target.branches, ...(target.after ? [target.after] : [])].flatMap((one) => unanswered(one, after))
    case 'held':
    case 'split':
    case 'one':
    case 'end':
    case 'join':
      return []
  }
}
