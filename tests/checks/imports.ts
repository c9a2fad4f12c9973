import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { sources } from './sources'

/** One import of a file: a path from the root of the repository, or a package's name. */
export type Import = { to: string; typeOnly: boolean }
export type Module = {
  path: string
  /** Runs on the server alone: it says `import 'server-only'`. */
  server: boolean
  imports: Import[]
  /** Lines where the present moment is read: `new Date()`, `Date.now()`. */
  clock: number[]
}

const endings = ['', '.ts', '.tsx', '/index.ts']

/** The file that an import names; packages keep their name. */
export function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return specifier
  const path = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(posix.dirname(from), specifier)
  const ending = endings.find((one) => /\.[a-z]+$/.test(path + one) && existsSync(path + one))
  return path + (ending ?? '')
}

/** Every binding is a type: nothing of the import is there when the program runs. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const { namedBindings } = clause
  return (
    !clause.name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  )
}

const isNow = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date' &&
    (node.arguments?.length ?? 0) === 0) ||
  (ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.expression.getText() === 'Date' &&
    node.expression.name.text === 'now')

/** Reads what a file imports: static, re-exported, dynamic and type imports alike. */
export function parseModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Module = { path, server: false, imports: [], clock: [] }
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    if (specifier.text === 'server-only') found.server = true
    else found.imports.push({ to: resolveImport(path, specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    if (isNow(node)) found.clock.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Files of the product under the folders with what they import; what is generated is left out. */
export const modules = (folders: string[]): Module[] =>
  sources(folders, /\.tsx?$/).map(({ path, text }) => parseModule(path, text))

/**
 * The shortest circle of the arrows, its first stop not repeated; null when there is none. Every edge is `[from, to]`.
 */
export function circle(edges: Iterable<readonly [string, string]>): string[] | null {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to))
  const round = (start: string): string[] | null => {
    const ways = [[start]]
    const seen = new Set<string>()
    for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
      for (const to of next.get(way.at(-1) ?? start) ?? []) {
        if (to === start) return way
        if (seen.has(to)) continue
        seen.add(to)
        ways.push([...way, to])
      }
    }
    return null
  }
  const found = [...next.keys()].flatMap((start) => {
    const one = round(start)
    return one ? [one] : []
  })
  return found.toSorted((a, b) => a.length - b.length)[0] ?? null
}
