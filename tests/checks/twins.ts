/** Finds rules that are written twice: sets of statuses, conditions of SQL, small helpers copied inline. Pure. */
import ts from 'typescript'
import type { Source } from './sources'

/** A status machine: the words of its statuses, the tables whose rows stand in them, the folders that own it. */
export type Statuses = { name: string; statuses: readonly string[]; tables: readonly string[]; folder: RegExp }

/** Something said at a place; two of one `key` are twins. */
export type Said = { key: string; path: string; line: number }

const parse = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )

const lineOf = (file: ts.SourceFile, at: number): number => file.getLineAndCharacterOfPosition(at).line + 1

/** All nodes of the file, from the top. */
function nodesOf(file: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return nodes
}

/** `x === 'A' || x === 'B'`, `x !== 'A' && x !== 'B'` → the words, of the outermost chain. */
function chained(node: ts.Node): string[] {
  if (!ts.isBinaryExpression(node)) return []
  const joins = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.AmpersandAmpersandToken]
  const kind = node.operatorToken.kind
  if (!joins.includes(kind)) return []
  const compare = kind === ts.SyntaxKind.BarBarToken ? '===' : '!=='
  const parts: ts.Expression[] = []
  const collect = (one: ts.Expression): void => {
    if (ts.isBinaryExpression(one) && one.operatorToken.kind === kind) [one.left, one.right].forEach(collect)
    else parts.push(one)
  }
  collect(node)
  const words = new Map<string, string[]>()
  for (const part of parts)
    if (ts.isBinaryExpression(part) && part.operatorToken.getText() === compare && ts.isStringLiteral(part.right))
      words.set(part.left.getText(), [...(words.get(part.left.getText()) ?? []), part.right.text])
  return [...words.values()].find((found) => found.length > 1) ?? []
}

/** Which machine the words belong to: the table's, the only one that has them all, else that of the file's folder. */
function machineOf(machines: readonly Statuses[], words: readonly string[], path: string, table: string | null) {
  const able = machines.filter(({ statuses }) => words.every((word) => statuses.includes(word)))
  return (
    able.find(({ tables }) => table !== null && tables.includes(table)) ??
    (able.length === 1 ? able[0] : able.find(({ folder }) => folder.test(path)))
  )
}

/** Sets of two statuses or more that are written out: arrays, chains of comparisons, lists in SQL. */
export function statusSets(source: Source, machines: readonly Statuses[]): Said[] {
  if (!/'\{?[A-Z_]{3,}/.test(source.text)) return []
  const file = parse(source)
  const said: Said[] = []
  const add = (words: readonly string[], at: number, table: string | null): void => {
    const set = [...new Set(words)].sort()
    const machine = set.length > 1 ? machineOf(machines, set, source.path, table) : undefined
    if (machine && set.length < machine.statuses.length)
      said.push({ key: `${machine.name}: ${set.join(', ')}`, path: source.path, line: lineOf(file, at) })
  }
  for (const node of nodesOf(file)) {
    if (ts.isArrayLiteralExpression(node) && node.elements.every((one) => ts.isStringLiteral(unwrapped(one))))
      add(
        node.elements.map((one) => (unwrapped(one) as ts.StringLiteral).text),
        node.getStart(),
        null,
      )
    if (ts.isBinaryExpression(node) && !partOfChain(node)) add(chained(node), node.getStart(), null)
  }
  for (const { text, at } of sqlOf(file)) {
    const tables = tablesOf(text)
    for (const match of text.matchAll(/(?:\b(\w+)\.)?"(\w+)"(?:::text)? (?:NOT )?IN \(('[A-Z_]+'(?:, ?'[A-Z_]+')+)\)/g))
      add(
        (match[3] ?? '').split(/, ?/).map((word) => word.replaceAll("'", '')),
        at,
        tables.get(match[1] ?? '') ?? null,
      )
    for (const match of text.matchAll(/'\{([A-Z_]+(?:,[A-Z_]+)+)\}'/g)) add((match[1] ?? '').split(','), at, null)
  }
  return said
}

const unwrapped = (node: ts.Expression): ts.Expression => (ts.isAsExpression(node) ? node.expression : node)
const partOfChain = (node: ts.BinaryExpression): boolean =>
  ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === node.operatorToken.kind

/** Templates of SQL with `?` for what is put in. */
function sqlOf(file: ts.SourceFile): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  for (const node of nodesOf(file)) {
    const text = ts.isNoSubstitutionTemplateLiteral(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => `?${literal.text}`)].join('')
        : ''
    if (/"\w+"(?:::\w+)? (?:=|<|>|IN|IS|NOT|BETWEEN)/.test(text))
      found.push({ text: text.replace(/\s+/g, ' '), at: node.getStart() })
  }
  return found
}

/** Alias → table of one statement. */
const tablesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/(?:FROM|JOIN|,|UPDATE) "(\w+)" (?:AS )?([a-z]\w*)\b/g)].map(([, table, alias]) => [
      alias ?? '',
      table ?? '',
    ]),
  )

/**
 * Atoms that say a rule: a comparison with a value or a day, or whether something is there. Joins, tenants and «not
 * removed» say none.
 */
const telling = (atom: string): boolean =>
  /'[A-Z_]+'|IS (?:NOT )?NULL|BETWEEN| [<>]=? /.test(atom) &&
  !/tenantId|"(?:removed|replaced|revoked)At" IS NULL/.test(atom) &&
  !/^\?/.test(atom) &&
  atom.includes('"')

