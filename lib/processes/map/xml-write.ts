/** The tree as text: UTF-8, said so, everything else as it was read. */
import { isElement, type XmlDocument, type XmlElement, type XmlNode } from './xml'

const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const inValue: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

export const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (sign) => inText[sign] ?? sign)
/** For a value between double quotes. */
export const escapeValue = (text: string): string => text.replace(/[&<"\n\r\t]/g, (sign) => inValue[sign] ?? sign)

function writeNode(node: XmlNode, out: string[]): void {
  switch (node.kind) {
    case 'element':
      writeElement(node, out)
      break
    case 'text':
      out.push(escapeText(node.text))
      break
    case 'cdata':
      out.push(`<![CDATA[${node.text}]]>`)
      break
    case 'comment':
      out.push(`<!--${node.text}-->`)
      break
    case 'instruction':
      out.push(`<?${node.target}${node.body === '' ? '' : ` ${node.body}`}?>`)
  }
}

function writeElement(element: XmlElement, out: string[]): void {
  out.push('<', element.name)
  for (const { name, value } of element.attributes) out.push(` ${name}="${escapeValue(value)}"`)
  if (element.children.length === 0) {
    out.push('/>')
    return
  }
  out.push('>')
  for (const child of element.children) writeNode(child, out)
  out.push(`</${element.name}>`)
}

/** The whole file as text, to be stored as UTF-8. */
export function writeXml({ version, standalone, before, root, after }: XmlDocument): string {
  const out = [
    `<?xml version="${version}" encoding="UTF-8"${standalone === null ? '' : ` standalone="${standalone}"`}?>`,
  ]
  const outside = (nodes: readonly XmlNode[]) => {
    for (const node of nodes) {
      out.push('\n')
      writeNode(node, out)
    }
  }
  outside(before)
  out.push('\n')
  writeElement(root, out)
  outside(after)
  out.push('\n')
  return out.join('')
}

/** A copy that shares nothing with the tree. */
function copyElement(element: XmlElement, parent: XmlElement | null = null): XmlElement {
  const copy: XmlElement = {
    ...element,
    attributes: element.attributes.map((one) => ({ ...one })),
    children: [],
    parent,
  }
  copy.children = element.children.map((one) => (isElement(one) ? copyElement(one, copy) : { ...one }))
  return copy
}

export const copyDocument = (document: XmlDocument): XmlDocument => ({
  ...document,
  root: copyElement(document.root),
})
