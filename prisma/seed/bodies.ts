import { readFileSync } from 'node:fs'
import { upperFirst } from '@/lib/core/format'

/** A body to seed; names are those of the acts, see agencies.json. */
export type Body = { name: string; kind: string; parent?: string }

type Source = Record<string, { executive_bodies?: { names: string[] }; municipalities?: { names: string[] } }>

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

/** Kinds as each programme names its participants. */
const kinds: Record<string, { body: string; municipality: string }> = {
  kuzbass: { body: 'EXECUTIVE_BODY', municipality: 'MUNICIPAL_BODY' },
  kirov: { body: 'EXECUTIVE_BODY', municipality: 'MUNICIPAL_BODY' },
  leningrad: { body: 'EXECUTIVE_BODY', municipality: 'MUNICIPAL_BODY' },
  belgorod: { body: 'MINISTRY', municipality: 'MUNICIPAL_BODY' },
}

const belgorodKind = (name: string): string =>
  /^администрация/i.test(name) ? 'GOVERNOR_ADMINISTRATION' : /^управление/i.test(name) ? 'DEPARTMENT' : 'MINISTRY'

/** Bodies of a tenant in the order of its act. */
export function bodiesOf(slug: string): Body[] {
  if (slug === 'belovo') {
    const { agencies } = read('../programmes/belovo.json') as { agencies: string[] }
    return agencies.map((name) => ({
      name,
      kind: /^М[БК]У/.test(name) ? 'MUNICIPAL_INSTITUTION' : 'ADMINISTRATION_DIVISION',
    }))
  }
  const source = (read('./agencies.json') as Source)[slug]
  const kind = kinds[slug] ?? { body: 'EXECUTIVE_BODY', municipality: 'MUNICIPAL_BODY' }
  const bodies = (source?.executive_bodies?.names ?? []).map((name): Body => ({
    name: upperFirst(name),
    kind: slug === 'belgorod' ? belgorodKind(name) : kind.body,
    parent: /^комитет .* Администрации Правительства/.test(name) ? 'Администрация Правительства Кузбасса' : undefined,
  }))
  return [
    ...bodies,
    ...(source?.municipalities?.names ?? []).map((name) => ({ name: upperFirst(name), kind: kind.municipality })),
  ]
}
