import 'server-only'
import type { Field, OpenFile, Publisher, SetFacts } from '@/lib/core/open-data'
import type { TenantView } from '@/lib/core/tenant'
import { env } from './env'

/** A tenant as everybody sees it. */
export type OpenTenant = TenantView & { template: { bodies: { authority: string } } }

/** A set as it stands now. */
export type OpenSet = {
  facts: SetFacts
  /** Name of its short files (`‹name›.csv`) and its anchor on the page. */
  name: string
  /** On the page. */
  title: string
  /** Of which year it is, if of one. */
  year?: number
  /** Its short files, in words. */
  links: readonly { file: string; label: string }[]
  fields: () => Promise<readonly Field[]>
  /** The table of a version; null – it is not there. */
  table: (version: number) => Promise<{ csv: () => string; json: () => unknown } | null>
}

/** What a module gives of a kind of sets: those there are now, the newest first, and its short files. */
export type OpenDataPart = {
  sets: (tenant: OpenTenant, publisher: Publisher) => Promise<OpenSet[]>
  /** A file right under /open-data; null – not of this kind. */
  file: (tenant: OpenTenant, name: string, type: OpenFile['type']) => Promise<OpenFile | null>
}

/** The tenant as the publisher of its data sets. */
export const publisherOf = (tenant: OpenTenant): Publisher => ({
  slug: tenant.slug,
  name: tenant.name,
  programme: tenant.programme,
  authority: tenant.template.bodies.authority,
  timeZone: tenant.timeZone,
  ...tenant.settings.openData,
})

/** Full address of the tenant's open data. */
export const openDataBase = (tenant: Pick<OpenTenant, 'slug'>): string =>
  `${env().APP_URL.replace(/\/$/, '')}/${tenant.slug}/open-data`

export const openFile = (name: string, type: OpenFile['type'], csv: () => string, json: () => unknown): OpenFile => ({
  name,
  type,
  body: type === 'csv' ? csv() : JSON.stringify(json()),
})
