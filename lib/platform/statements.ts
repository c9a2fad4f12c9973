import 'server-only'

const OFTEN = 5
const WATCHED = 2000
const NAMED = 300
/** Longer texts are lists of rows, each its own. */
const LONGEST = 10_000
const seen = new Map<string, number>()
const names = new Map<string, string>()

/**
 * Name under which the driver keeps a statement prepared; '' – none. A statement that comes again and again gets one,
 * so that each connection parses and plans it once; those whose text varies stay nameless, since a connection keeps
 * what it prepared for ever.
 */
export function statementName({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  if (args.length === 0 || sql.length > LONGEST) return ''
  const known = names.get(sql)
  if (known !== undefined || names.size >= NAMED) return known ?? ''
  const times = (seen.get(sql) ?? 0) + 1
  if (times < OFTEN) {
    if (seen.size >= WATCHED) seen.clear()
    seen.set(sql, times)
    return ''
  }
  seen.delete(sql)
  const name = `gemba_${names.size}`
  names.set(sql, name)
  return name
}
