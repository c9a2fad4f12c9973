/**
 * Whether two files mean the same: the same elements with the same attributes, texts, extensions and order within a
 * kind, each reference leading to the same element. Prefixes, blanks between tags, comments and values that the
 * standard supposes anyway are no difference.
 */
import { BPMN, DI, XMLNS, XSI } from './namespaces'
import { isDrawing, isModel, referencesOf, resolverOf, type Resolver } from './references'
import { attributeOf, elementsOf, isElement, namespaceAt, textOf, type XmlDocument, type XmlElement } from './xml'

/** What the standard supposes where nothing is said. */
const supposed: Readonly<Record<string, string>> = {
  isClosed: 'false',
  isForCompensation: 'false',
  startQuantity: '1',
  completionQuantity: '1',
  cancelActivity: 'true',
  isInterrupting: 'true',
  triggeredByEvent: 'false',
  parallelMultiple: 'false',
  gatewayDirection: 'Unspecified',
  isCollection: 'false',
  instantiate: 'false',
  isSequential: 'false',
  behavior: 'All',
  testBefore: 'false',
  associationDirection: 'None',
  processType: 'None',
  itemKind: 'Information',
  eventGatewayType: 'Exclusive',
  isUnlimited: 'true',
  textFormat: 'text/plain',
  typeLanguage: 'http://www.w3.org/2001/XMLSchema',
  expressionLanguage: 'http://www.w3.org/1999/XPath',
}

const expanded = (element: XmlElement, value: string): string => {
  const colon = value.indexOf(':')
  const namespace = namespaceAt(element, colon < 0 ? '' : value.slice(0, colon))
  return namespace === null ? value : `{${namespace}}${value.slice(colon + 1)}`
}

class Meaning {
  readonly said = new Map<string, string>()
  private readonly resolver: Resolver
  constructor({ root }: XmlDocument) {
    this.resolver = resolverOf(root)
    this.element(root, '')
  }

  private say(path: string, words: string): void {
    let place = path
    for (let n = 2; this.said.has(place); n += 1) place = `${path}~${n}`
    this.said.set(place, words)
  }

  private attributes(element: XmlElement): string[] {
    const references = new Map(referencesOf(element).map((place) => [place.name, place]))
    return element.attributes
      .filter(({ uri }) => uri !== XMLNS)
      .filter(({ uri, local, value }) => uri !== '' || !isModel(element) || supposed[local] !== value)
      .filter(({ uri, local }) => uri !== XSI || (local === 'type' && element.uri !== DI))
      .map(({ uri, local, value }) => {
        const place = uri === '' ? references.get(local) : undefined
        const target = place && this.resolver.resolve(place)
        if (target) return `${local}=#${this.resolver.keyOf(target)}`
        if (uri === XSI && local === 'type') return `xsi:type=${expanded(element, value)}`
        const number = isDrawing(element) && /^-?[\d.]+$/.test(value)
        return `{${uri}}${local}=${number ? Number(value) : place ? expanded(element, value) : value}`
      })
      .sort()
  }

  private element(element: XmlElement, above: string): void {
    const id = isModel(element) || isDrawing(element) ? attributeOf(element, 'id') : undefined
    const path = id === undefined ? above : `#${id}`
    const [reference] = referencesOf(element).filter(({ name }) => name === element.local)
    const target = reference && this.resolver.resolve(reference)
    const inside = elementsOf(element)
    const own = isModel(element) || isDrawing(element)
    const text =
      inside.length === 0
        ? target
          ? `#${this.resolver.keyOf(target)}`
          : reference
            ? reference.value
            : own && textOf(element).trim() === ''
              ? ''
              : textOf(element)
        : element.children
            .map((one) => (isElement(one) ? '<>' : one.kind === 'text' || one.kind === 'cdata' ? one.text : ''))
            .map((one) => (own || one.trim() === '' ? one.trim() : one))
            .filter((one) => one !== '')
            .join('')
            .replace(own ? /<>/g : /$^/, '')
    this.say(
      path,
      [`{${element.uri}}${element.local}`, above === path ? '' : `in ${above}`, ...this.attributes(element), text].join(
        '\n',
      ),
    )
    const counted = new Map<string, number>()
    for (const child of inside) {
      const name = child.uri === BPMN ? child.local : `{${child.uri}}${child.local}`
      const n = (counted.get(name) ?? 0) + 1
      counted.set(name, n)
      this.element(child, `${path}/${name}${n === 1 ? '' : `[${n}]`}`)
    }
  }
}

export type Difference = { path: string; before: string | null; after: string | null }

/** What one file says and another does not; none – they mean the same. */
export function differences(before: XmlDocument, after: XmlDocument): Difference[] {
  const [one, other] = [new Meaning(before).said, new Meaning(after).said]
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((path) => one.get(path) !== other.get(path))
    .map((path) => ({ path, before: one.get(path) ?? null, after: other.get(path) ?? null }))
}
