/** What a node is to a step table. */
import type { MapNode } from './read'

/** Link events jump: a throwing one to the catching one of its name. */
export const isLink = (node: MapNode): boolean => node.events.includes('link')

/** The node that a throwing link event goes on at. */
export const linkTarget = (node: MapNode): MapNode | undefined =>
  node.type === 'intermediateThrowEvent' && isLink(node)
    ? node.scope.nodes.find((one) => one.type === 'intermediateCatchEvent' && isLink(one) && one.name === node.name)
    : undefined

const isSet = (node: MapNode, name: string): boolean =>
  node.element.attributes.some((one) => one.local === name && one.uri === '' && /^(true|1)$/.test(one.value))
export const isEventSubProcess = (node: MapNode): boolean => node.inner !== null && isSet(node, 'triggeredByEvent')
export const isCompensation = (node: MapNode): boolean => isSet(node, 'isForCompensation')
export const isHeldGateway = (node: MapNode): boolean => /^(inclusive|complex|eventBased)Gateway$/.test(node.type)

const isActivity = (type: string): boolean =>
  /[tT]ask$|^callActivity$|^subProcess$|^transaction$|^adHocSubProcess$/.test(type)

/** A step of the table: work, a waiting (catch event), a step of no work (throw event). */
export const isStep = (node: MapNode): boolean =>
  !isEventSubProcess(node) &&
  !isCompensation(node) &&
  (isActivity(node.type) || (/^intermediate(Catch|Throw)Event$/.test(node.type) && !isLink(node)))

export const orNull = (text: string): string | null => (text === '' ? null : text)
