/**
 * Every module of the portal. A new one is added here (lib/README.md, «Новый модуль»); every list of the portal is a
 * fold over this one.
 */
import type { Prisma } from '@/lib/generated/prisma/client'
import type { FactSource } from '@/lib/core/facts'
import { factSources } from '@/lib/fact-sources'
import type { QuarterPart } from '@/lib/core/quarter-part'
import { quarterParts } from '@/lib/quarter-parts'
import type { ActList, Module, Sweep, TableSpec } from '@/lib/core/module'
import type { OtherSubject } from '@/lib/core/subjects'
import { programme } from '@/lib/programme/module'
import { agencies } from '@/lib/agencies/module'
import { people } from '@/lib/people/module'
import { account } from '@/lib/account/module'
import { tenancy } from '@/lib/tenancy/module'
import { rating } from '@/lib/rating/module'
import { projects } from '@/lib/projects/module'
import { results } from '@/lib/results/module'
import { practices } from '@/lib/practices/module'
import { portfolios } from '@/lib/portfolios/module'
import { gallery } from '@/lib/gallery/module'
import { files } from '@/lib/files/module'
import { processes } from '@/lib/processes/module'
import { feedback } from '@/lib/feedback/module'
import { proposals } from '@/lib/proposals/module'
import { quarterly } from '@/lib/quarterly/module'
import { tools } from '@/lib/tools/module'
import { plan } from '@/lib/plan/module'
import { roadmaps } from '@/lib/roadmaps/module'
import { deadlines } from '@/lib/deadlines/module'
import { notifications } from '@/lib/notifications/module'
import { cockpit } from '@/lib/cockpit/module'
import { imports } from '@/lib/imports/module'
import { records } from '@/lib/records/module'

export const modules = [
  programme,
  agencies,
  people,
  account,
  tenancy,
  rating,
  projects,
  results,
  practices,
  portfolios,
  gallery,
  files,
  processes,
  feedback,
  proposals,
  quarterly,
  tools,
  plan,
  roadmaps,
  deadlines,
  notifications,
  cockpit,
  imports,
  records,
] as const satisfies readonly Module[]

/** The table of operations: who may do what in the whole portal. */
export const operations = {
  ...programme.operations,
  ...agencies.operations,
  ...people.operations,
  ...account.operations,
  ...tenancy.operations,
  ...rating.operations,
  ...projects.operations,
  ...results.operations,
  ...practices.operations,
  ...portfolios.operations,
  ...gallery.operations,
  ...files.operations,
  ...processes.operations,
  ...feedback.operations,
  ...proposals.operations,
  ...quarterly.operations,
  ...tools.operations,
  ...plan.operations,
  ...roadmaps.operations,
  ...deadlines.operations,
  ...notifications.operations,
  ...cockpit.operations,
  ...imports.operations,
  ...records.operations,
}
export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as OperationName[]

/** What a record can be about, in words. A table of the schema that no module owns does not compile. */
export const tables = {
  ...programme.tables,
  ...agencies.tables,
  ...people.tables,
  ...account.tables,
  ...tenancy.tables,
  ...rating.tables,
  ...projects.tables,
  ...results.tables,
  ...practices.tables,
  ...portfolios.tables,
  ...gallery.tables,
  ...files.tables,
  ...processes.tables,
  ...feedback.tables,
  ...proposals.tables,
  ...quarterly.tables,
  ...tools.tables,
  ...plan.tables,
  ...roadmaps.tables,
  ...deadlines.tables,
  ...notifications.tables,
  ...cockpit.tables,
  ...imports.tables,
  ...records.tables,
} satisfies Record<Prisma.ModelName | OtherSubject, TableSpec>

/**
 * Where files hang. A relation of StoredFile that no module declares does not compile: its files would be swept away as
 * attached to nothing.
 */
export const fileRelations = {
  ...rating.files,
  ...projects.files,
  ...results.files,
  ...practices.files,
  ...processes.files,
  ...feedback.files,
  ...proposals.files,
  ...plan.files,
  ...tools.files,
  ...roadmaps.files,
} satisfies Record<keyof Prisma.StoredFileCountOutputType, string>

/** What the modules declare under K, by name: DeclaredNames<'search'> is 'project' | 'practice' | …. */
export type DeclaredNames<K extends keyof Module> = NamesOf<(typeof modules)[number], K>
type NamesOf<M, K extends keyof Module> =
  M extends Record<K, infer Declared extends object> ? keyof Declared & string : never

/**
 * What is counted for the plan. A source that a module declares and lib/fact-sources.ts leaves out does not compile.
 */
export const facts = factSources satisfies Record<DeclaredNames<'facts'>, FactSource>

/** Parts of a quarter. One that a module declares and lib/quarter-parts.ts leaves out does not compile. */
quarterParts satisfies Record<DeclaredNames<'quarter'>, QuarterPart>

/** The modules as the folds read them. */
export const declared: readonly Module[] = [...modules]

/** The modules' periodic work, by queue. */
export const sweeps: Record<string, Sweep> = Object.assign({}, ...declared.map((module) => module.sweeps))

/** What passes on or ends when an agency joins another, in the modules' own words. */
export const passing: readonly string[] = declared.flatMap(({ agencyEnd }) =>
  'passes' in agencyEnd ? [agencyEnd.passes] : [],
)

/** Lists of a programme's act, in the order of reading. */
export const actLists: readonly ActList[] = declared
  .flatMap((module) => module.actLists ?? [])
  .sort((a, b) => a.order - b.order)

/** What is wrong with the modules' blocks of a programme template. */
export const blockProblems = (template: unknown): { path: string; message: string }[] =>
  declared.flatMap((module) => module.template?.problems(template) ?? [])

/** Blocks of a template that are named among what a programme has. */
export const brought = declared.flatMap((module) => module.template?.brings ?? [])

/** What the modules' blocks of a programme template hold. */
export const blockContents = (template: unknown): { term: string; value: string | string[] }[] =>
  declared.flatMap((module) => module.template?.holds?.(template) ?? [])
