import { getImport, listImports } from '@/lib/imports/queries'
import { startImport } from '@/lib/imports/commands'
import { importKind } from '@/lib/imports/kinds'
import type { Actor } from '@/lib/platform/actor'

type File = Uint8Array | string

/** A file given to the importer, as its page shows it. */
export async function previewed(actor: Actor, kind: string, file: File, fileName = 'список.csv') {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(file)
  const started = await startImport(actor, { kind, fileName, bytes })
  if (!started.ok) throw new Error(started.error.message)
  return shown(actor, started.value.id)
}

/** The page of a draft. */
export async function shown(actor: Actor, id: string) {
  const view = await getImport(actor, { id })
  if (view?.stage !== 'draft') throw new Error('no draft')
  return view
}

/** Loads what is ready of a draft. */
export function loaded(
  actor: Actor,
  { id, version, kind }: { id: string; version: number; kind: string },
  options: string[] = [],
) {
  const found = importKind(kind)
  if (!found) throw new Error('no such kind')
  return found.work.load(actor, { id, version, options })
}

/** What was loaded of a kind. */
export const loadsOf = async (actor: Actor, kind: string) => (await listImports(actor, { kind })).loads

/** «3 inn: …» for each fault or doubt that the page shows. */
export const troublesOf = (view: Awaited<ReturnType<typeof shown>>): string[] =>
  view.draft.rows.flatMap(({ at, troubles }) => troubles.map(({ field, mark }) => `${at} ${field}: ${mark.why}`)).sort()
