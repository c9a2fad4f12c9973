import 'server-only'
import { SaxesParser } from 'saxes'

/** What a part of an archive is not: XML that a table's file may hold. */
export class PartError extends Error {
  constructor(readonly problem: 'DOCTYPE' | 'BROKEN' | 'DEEP' | 'ROWS') {
    super(problem)
  }
}

const MAX_DEPTH = 200

type Attributes = (name: string) => string | undefined
type Handler = {
  open?: (name: string, attributes: Attributes) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Walks a part by local names: prefixes do not matter. A declared type of document (an entity bomb) ends it. */
export function walkXml(xml: string, { open, close, text }: Handler): void {
  const parser = new SaxesParser()
  let depth = 0
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new PartError('DOCTYPE')
  })
  parser.on('error', () => {
    throw new PartError(/^[^]{0,2000}<!DOCTYPE/i.test(xml.slice(0, 2100)) ? 'DOCTYPE' : 'BROKEN')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) throw new PartError('DEEP')
    open?.(local(name), (wanted) => {
      if (wanted in attributes) return attributes[wanted]
      const found = Object.keys(attributes).find((one) => local(one) === wanted)
      return found === undefined ? undefined : attributes[found]
    })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(local(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.write(xml.replace(/^\ufeff/, '')).close()
}

/** Targets of a part's relations, by id, with the end of their type. */
export function relationsOf(xml: string | null, base: string): Map<string, { type: string; path: string }> {
  const found = new Map<string, { type: string; path: string }>()
  if (xml === null) return found
  walkXml(xml, {
    open: (name, at) => {
      if (name !== 'Relationship' || at('TargetMode') === 'External') return
      const target = at('Target') ?? ''
      found.set(at('Id') ?? '', {
        type: (at('Type') ?? '').replace(/^.*\//, ''),
        path: resolved(base, target),
      })
    },
  })
  return found
}

/** A target as a path of the archive. */
function resolved(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : base.split('/').filter(Boolean)
  for (const part of target.split('/').filter(Boolean))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  return parts.join('/')
}

/** Where the main part of an Office archive lies, however it is called. */
export const mainPart = (relations: string | null): string | undefined =>
  [...relationsOf(relations, '').values()].find(({ type }) => type === 'officeDocument')?.path

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))
export const relationsPath = (path: string): string =>
  `${folderOf(path)}/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`.replace(/^\//, '')