/** Pairs of telling atoms that stand in one conjunction, each with its table: what two files should not both say. */
export function conditions(source: Source): Said[] {
  if (!/"\w+" /.test(source.text)) return []
  const file = parse(source)
  const said: Said[] = []
  for (const { text, at } of sqlOf(file)) {
    const tables = tablesOf(text)
    const named = (atom: string): string =>
      atom.replace(
        /\b([a-z]\w*)\."(\w+)"/g,
        (_, alias: string, column: string) => `${tables.get(alias) ?? '·'}.${column}`,
      )
    for (const group of conjunctions(text)) {
      const atoms = [...new Set(group.filter(telling).map(named))].filter((atom) => !atom.includes('·')).sort()
      for (const [i, one] of atoms.entries())
        for (const other of atoms.slice(i + 1))
          said.push({ key: `${one} AND ${other}`, path: source.path, line: lineOf(file, at) })
    }
  }
  return said
}

/** Texts between AND at one depth of brackets, a list a conjunction. */
function conjunctions(sql: string): string[][] {
  const groups: string[][] = []
  const walk = (text: string): void => {
    let depth = 0
    let flat = ''
    let inner = ''
    for (const sign of text) {
      if (sign === ')') depth -= 1
      if (depth > 0) inner += sign
      else flat += sign
      if (sign === '(') depth += 1
      else if (sign === ')' && depth === 0) {
        walk(inner)
        inner = ''
      }
    }
    // A list of values belongs to its comparison: it is put back before the split.
    for (const clause of flat.split(
      / (?:WHERE|ON|OR|UNION|SELECT|FROM|JOIN|LEFT|ORDER|GROUP|LIMIT|FILTER|THEN|WHEN|ELSE) /,
    )) {
      const atoms = clause
        .replace(/BETWEEN (\S+) AND/g, 'BETWEEN $1 &')
        .split(/ AND /)
        .map((atom) => atom.replace(/^[(\s]*(?:WHERE )?|[)\s]+$/g, '').replace(/\?::\w+(\[\])?/g, '?'))
      if (atoms.length > 1) groups.push(atoms)
    }
  }
  walk(sql.replace(/IN \(('[^)]*')\)/g, (_, list: string) => `IN [${list}]`))
  return groups
}

/** A helper that has one home: its pattern outside it is a copy. */
export type Home = { what: string; pattern: RegExp; home: RegExp }

export const homes: Home[] = [
  {
    what: 'capital or small first letter → upperFirst, lowerFirst of lib/core/format',
    pattern:
      /charAt\(0\)\.to(?:Upper|Lower)Case\(\)[^\n]{0,24}slice\(1\)|replace\(\/\^\.\/u?, \(\w+\) => \w+\.toUpperCase/,
    home: /^lib\/core\/format\.ts$/,
  },
  { what: 'form of a verb → agree of lib/core/format', pattern: /% 10 === 1 &&/, home: /^lib\/core\/format\.ts$/ },
  { what: 'pattern of LIKE → containing of lib/core/like', pattern: /\/\[\\\\%_\]\/g/, home: /^lib\/core\/like\.ts$/ },
  {
    what: 'the tenant’s day → ctx.today, or todayOf of lib/platform/actor',
    pattern: /todayIn\((?:ctx\.)?actor\.tenant\.timeZone/,
    home: /^lib\/platform\/actor\.ts$/,
  },
  {
    what: 'pages of a list → pageNumber, pageCount of lib/core/pages',
    pattern: /parseInt\([^\n]*\bpage\b|\bNumber\([^\n)]*\bpage\b|Math\.ceil\([^\n]*_PAGE\b/,
    home: /^lib\/core\/pages\.ts$/,
  },
  {
    what: 'walk over the tenants → forEachTenant of lib/platform/each-tenant',
    pattern: /for \([^\n]* of [^\n]*\.tenant\.findMany\(/,
    home: /^lib\/platform\/each-tenant\.ts$/,
  },
  {
    what: 'hours of the night → isNight, hourIn of lib/core/night',
    pattern: /Number\(formatTime\([^\n]*\.slice\(0, 2\)|time [<>]=? '\d\d:\d\d'/,
    home: /^lib\/core\/night\.ts$/,
  },
  {
    what: 'fields of a zod error → fieldsOf of lib/core/zod-words',
    pattern: /issue\.path\.join\('\.'\)\]/,
    home: /^lib\/core\/zod-words\.ts$/,
  },
  {
    what: 'product of decimals → multiplyDecimals of lib/core/decimal',
    pattern: /\bunits: [\w.]+ \* /,
    home: /^lib\/core\/decimal\.ts$/,
  },
  {
    what: 'quarter of a day → quarterOf, quarterRange of lib/core/quarters',
    pattern: /slice\(5, 7\)\)[^\n]{0,8}\/ 3|quarter \* 3/,
    home: /^lib\/core\/quarters\.ts$/,
  },
]

/** Copies of what has one home. */
export const copies = ({ path, text }: Source, known: readonly Home[] = homes): Said[] =>
  known.flatMap(({ what, pattern, home }) =>
    home.test(path)
      ? []
      : text.split('\n').flatMap((line, at): Said[] => (pattern.test(line) ? [{ key: what, path, line: at + 1 }] : [])),
  )

/** Keys said more than once (`perFile`: in more than one file), with their places. */
export function twins(said: readonly Said[], { perFile = false } = {}): { key: string; places: string[] }[] {
  const places = new Map<string, Set<string>>()
  for (const { key, path, line } of said) {
    const found = places.get(key) ?? new Set()
    places.set(key, found.add(perFile ? path : `${path}:${line}`))
  }
  return [...places].filter(([, found]) => found.size > 1).map(([key, found]) => ({ key, places: [...found] }))
}
