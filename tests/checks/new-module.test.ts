import { describe, expect, it } from 'vitest'
import { declarations, typeReader } from './manifest-words'
import { sources, type Source } from './sources'

// The smallest module, made here alone: what it takes to add one. Its own files are new; of the existing ones it may
// touch few. Adding to this list is a decision: what a module needs belongs into its declaration.

const MOST_TOUCHED = 8

const added: Source[] = [
  {
    path: 'lib/probe/operations.ts',
    text: `import { defineOperations, read, readers, write } from '@/lib/core/permissions'
export const operations = defineOperations({
  'probe.read': read('Просмотр справок', { ...readers }),
  'probe.add': write('Добавлена справка', { AUTHORITY: 'tenant' }),
})`,
  },
  {
    path: 'lib/probe/module.ts',
    text: `import type { Module } from '@/lib/core/module'
import { operations } from './operations'
export const probe = {
  name: 'probe',
  operations,
  journal: { groups: { probe: 'Справки' } },
  tables: { Probe: { word: 'Справка' } },
  agencyEnd: { stays: 'Справки остаются.' },
  menu: [{ section: 'SETTINGS', order: 90, path: 'probe', label: 'Справки', needs: operations['probe.read'] }],
  notices: { PROBE_ADDED: 'Справка' },
} satisfies Module<typeof operations>`,
  },
  {
    path: 'lib/probe/module.server.ts',
    text: `import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { probe } from './module'
export const probeServer = {} satisfies ServerModule<typeof probe>`,
  },
]

/** Existing files that are touched, and where: the text after which the module's own line comes. */
const touched: { path: string; after: string; line: string }[] = [
  {
    path: 'lib/modules.ts',
    after: "import { records } from '@/lib/records/module'\n",
    line: "import { probe } from '@/lib/probe/module'\n",
  },
  { path: 'lib/modules.ts', after: '  records,\n', line: '  probe,\n' },
  { path: 'lib/modules.ts', after: '  ...records.operations,\n', line: '  ...probe.operations,\n' },
  { path: 'lib/modules.ts', after: '  ...records.tables,\n', line: '  ...probe.tables,\n' },
  {
    path: 'lib/modules.server.ts',
    after: "import { recordsServer } from '@/lib/records/module.server'\n",
    line: "import { probeServer } from '@/lib/probe/module.server'\n",
  },
  { path: 'lib/modules.server.ts', after: '  recordsServer,\n', line: '  probeServer,\n' },
  // A row of the agency knows its probes back.
  { path: 'prisma/schema/agencies.prisma', after: 'model Agency {\n', line: '  probes Probe[]\n' },
  { path: 'lib/GLOSSARY.md', after: '|---|---|---|\n', line: '| справка | `Probe` | |\n' },
  {
    path: 'tests/factories/operation-inputs.ts',
    after: 'export const operationInputs: Record<string, InputRow> = {\n',
    line: '  listProbes: none(() => ({})),\n',
  },
  // One of its records for each agency of the scene, and some for the demonstration.
  { path: 'tests/factories/scene.ts', after: 'const thingNames = [\n', line: "  'probe',\n" },
  {
    path: 'prisma/seed/seed.ts',
    after: "import { seedTools } from './tools'\n",
    line: "import { seedProbes } from './probes'\n",
  },
  { path: 'tests/golden/access-matrix.txt', after: '\n', line: 'probe.read: AUTHORITY tenant\n' },
]

const text = (path: string): string =>
  sources([path.split('/')[0] ?? ''], /\.(ts|md|prisma|txt)$/).find((one) => one.path === path)?.text ?? ''

describe('a new module', () => {
  it('touches few existing files, and each place is there', () => {
    for (const { path, after } of touched) expect(text(path), path).toContain(after)
    expect(new Set(touched.map(({ path }) => path)).size).toBeLessThanOrEqual(MOST_TOUCHED)
  })

  it('compiles once it is listed, and not with its server half forgotten', () => {
    const { pure, server, shapes } = declarations()
    const lists = ['lib/modules.ts', 'lib/modules.server.ts']
    const listed = (but?: string): Source[] =>
      lists.map((path) => ({
        path,
        text: touched
          .filter((one) => one.path === path && path !== but)
          .reduce((all, { after, line }) => all.replace(after, after + line), text(path)),
      }))
    const read = typeReader()
    const complaints = (files: Source[]) =>
      read([...pure, ...server, ...shapes, ...added, ...files], new Set([...added.map(({ path }) => path), ...lists]))
    expect(complaints(listed())).toEqual([])
    expect(complaints(listed('lib/modules.server.ts')).map(({ path }) => path)).toContain('lib/modules.server.ts')
  })
})
