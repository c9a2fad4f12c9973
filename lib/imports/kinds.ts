import 'server-only'
import type { ImportSpec } from '@/lib/core/table-import'
import { serverModules } from '@/lib/modules.server'
import type { AnyServerModule } from '@/lib/platform/module'

type Work = NonNullable<AnyServerModule['imports']>[string]
export type ImportKind = { kind: string; spec: ImportSpec; work: Work }

/** Lists that come in from tables, as the modules declare them. */
const kinds: ReadonlyMap<string, ImportKind> = new Map(
  serverModules.flatMap(({ module, server }) =>
    Object.entries(module.imports ?? {}).flatMap(([kind, spec]): [string, ImportKind][] => {
      const work = server.imports?.[kind]
      return work ? [[kind, { kind, spec, work }]] : []
    }),
  ),
)

export const importKind = (kind: string): ImportKind | null => kinds.get(kind) ?? null
