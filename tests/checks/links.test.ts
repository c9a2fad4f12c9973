import { describe, expect, it } from 'vitest'
import type { DeadlineFacts, Due } from '@/lib/core/deadline'
import type { Wait, WaitFacts } from '@/lib/core/wait'
import { declared } from '@/lib/modules'
import { sources, type Source } from './sources'

// Every address that a screen names leads to a page or a route that exists.

const routes = sources(['app'], /\/(page\.tsx|route\.ts)$/).map(({ path }) =>
  path
    .split('/')
    .slice(1, -1)
    .filter((segment) => !segment.startsWith('(')),
)

const closing = (text: string, from: number): number => {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}' && --depth === 0) return i
  }
  return text.length
}

/** `/a/${x}/b-${y}.pdf?z` → ['a', '*', 'b-*.pdf']; null when it is no address of ours. */
export function segmentsOf(literal: string): string[] | null {
  let flat = ''
  for (let i = 0; i < literal.length; i++) {
    if (literal.startsWith('${', i)) {
      flat += '*'
      i = closing(literal, i + 1)
    } else flat += literal[i]
  }
  const path = flat.split(/[?#]/)[0] ?? ''
  return /^\/(?:[\w*][\w.*-]*(?:\/[\w.*-]+)*)?$/.test(path) ? path.split('/').filter(Boolean) : null
}

const fits = (link: string[], route: string[]): boolean => {
  const [want, ...rest] = link
  const [have, ...left] = route
  if (have?.startsWith('[...')) return link.length > 0
  if (want === undefined || have === undefined) return want === have
  // A value in the link may stand for a fixed word of the route: which one is known only at run time.
  return (have.startsWith('[') || want.includes('*') || want === have) && fits(rest, left)
}

const literals =
  /(?:href(?:=\{|=|: )|(?:redirect|push|replace|fetch|revalidatePath)\(|redirectTo: \([^)]*\) => |const \w+ = )(['"`])((?:\/|\$\{\w+\}\/)(?:(?!\1)[^\n])*)\1/g
const constants = /const (\w+) = `((?:\/)[^`\n]*)`/g

function linksOf({ text }: Source): string[] {
  const known = new Map([...text.matchAll(constants)].map(([, name, value]) => [name ?? '', value ?? '']))
  const expand = (literal: string): string => {
    const base = /^\$\{(\w+)\}/.exec(literal)?.[1]
    const value = base === undefined ? undefined : known.get(base)
    return value === undefined ? literal : expand(value + literal.slice((base ?? '').length + 3))
  }
  return [...text.matchAll(literals)]
    .map(([, , literal]) => expand(literal ?? ''))
    .filter((link) => link.startsWith('/'))
}

/** A record of any kind: every value of its address is unknown. */
const anyWait: WaitFacts = { id: '*', ref: '*', number: 1, title: '', n: 1 }
const anyDue: DeadlineFacts = { id: '*', sub: '*', on: '2027-01-15', parent: '*', text: '', number: 1, year: 2027 }

/** Addresses under the office that a declaration names. */
const declaredLinks = ({ menu = [], search = {}, waits = {}, due = {} }: (typeof declared)[number]) => [
  ...menu.map(({ path }) => `menu: ${path}`),
  ...Object.entries(search).flatMap(([kind, { path }]) => [`search ${kind}: ${path}`, `search ${kind}: ${path}/*`]),
  ...Object.entries<Wait>(waits).flatMap(([kind, { words, line }]) =>
    [line(anyWait).href, ...(words.list ? [words.list.href] : [])].map((href) => `waits ${kind}: ${href}`),
  ),
  ...Object.entries<Due>(due).map(([kind, { href }]) => `due ${kind}: ${href(anyDue)}`),
]

describe('internal links', () => {
  it('reads addresses as the screens write them', () => {
    expect(segmentsOf('/${tenant}/office/people?role=${x ?? `y`}#top')).toEqual(['*', 'office', 'people'])
    expect(linksOf({ path: '', text: 'const at = `/${tenant}/office`\n<a href={`${at}/audit`}>' })).toEqual([
      '/${tenant}/office',
      '/${tenant}/office/audit',
    ])
    expect(fits(['*', 'office', 'nowhere'], ['[tenant]', 'office', 'audit'])).toBe(false)
  })

  it('lead to pages that exist', () => {
    const found = sources(['app', 'components', 'lib'], /\.tsx?$/).flatMap((source) =>
      linksOf(source).map((link) => ({ path: source.path, link, segments: segmentsOf(link) })),
    )
    expect(found.length).toBeGreaterThan(60)
    const dead = found.filter(({ segments }) => segments !== null && !routes.some((route) => fits(segments, route)))
    expect(dead.map(({ path, link }) => `${path}: ${link}`)).toEqual([])
  })

  it('of the declarations – menu, search, queue, calendar – lead to pages of the office', () => {
    const office = routes.flatMap(([tenant, first, ...rest]) =>
      tenant === '[tenant]' && first === 'office' ? [rest] : [],
    )
    const found = declared.flatMap((module) => declaredLinks(module).map((link) => `${module.name}, ${link}`))
    expect(found.length).toBeGreaterThan(80)
    const dead = found.filter((link) => {
      const segments = segmentsOf(`/${link.split(': ')[1] ?? ''}`)
      return segments === null || !office.some((route) => fits(segments, route))
    })
    expect(dead, 'no page at app/(office)/[tenant]/office/…').toEqual([])
  })
})
