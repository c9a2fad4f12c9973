/**
 * What is mended in a file before it is read, and said: the second of two equal ids of the model gets its own, so that
 * nothing falls out. Everything else – odd ids, prefixed references, missing incoming and outgoing – is read as it is.
 */
import { isFlowNode, referencesOf, resolverOf } from './references'
import { attributeOf, setAttribute, walk, type XmlDocument, type XmlElement } from './xml'

/** Two elements bore `id`; the second is called `to` now. */
export type Renaming = {
  id: string
  to: string
  first: { name: string; line: number }
  second: { name: string; line: number }
}

const placeOf = (element: XmlElement): { name: string; line: number } => ({
  name: attributeOf(element, 'name') ?? '',
  line: element.line,
})

/** Mends the tree itself. References to what is renamed follow where their kind tells that it is meant. */
export function repair({ root }: XmlDocument): Renaming[] {
  const resolver = resolverOf(root)
  if (resolver.repeated.length === 0) return []
  const meant = [...walk(root)].flatMap((element) =>
    referencesOf(element).map((place) => ({ place, target: resolver.resolve(place) })),
  )
  const renamed = new Map<XmlElement, string>()
  const said: Renaming[] = []
  for (const { id, elements } of resolver.repeated) {
    // A step keeps its id before what only hangs on it.
    const [first, ...others] = [...elements.filter(isFlowNode), ...elements.filter((one) => !isFlowNode(one))]
    if (!first) continue
    for (const other of others) {
      const to = resolver.freshId(`${id}_2`)
      renamed.set(other, to)
      said.push({ id, to, first: placeOf(first), second: placeOf(other) })
    }
  }
  for (const { place, target } of meant) {
    const to = target && renamed.get(target)
    if (to !== undefined && to !== null) place.set(to)
  }
  for (const [element, to] of renamed) setAttribute(element, 'id', to)
  return said
}
