/** A source of the plan's facts: records of the portal that count, as a module declares them. Pure. */
import type { DateString } from './dates'

export type FactSource = {
  /** «открытые проекты», as counted. */
  name: string
  /** Which record counts, and on which day. */
  rule: string
  /** Where such a record opens, under the office. */
  path: (record: { recordId: string; agencyId: string }) => string
  /** Of no agency: only the whole programme has such a fact. */
  programmeOnly?: true
  /** The last day on which such a fact of a year may still come; left out: with the year. */
  expectedUntil?: (year: number) => DateString
}
export type FactSources = Record<string, FactSource>

/** Things that belong to no agency carry this one in FactRecord and FactTotal. */
export const PROGRAMME = '00000000-0000-0000-0000-000000000000'

/** Which records count, in SQL: rows of `table`, there called r, joined with what else is asked. */
export type FactPiece = {
  table: string
  join?: string
  where?: string
  /** The day on which it counts: a date. */
  on: string
  /** How much it counts; one when left out. */
  quantity?: string
  /** Whose it is; the record's own "agencyId" when left out. */
  agency?: string
  /** Why so. */
  note: string
  /** The record in words, in SQL on r, on f (the record as it counts: its day) and on what `titleJoin` brings. */
  title: string
  titleJoin?: string
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const sorted = (pieces: Record<string, FactPiece>): [string, FactPiece][] =>
  Object.entries(pieces).sort(([a], [b]) => (a < b ? -1 : 1))

/** The view "FactSource": the sum of the pieces. `view` is its name. */
export const factView = (pieces: Record<string, FactPiece>, view = '"FactSource"'): string =>
  `CREATE OR REPLACE VIEW ${view} WITH (security_invoker = true) AS\n${sorted(pieces)
    .map(([source, { table, join, where, on, agency = 'r."agencyId"', quantity = '1', note }]) =>
      [
        `  -- ${note}`,
        `  SELECT r."tenantId", ${quoted(table)} AS kind, ${quoted(source)} AS source, r."id" AS "recordId", ${agency} AS "agencyId", ${on} AS "on", ${quantity}::numeric AS quantity`,
        `    FROM "${table}" r${join ? ` ${join}` : ''}${where ? `\n    WHERE ${where}` : ''}`,
      ].join('\n'),
    )
    .join('\n  UNION ALL\n')};\n`

/** The function that says which sources stand under a table; the triggers ask it. */
export function factSourcesFunction(pieces: Record<string, FactPiece>): string {
  const tables = Map.groupBy(sorted(pieces), ([, { table }]) => table)
  const lines = [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, of]) => `    WHEN ${quoted(table)} THEN ARRAY[${of.map(([source]) => quoted(source)).join(', ')}]`)
  return `CREATE OR REPLACE FUNCTION gemba_fact_sources(of_kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$\n  SELECT CASE of_kind\n${lines.join('\n')}\n    ELSE ARRAY[]::text[] END\n$$;\n`
}
