/**
 * The programme's act as data: title, act, bodies, participants, who may be curator. Blocks of the modules are read by
 * their own templates. Pure.
 */
import { z } from 'zod'
import { upperFirst } from '@/lib/core/format'
import { russianIssue } from '@/lib/core/zod-words'
import { isDateString, isTimeZone } from '@/lib/core/dates'
import { isAgencyKind, agencyKindLabels, type AgencyKind } from '@/lib/core/agency-kinds'

const text = z.string().trim().min(1).max(2000)

const actSchema = z.looseObject({
  issuer: text.optional(),
  type: text,
  number: text,
  date: z
    .string()
    .refine(isDateString, { error: ({ input }) => `«${String(input)}» – не дата; пишется как 2025-03-07` }),
})

/**
 * Only what the portal itself relies on is checked; further blocks (plan, passport, …) are kept for the modules that
 * read them.
 */
const templateSchema = z.looseObject({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'обозначение пишется строчными латинскими буквами, например kuzbass' }),
  tenant: z.looseObject({
    name: text,
    kind: z.enum(['REGION', 'MUNICIPALITY'], { error: 'возможны REGION и MUNICIPALITY' }),
    timeZone: z.string().refine(isTimeZone, {
      error: ({ input }) => `часового пояса «${String(input)}» нет; пишется как Asia/Novokuznetsk`,
    }),
  }),
  program: z.looseObject({
    title: text,
    localTitle: text.optional(),
    act: actSchema,
    years: z.array(z.int().min(2000).max(2100)).optional(),
    goal: text.optional(),
  }),
  bodies: z.looseObject({ authority: text, competenceCentre: text.optional() }),
  participants: z.array(text).max(50).optional(),
  agencies: z.array(text).max(1000).optional(),
  curator: z
    .looseObject({
      whoIs: z
        .array(
          z.looseObject({
            agencyKind: z.string().refine(isAgencyKind, {
              error: ({ input }) =>
                `вид органа «${String(input)}» порталу не известен; возможны ${Object.keys(agencyKindLabels).join(', ')}`,
            }),
            position: text,
          }),
        )
        .min(1)
        .max(50),
      basis: text.optional(),
    })
    .optional(),
  rating: z.unknown().optional(),
})

export type ProgrammeTemplate = z.infer<typeof templateSchema>

export type TemplateProblem = {
  /** Dotted path in the JSON: rating.criteria.3.weight. */
  path: string
  /** Russian: the place and the reason. */
  message: string
}

const FIELDS: Record<string, string> = {
  slug: 'обозначение',
  tenant: 'регион или муниципалитет',
  name: 'наименование',
  kind: 'вид',
  timeZone: 'часовой пояс',
  program: 'программа',
  title: 'название',
  localTitle: 'местное название',
  act: 'акт',
  issuer: 'кем издан',
  type: 'вид акта',
  number: 'номер',
  date: 'дата',
  years: 'годы',
  goal: 'цель',
  bodies: 'органы программы',
  authority: 'уполномоченный орган',
  competenceCentre: 'центр компетенций',
  participants: 'участники',
  agencies: 'перечень органов',
  curator: 'куратор',
  whoIs: 'кто может быть куратором',
  agencyKind: 'вид органа',
  position: 'должность',
  basis: 'основание',
}

function placeOf(path: readonly PropertyKey[]): string {
  const words = path.map((key) =>
    typeof key === 'number' ? `№ ${key + 1}` : (FIELDS[String(key)] ?? `поле «${String(key)}»`),
  )
  const place = words.join(', ') || 'шаблон'
  return upperFirst(place)
}

/** Codes look like MUNICIPAL_BODY; participants told in words (Belovo) are kept as words. */
const looksLikeCode = (participant: string): boolean => /^[A-Z][A-Z_]+$/.test(participant)

function participantProblems(template: ProgrammeTemplate): TemplateProblem[] {
  return (template.participants ?? []).flatMap((code, i) =>
    !looksLikeCode(code) || isAgencyKind(code)
      ? []
      : [
          {
            path: `participants.${i}`,
            message: `Участники, № ${i + 1}: вид органа «${code}» порталу не известен; возможны ${Object.keys(agencyKindLabels).join(', ')}.`,
          },
        ],
  )
}

/**
 * Reads what every module needs of a programme template; every problem is named with its place and reason. The modules'
 * blocks are kept and not judged: what a module cannot read of a stored template it leaves out, and the tenant's pages
 * stay open. Never throws.
 */
export function readAct(
  json: unknown,
): { ok: true; template: ProgrammeTemplate } | { ok: false; problems: TemplateProblem[] } {
  const parsed = templateSchema.safeParse(json, { error: russianIssue })
  const problems = parsed.success
    ? participantProblems(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({
        path: path.map(String).join('.'),
        message: `${placeOf(path)}: ${message}.`,
      }))
  return parsed.success && problems.length === 0 ? { ok: true, template: parsed.data } : { ok: false, problems }
}

const sensible: Record<'REGION' | 'MUNICIPALITY', AgencyKind[]> = {
  REGION: ['EXECUTIVE_BODY', 'MUNICIPAL_BODY', 'SUBORDINATE_ORGANISATION'],
  MUNICIPALITY: ['ADMINISTRATION_DIVISION', 'MUNICIPAL_INSTITUTION', 'REPRESENTATIVE_BODY'],
}

/** Kinds of agencies of a tenant: those the act lists as participants, or names for curators, else the usual ones. */
export function agencyKinds(template: ProgrammeTemplate): AgencyKind[] {
  const listed = (template.participants ?? []).filter(isAgencyKind)
  if (listed.length > 0) return listed
  const curated = (template.curator?.whoIs ?? []).map(({ agencyKind }) => agencyKind).filter(isAgencyKind)
  return curated.length > 0 ? [...new Set(curated)] : sensible[template.tenant.kind]
}

export type CuratorRule = {
  /** Who may be curator, in the act's words; null: the act does not say for this kind. */
  position: string | null
  basis: string | null
}

/** Who may be curator in an agency of that kind (B 4.2.1); null when the act has no such rule at all. */
export function curatorRule(template: ProgrammeTemplate, kind: string): CuratorRule | null {
  if (!template.curator) return null
  const found = template.curator.whoIs.find(({ agencyKind }) => agencyKind === kind)
  return { position: found?.position ?? null, basis: template.curator.basis ?? null }
}

/** «Постановление № 112 от 7 марта 2025 г.» without the date's words: parts for a line of text. */
export const actLine = ({ program: { act } }: ProgrammeTemplate): string =>
  `${act.type} № ${act.number} от ${act.date.split('-').reverse().join('.')}`
