import { describe, expect, it } from 'vitest'
import { fold } from '@/lib/core/module'
import { actLists, declared, modules } from '@/lib/modules'
import { declarations, partsOf, takes, typeReader, without, type Part } from './manifest-words'
import { sources } from './sources'

const { pure, server, shapes } = declarations()
const files = [...pure, ...server, ...shapes]
const complaints = typeReader()
const pathsOf = (all: readonly { path: string }[]): Set<string> => new Set(all.map(({ path }) => path))

/** Parts that may be left out without a complaint of the types. */
const missed = (groups: readonly Part[][]): string[] =>
  groups.flatMap((parts) => {
    const found = complaints(without(files, parts), pathsOf(parts))
    const told = ({ path, within: [from, to] }: Part): boolean =>
      found.some((one) => one.path === path && one.at >= from && one.at <= to)
    return parts.filter((part) => !told(part)).map(({ path, name, from }) => `${path}:${from} ${name}`)
  })

describe('declarations of the modules', () => {
  it('are whole as they stand', () => {
    expect(complaints(files, pathsOf([...pure, ...server]))).toEqual([])
  })

  it('do not compile without any one of their words, titles, addresses and rights', () => {
    const groups = partsOf(pure, takes.ofManifest)
    expect(groups.flat().length).toBeGreaterThan(500)
    expect(missed(groups)).toEqual([])
  })

  it('do not compile without the SQL of a kind that they declare', () => {
    // The first and the last of each: a record of all kinds holds for all or for none.
    const groups = partsOf(server, takes.ofSources)
    const ends = [groups[0] ?? [], groups.at(-1) ?? []]
    expect(ends[0]?.length).toBeGreaterThan(10)
    expect(missed(ends)).toEqual([])
  })

  it('do not compile without any part of a server half, nor a counted fact without its table, day, reason and title', () => {
    const groups = partsOf(server, takes.ofHalves)
    expect(groups.flat().length).toBeGreaterThan(60)
    expect(missed(groups)).toEqual([])
  })

  it('would be seen to compile: what may be left out is not complained of', () => {
    const [parts = []] = partsOf(pure, takes.optional)
    expect(missed([parts]).length).toBe(parts.length)
    expect(parts.length).toBeGreaterThan(20)
  })

  it('alone say of what a module tells people: nobody tells past its notify.ts', () => {
    const past = sources(['lib'], /\.ts$/)
      .filter(({ path, text }) => !/^lib\/[^/]+\/notify\.ts$/.test(path) && /lib\/notifications\/notify'/.test(text))
      .map(({ path }) => path)
    expect(past).toEqual([])
  })

  it('share no kind and no place among the kinds', () => {
    for (const key of [
      'waits',
      'due',
      'notices',
      'tables',
      'cockpit',
      'yearFigures',
      'yearColumns',
      'readings',
    ] as const) {
      const own = modules.flatMap((one) => (key in one ? Object.keys(fold([one], key) as object) : []))
      expect(
        own.filter((kind, at) => own.indexOf(kind) !== at),
        key,
      ).toEqual([])
    }
    for (const key of ['cockpit', 'yearFigures', 'yearColumns'] as const) {
      const places = Object.values(fold(modules, key)).map(({ place }) => place)
      expect(new Set(places).size, key).toBe(places.length)
    }
    for (const kinds of [
      Object.values(fold(modules, 'waits')),
      Object.values(fold(modules, 'due')),
      Object.values(fold(modules, 'readings')),
      actLists,
    ]) {
      const places = kinds.map(({ order }) => order)
      expect(places.filter((order, at) => places.indexOf(order) !== at)).toEqual([])
    }
    const lines = declared.flatMap(({ menu = [] }) => menu.map(({ section, order }) => `${section} ${order}`))
    expect(
      lines.filter((line, at) => lines.indexOf(line) !== at),
      'the menu',
    ).toEqual([])
  })
})
