/** What a programme's act holds, as lists to read: only what the template really has. Pure. */
import { z } from 'zod'
import { formatLong } from '@/lib/core/dates'
import { lowerFirst, sentence } from '@/lib/core/format'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { actLists } from '@/lib/modules'
import type { ProgrammeTemplate } from '@/lib/programme/act'

/** `ordered`: one comes after another. */
export type FactList = { title: string; items: string[]; ordered: boolean }

const texts = z.array(z.string().min(1)).min(1)
const titled = z.array(z.object({ title: z.string().min(1) })).min(1)

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    )

function listOf(value: unknown): string[] {
  const plain = texts.safeParse(value)
  if (plain.success) return plain.data
  const named = titled.safeParse(value)
  return named.success ? named.data.map(({ title }) => title) : []
}

/** Lists of the act; empty for a template with none. */
export const programmeLists = (template: ProgrammeTemplate): FactList[] =>
  actLists
    .map(({ path, title, ordered = false }) => ({ title, items: listOf(at(template, path)), ordered }))
    .filter(({ items }) => items.length > 0)

const bodyTitles: Record<string, string> = {
  authority: 'Уполномоченный орган',
  competenceCentre: 'Центр компетенций',
  methodology: 'Методическая поддержка',
  processOffice: 'Процессный офис',
  projectOffice: 'Проектный офис',
}

/** Facts of the programme for a list of terms and values: the act, the years, who is in charge, who takes part. */
export function programmeFacts(template: ProgrammeTemplate): { term: string; value: string }[] {
  const { act, years, localTitle } = template.program
  const amended = z.array(z.object({ number: z.string(), date: z.string() })).safeParse(act.amended)
  const wording =
    amended.success && amended.data.length > 0
      ? `; в редакции ${amended.data.map(({ number, date }) => `№ ${number} от ${formatLong(date)}`).join(', ')}`
      : ''
  const bodies = Object.entries(bodyTitles).flatMap(([key, term]) => {
    const value = at(template.bodies, key)
    const named = typeof value === 'string' ? [value] : listOf(value)
    return named.length > 0 ? [{ term, value: named.join('; ') }] : []
  })
  const kinds = (template.participants ?? []).map(agencyKindLabel)
  return [
    {
      term: 'Утверждена',
      value: `${act.type} № ${act.number} от ${formatLong(act.date)}${act.issuer ? `, ${act.issuer}` : ''}${wording}`,
    },
    ...(localTitle ? [{ term: 'Местное название', value: localTitle }] : []),
    ...(years && years.length > 0
      ? [{ term: 'Годы', value: years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0]) }]
      : []),
    ...bodies,
    ...(kinds.length > 0
      ? [
          {
            term: 'Кто участвует',
            value: sentence(kinds.map((kind, i) => (i === 0 ? kind : lowerFirst(kind))).join('; ')).replace(/\.$/, ''),
          },
        ]
      : []),
  ]
}
