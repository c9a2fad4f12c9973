import { describe, expect, it } from 'vitest'
import { declared } from '@/lib/modules'
import { circle, modules, parseModule, type Import, type Module } from './imports'

const lib = modules(['lib'])
const everything = [...lib, ...modules(['app', 'components', 'prisma'])]
const files = new Map(lib.map((one) => [one.path, one]))

/** The first-level folder of a file of lib; null for what lies in lib itself. */
const folderOf = (path: string): string | null => /^lib\/([^/]+)\//.exec(path)?.[1] ?? null
/** Code that Prisma writes belongs to nobody. */
const isWritten = (path: string): boolean => path.startsWith('lib/generated/')

type Arrow = { from: string; to: string; by: string }
/** Imports of a file that leave its folder of lib, types alike. */
const arrowsOf = ({ path, imports }: Module): Arrow[] =>
  imports.flatMap(({ to }: Import): Arrow[] => {
    const [from, other] = [folderOf(path), folderOf(to)]
    return from === null || other === null || from === other || isWritten(to)
      ? []
      : [{ from, to: other, by: `${path} → ${to}` }]
  })

/** The circle with the files that make it. */
const said = (arrows: readonly Arrow[], round: readonly string[] | null): string[] =>
  (round ?? []).flatMap((from, i) => {
    const to = round?.[(i + 1) % round.length]
    return arrows.filter((one) => one.from === from && one.to === to).map(({ by }) => by)
  })

/**
 * Folders that look at all modules at once: they may fold over the list of manifests in lib itself, and only another
 * one may import them.
 */
const roofs = [
  'agency-parts',
  'cli',
  'cockpit',
  'deadlines',
  'documents',
  'fact-records',
  'forms',
  'imports',
  'downloads',
  'jobs',
  'open-data',
  'queue',
  'readings',
  'records',
  'search',
  'succession',
  'tenancy',
]

/**
 * Modules that a roof names beside the lists of all modules, and why. Whatever else a roof shows is declared by the
 * module whose it is.
 */
const named: Record<string, Record<string, string> | string> = {
  cli: 'A format of cases is run by the functions of its module.',
  documents: 'A paper is laid out for the records of its module.',
  'agency-parts': {
    agencies: 'Parts stand on the page of an agency.',
    tools: 'Signs stand beside the levels of tools.',
  },
  cockpit: { projects: 'The list behind the cell of projects.' },
  deadlines: { people: 'Letters and the feed are for a person: who it is, and of which agencies.' },
  'fact-records': { plan: 'Records stand behind a fact of an indicator.' },
  imports: { people: 'A row of a person is called by the name.' },
  readings: { rating: 'Who reads the methodology reads the readings.' },
  succession: { agencies: 'An agency ends.' },
  tenancy: {
    agencies: 'A new programme begins with the agencies of its act.',
    people: 'A new programme begins with its first person.',
    rating: 'The methodology of the programme is a part of its settings.',
    ...Object.fromEntries(
      ['feedback', 'processes', 'proposals'].map((one) => [one, 'A section of the settings is read by its module.']),
    ),
  },
}

/** What everybody may ask, declared as a module too. */
const ground = ['account', 'files', 'notifications', 'programme']

/** What is counted for the plan: summed from files that import nothing. */
const LEAVES = 'lib/fact-sources.ts'
/** Parts of a quarter: each knows its own module and the ground. */
const PARTS = ['lib/quarter-parts.ts', 'lib/quarter-parts.server.ts']

/** Rooms of a module from the lowest up: each knows only those before it. */
const rooms: Record<string, string[]> = {
  rating: ['methodology', 'status', 'assessment', 'verification', 'settlement', 'award', 'publication', 'campaign'],
  processes: [
    'model',
    'simulation',
    'map',
    'registry',
    'steps',
    'file',
    'money',
    'picture',
    'timing',
    'request',
    'optimisation',
    'standard',
    'publication',
    'check',
    'takeup',
  ],
  projects: ['form', 'state', 'passport', 'stages', 'tasks', 'list', 'significance', 'reports', 'approval', 'opening'],
}

/** Programs that a person or a tool starts by their path: neither server code of the portal nor pure. */
const isEntry = (path: string): boolean =>
  /^lib\/(cli|generated)\//.test(path) || path.endsWith('.d.ts') || path === 'lib/rating/recompute.ts'
/** What runs on the server, in the page or in the database alone. */
const isImpure = (to: string): boolean =>
  /^(next|react|react-dom|next-auth|@prisma|pg|pg-boss)(\/|$)|^node:|^lib\/(platform|generated)\/|^(app|components|tests)\//.test(
    to,
  )

