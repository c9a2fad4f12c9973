import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { sources, type Source } from './sources'

/**
 * Something of a declaration that can be left out: its characters in the file, and where the types must then complain.
 */
export type Part = { path: string; name: string; from: number; to: number; within: [from: number, to: number] }

const manifestFile = /^lib\/[^/]+\/(module|operations|waits|due|over-years)\.ts$/
const sourceFile = /^lib\/[^/]+\/(wait-sources|due-sources|module\.server)\.ts$/
const shapeFile = /^lib\/(core\/[\w-]+|platform\/(module|sources))\.ts$/

/**
 * Declarations of all modules – pure halves and their SQL – and the shapes that they satisfy. What they import besides
 * is taken for anything, so that they are read in a moment.
 */
export function declarations(): Record<'pure' | 'server' | 'shapes', Source[]> {
  const all = sources(['lib'], /\.ts$/)
  const of = (file: RegExp): Source[] => all.filter(({ path }) => file.test(path))
  return { pure: of(manifestFile), server: of(sourceFile), shapes: of(shapeFile) }
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
/** Parts without which a declaration is not whole. */
const needed = names(
  `operations journal tables agencyEnd groups word section order path label needs side operation todo words title forms action
  line read duty one many href staff agency prefix all status cron seconds problems block name place header cell missing what
  series source changes`,
)
/** Parts that may be absent. */
const free = names(
  `fields values personal impersonal notExported files sweeps cockpit search facts template retention menu rated staffOnly counts
  exact timing mark list named given unowned actLists brings holds ordered
  yearFigures yearColumns quarters ofAgency until shown numeric width readings ofQuarter`,
)

type Take = (parent: ts.ObjectLiteralExpression, name: string) => boolean
/** The names inside these are a module's own: columns, fields and codes. */
const isOwn = (parent: ts.ObjectLiteralExpression): boolean =>
  ['personal', 'fields', 'values', 'files'].some((key) => isKeyOf(parent, key))
const ofManifest: Take = (parent, name) => (needed.has(name) && !isOwn(parent)) || isKeyOf(parent, 'groups')
const ofSources: Take = (parent) =>
  ts.isVariableDeclaration(parent.parent) && /Sources$/.test(parent.parent.name.getText())
/** All of a server half – whatever its pure half declares must be there – and what each piece of the facts needs. */
const ofHalves: Take = (parent, name) => {
  const holds = ts.isSatisfiesExpression(parent.parent) ? parent.parent.parent : parent.parent
  if (ts.isVariableDeclaration(holds)) return /Server$/.test(holds.name.getText())
  return ts.isPropertyAssignment(holds) && inFacts(holds.parent) && neededOfFact.has(name)
}
const neededOfFact = names('table on note title')
const inFacts = (node: ts.Node): boolean => ts.isObjectLiteralExpression(node) && isKeyOf(node, 'facts')
const optional: Take = (parent, name) => free.has(name) && !isOwn(parent)
export const takes = { ofManifest, ofSources, ofHalves, optional }

const isKeyOf = (node: ts.ObjectLiteralExpression, key: string): boolean =>
  ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === key

/**
 * Where a missing part of the object is told of: at the property that holds it, at the element, or at the declaration
 * itself.
 */
function holder(node: ts.Node): [number, number] {
  for (let at = node.parent; ; at = at.parent)
    if (
      ts.isPropertyAssignment(at) ||
      ts.isVariableDeclaration(at) ||
      ts.isSourceFile(at) ||
      ts.isArrayLiteralExpression(at)
    )
      return ts.isArrayLiteralExpression(at) ? [node.getStart(), node.end] : [at.getStart(), at.end]
}

/**
 * Every part that the rule takes, grouped so that no two of a group hide each other: one of each object, none inside
 * another's.
 */
export function partsOf(files: readonly Source[], take: Take): Part[][] {
  const groups: Part[][] = []
  for (const { path, text } of files) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const done = new Set<ts.Node>()
    for (let round = 0; ; round++) {
      const found: Part[] = []
      const visit = (node: ts.Node): void => {
        const own = ownParts(node, take).find((part) => !done.has(part))
        if (!own) return node.forEachChild(visit)
        done.add(own)
        const comma = text[own.end] === ',' ? 1 : 0
        found.push({
          path,
          name: own.getText().split(/[:(\n]/)[0] ?? '',
          from: own.getStart(),
          to: own.end + comma,
          within: holder(node),
        })
      }
      visit(file)
      if (found.length === 0) break
      groups[round] = [...(groups[round] ?? []), ...found]
    }
  }
  return groups
}

/** Properties of an object, and the words with which an operation is declared. */
function ownParts(node: ts.Node, take: Take): ts.Node[] {
  if (ts.isObjectLiteralExpression(node))
    return node.properties.filter((one) => one.name !== undefined && take(node, one.name.getText()))
  if (take === ofManifest && ts.isCallExpression(node) && /^(read|write)$/.test(node.expression.getText()))
    return node.arguments.slice(0, 1)
  return []
}

/** The texts without the parts: blanks stand for them, so that every other place stays where it is. */
export const without = (files: readonly Source[], parts: readonly Part[]): Source[] =>
  files.map(({ path, text }) => ({
    path,
    text: parts
      .filter((part) => part.path === path)
      .reduce((rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text),
  }))

/** Where the types complain. */
type Complaint = { path: string; at: number; says: string }

/** An import of what is not among the texts is no complaint. */
const NOT_READ = new Set([2307, 2882])

/** Reads the texts with their types, again and again; what was read before is not read anew. */
export function typeReader() {
  const read = new Map<string, ts.SourceFile>()
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    // What comes from outside the texts is anything.
    noImplicitAny: false,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
  }
  const base = ts.createCompilerHost(options)
  const root = base.getCurrentDirectory()
  let program: ts.Program | undefined
  /** Complaints about these of the texts. */
  return (files: readonly Source[], about: ReadonlySet<string>): Complaint[] => {
    const texts = new Map(files.map(({ path, text }) => [path, text]))
    const host: ts.CompilerHost = {
      ...base,
      fileExists: (path) => texts.has(path),
      getSourceFile: (path, target) => {
        const text = texts.get(path) ?? base.readFile(path) ?? ''
        const key = `${path} ${text}`
        const file = read.get(key) ?? ts.createSourceFile(path, text, target, true)
        read.set(key, file)
        return file
      },
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => {
          const path = `${text.startsWith('@/') ? text.slice(2) : relative(root, join(dirname(from), text))}.ts`
          return { resolvedModule: texts.has(path) ? { resolvedFileName: path, extension: '.ts' } : undefined }
        }),
    }
    program = ts.createProgram([...texts.keys()], options, host, program)
    const { getSemanticDiagnostics, getSyntacticDiagnostics, getSourceFile } = program
    return [...about].flatMap((path) => {
      const file = getSourceFile(path)
      return [...getSyntacticDiagnostics(file), ...getSemanticDiagnostics(file)]
        .filter(({ code }) => !NOT_READ.has(code))
        .map(({ start = 0, messageText }) => ({
          path,
          at: start,
          says: ts.flattenDiagnosticMessageText(messageText, ' '),
        }))
    })
  }
}
