import ts from 'typescript'
import type { Source } from './sources'

/** Both ends counted, as an editor shows them. */
type LongFunction = { line: number; lines: number }

/** The kind – with markup, with types, plain – is told by the file's ending. */
export const parse = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** Every node under the root, the root left out. */
export function* within(root: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = []
  root.forEachChild((child) => void children.push(child))
  for (const child of children) {
    yield child
    yield* within(child)
  }
}

/** The comment that ends on the line right above says why: a line of it begins with «Long:» and names the reason. */
function reasonAbove(lines: string[], line: number): boolean {
  for (let i = line - 2; i >= 0 && /^\s*(\/\/|\/?\*)/.test(lines[i] ?? ''); i--)
    if (/^\s*(\/\/|\/?\*+)\s*Long: \S+(\s+\S+){2}/.test(lines[i] ?? '')) return true
  return false
}

/** Functions of more lines than `most`, start to end, that give no reason. */
export function longFunctions(source: Source, most: number): LongFunction[] {
  const file = parse(source)
  const lines = source.text.split('\n')
  const lineOf = (at: number): number => file.getLineAndCharacterOfPosition(at).line + 1
  return [...within(file)].flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return []
    const line = lineOf(node.getStart(file))
    const length = lineOf(node.end) - line + 1
    return length > most && !reasonAbove(lines, line) ? [{ line, lines: length }] : []
  })
}

/**
 * What an action does itself instead of leaving it to a command: declarations of more statements than `most`, at any
 * depth, and loops, whose work is never that of a form.
 */
export function ownWork(source: Source, most: number): string[] {
  return parse(source).statements.flatMap((statement) => {
    const inside = [...within(statement)].filter((node) => ts.isStatement(node) && !ts.isBlock(node))
    const loop = [statement, ...inside].some((node) => ts.isIterationStatement(node, false) || ts.isTryStatement(node))
    if (!loop && inside.length <= most) return []
    return [
      `${source.path}: ${statement.getText().split('\n')[0]} – ${loop ? 'a loop or a try' : `${inside.length} statements`}`,
    ]
  })
}

/** An ESLint or dependency-cruiser directive is one line by its syntax. */
const directive = /eslint-|depcruise/

/**
 * Lines over `most` signs that Prettier leaves as they are and a hand can break: comments, and SQL in a tagged
 * template. Words between quotes stay whole; the rest is Prettier's.
 */
export function wideLines(source: Source, most: number): number[] {
  const lines = source.text.split('\n')
  if (!lines.some((line) => line.length > most)) return []
  const file = parse(source)
  const wide = new Set(lines.flatMap((line, at) => (line.length > most && !directive.test(line) ? [at] : [])))
  const held = new Set<number>()
  for (const at of wide) if (/^\s*(\{?\/\*|\*|\/\/)/.test(lines[at] ?? '')) held.add(at)
  for (const node of within(file)) {
    if (!ts.isTaggedTemplateExpression(node) || !/sql|raw/i.test(node.tag.getText(file))) continue
    const [from, to] = [node.template.getStart(file), node.template.end].map(
      (at) => file.getLineAndCharacterOfPosition(at).line,
    )
    for (const at of wide) if (at >= (from ?? 0) && at <= (to ?? 0)) held.add(at)
  }
  return [...held].sort((a, b) => a - b).map((at) => at + 1)
}