describe('rooms', () => {
  it('have no circle between the folders of lib, by values or by types', () => {
    const arrows = lib.flatMap(arrowsOf)
    expect(said(arrows, circle(arrows.map(({ from, to }) => [from, to])))).toEqual([])
  })

  it('show their modules from lib itself to those alone that fold over them', () => {
    const outside = (path: string): boolean => {
      const folder = folderOf(path)
      return folder !== null && !roofs.includes(folder)
    }
    const folding = lib.flatMap(({ path, imports }) =>
      imports
        .filter(({ to }) => /^lib\/[^/]+\.ts$/.test(to) && to !== LEAVES && !PARTS.includes(to) && outside(path))
        .map(({ to }) => `${path} → ${to}`),
    )
    expect(folding).toEqual([])
    // The list that the plan, a module, may read: each of its files knows nothing but the ground.
    const leaves = files.get(LEAVES)?.imports.map(({ to }) => to) ?? []
    expect(leaves.length).toBeGreaterThan(0)
    for (const leaf of leaves)
      expect(
        files.get(leaf)?.imports.filter(({ to }) => !to.startsWith('lib/core/')),
        leaf,
      ).toEqual([])
    for (const part of PARTS.flatMap((list) => files.get(list)?.imports.map(({ to }) => to) ?? []).filter(
      (to) => !PARTS.includes(to),
    ))
      expect(
        files
          .get(part)
          ?.imports.filter(({ to }) => folderOf(to) !== folderOf(part))
          .filter(({ to }) => !/^(lib\/(core|platform|generated)\/|zod$|server-only$)/.test(to)),
        part,
      ).toEqual([])
    // A module that a roof knows and that knows the roof would be a circle through the list.
    const under = lib.flatMap(arrowsOf).filter(({ from, to }) => roofs.includes(to) && !roofs.includes(from))
    expect(under.map(({ by }) => by)).toEqual([])
  })

  it('under a roof are named by their declarations alone, but for what is listed with its reason', () => {
    const below = new Set(
      declared.map(({ name }) => name).filter((name) => !roofs.includes(name) && !ground.includes(name)),
    )
    const found = Object.fromEntries(
      roofs.flatMap((roof) => {
        const own = lib
          .filter(({ path }) => folderOf(path) === roof)
          .flatMap(({ imports }) => imports.flatMap(({ to }) => folderOf(to) ?? []))
        const modulesOf = [...new Set(own.filter((name) => below.has(name)))].sort()
        return modulesOf.length === 0 || typeof named[roof] === 'string' ? [] : [[roof, modulesOf]]
      }),
    )
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(named).flatMap(([roof, of]) => (typeof of === 'string' ? [] : [[roof, Object.keys(of).sort()]])),
      ),
    )
  })

  it('stand in the order of the work inside a module', () => {
    const wrong = Object.entries(rooms).flatMap(([module, order]) => {
      const roomOf = (path: string): string | null =>
        path.startsWith(`lib/${module}/`) ? (/^lib\/[^/]+\/([^/]+)\//.exec(path)?.[1] ?? null) : null
      return lib.flatMap(({ path, imports }) => {
        const room = roomOf(path)
        if (room === null) return []
        if (!order.includes(room)) return [`${path}: a room without a place in the order`]
        return imports
          .filter(({ to }) => order.indexOf(roomOf(to) ?? room) > order.indexOf(room))
          .map(({ to }) => `${path} → ${to}`)
      })
    })
    expect(wrong).toEqual([])
  })

  it('keep their SQL, locks and readers to themselves', () => {
    // What stands in core and platform is everybody's.
    const own = (to: string): boolean => /^lib\/(?!core\/|platform\/).*\/([\w-]+-)?(sql|lock|read)\.ts$/.test(to)
    const taken = everything.flatMap(({ path, imports }) =>
      imports.filter(({ to }) => own(to) && folderOf(path) !== folderOf(to)).map(({ to }) => `${path} → ${to}`),
    )
    // The seed and the tests write past the commands; they are no part of the portal.
    expect(taken.filter((one) => !one.startsWith('prisma/'))).toEqual([])
  })
})

describe('a file of lib', () => {
  const pure = lib.filter(({ path, server }) => !server && !isEntry(path))

  it("says 'server-only' or knows nothing of server, database, Next and React, by types either", () => {
    const impure = pure.flatMap(({ path, imports }) =>
      imports
        .filter(({ to }) => isImpure(to) || files.get(to)?.server === true)
        // The list of modules is held against the names of the schema's tables.
        .filter(({ to, typeOnly }) => !(path === 'lib/modules.ts' && isWritten(to) && typeOnly))
        .map(({ to }) => `${path} → ${to}`),
    )
    expect(impure).toEqual([])
    expect(pure.length).toBeGreaterThan(200)
  })

  it('takes the time as a parameter where it is pure', () => {
    expect(pure.flatMap(({ path, clock }) => clock.map((line) => `${path}:${line}`))).toEqual([])
  })

  it('of the server is no part of a component', () => {
    const reached = everything
      .filter(({ path }) => path.startsWith('components/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ to, typeOnly }) => !typeOnly && files.get(to)?.server === true)
          .map(({ to }) => `${path} → ${to}`),
      )
    expect(reached).toEqual([])
  })
})

describe('these checks', () => {
  const parsed = parseModule(
    'lib/a/x.ts',
    `import 'server-only'
import { one } from '@/lib/b/y'
import { type Two } from '../c/z'
import type { Three } from 'pg'
export * from './w'
const later = () => import('@/lib/d/v')
type Four = import('@/lib/e/u').Four
const now = [new Date(), Date.now(), new Date(0)]`,
  )

  it('see every kind of import and every reading of the clock', () => {
    expect(parsed).toEqual({
      path: 'lib/a/x.ts',
      server: true,
      imports: [
        { to: 'lib/b/y', typeOnly: false },
        { to: 'lib/c/z', typeOnly: true },
        { to: 'pg', typeOnly: true },
        { to: 'lib/a/w', typeOnly: false },
        { to: 'lib/d/v', typeOnly: false },
        { to: 'lib/e/u', typeOnly: true },
      ],
      clock: [8, 8],
    })
  })

  it('find a circle and leave a line alone', () => {
    const line: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
    ]
    expect(circle(line)).toBeNull()
    expect(circle([...line, ['c', 'd'], ['d', 'b']])).toEqual(['b', 'c', 'd'])
  })
})
