import { existsSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { declared } from '@/lib/modules'
import { searchSpecs } from '@/lib/search/kinds'
import { sources, type Source } from './sources'
import { parse, within } from './syntax'

// A page has one name, the word of its entry in the menu: the tab, the heading and the way to it take it from there
// (lib/page-names.ts). tests/e2e/22-links.spec.ts looks at what the pages then say.

const OFFICE = 'app/(office)/[tenant]/office'
const names = new Map(declared.flatMap(({ menu = [] }) => menu.map(({ path, label }) => [path, label] as const)))

/** The path below the office that an address in the code leads to: constants are put in, other values stay open. */
function officePath(node: ts.Expression, known: ReadonlyMap<string, ts.Expression>): string | undefined {
  const text = (one: ts.Expression): string => {
    if (ts.isStringLiteralLike(one)) return one.text
    if (ts.isConditionalExpression(one)) return text(one.whenTrue)
    if (ts.isTemplateExpression(one))
      return one.head.text + one.templateSpans.map((span) => text(span.expression) + span.literal.text).join('')
    const constant = ts.isIdentifier(one) ? known.get(one.text) : undefined
    return constant ? text(constant) : '*'
  }
  return /^\/\*\/office(?:\/(.*))?$/.exec(text(node))?.[1] ?? (text(node) === '/*/office' ? '' : undefined)
}

/** Steps of ways (`Breadcrumbs`) to pages of the menu that say their name by hand. */
export function namedByHand(source: Source): string[] {
  if (!source.text.includes('<Breadcrumbs') && !source.text.includes('Crumb')) return []
  const nodes = [...within(parse(source))]
  const known = new Map(
    nodes.flatMap((node) =>
      ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer
        ? [[node.name.text, node.initializer] as const]
        : [],
    ),
  )
  return nodes.flatMap((node) => {
    if (!ts.isObjectLiteralExpression(node)) return []
    const value = (key: string): ts.Expression | undefined =>
      node.properties.find(
        (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === key,
      )?.initializer
    const [label, href] = [value('label'), value('href')]
    const to = href && officePath(href, known)
    const tag = ts.findAncestor(node, (one) => ts.isJsxSelfClosingElement(one) || ts.isJsxOpeningElement(one))
    const crumb = !tag || /^<Breadcrumbs\b/.test(tag.getText())
    return crumb && label && ts.isStringLiteralLike(label) && to !== undefined && names.has(to)
      ? [`${source.path}: «${label.text}» leads to «${names.get(to) ?? ''}» – pageName('${to}')`]
      : []
  })
}

describe('a page of the menu', () => {
  const pages = new Map(sources(['app', 'components'], /\.tsx$/).map((source) => [source.path, source.text]))
  const code = [...pages.values()].join('\n')

  it.each([...names.keys()])('«%s» is called by its entry in the tab and in the heading', (path) => {
    const text = pages.get(`${OFFICE}${path && `/${path}`}/page.tsx`) ?? ''
    expect(text).toContain(`metadata: Metadata = { title: pageName('${path}') }`)
    expect(text, 'its heading is an OfficeTitle').not.toMatch(/<PageTitle\b/)
    expect(code).toMatch(new RegExp(`<OfficeTitle\\s+path="${path}"`))
  })

  it('has a name of its own', () => {
    expect(new Set(names.values()).size).toBe(names.size)
  })

  it('is called so on the way to it', () => {
    const wrong: Source = {
      path: 'a.tsx',
      text: 'const at = `/${tenant}/office/people`\nconst a = <Breadcrumbs items={[{ label: "Люди", href: at }, { label: "Роль" }]} />',
    }
    expect(namedByHand(wrong)).toHaveLength(1)
    expect(namedByHand({ path: 'b.tsx', text: wrong.text.replace('"Люди"', "pageName('people')") })).toEqual([])
    // Files of the browser would take the whole list of modules with them; they have no ways.
    const found = [...pages].flatMap(([path, text]) => (/^'use client'/.test(text) ? [] : namedByHand({ path, text })))
    expect(found).toEqual([])
  })

  it('is where the search leads to', () => {
    const lists = Object.values(searchSpecs).map(({ path }) => path)
    expect(lists.filter((path) => !names.has(path))).toEqual([])
    expect(existsSync(`${OFFICE}/search/page.tsx`)).toBe(true)
  })
})
