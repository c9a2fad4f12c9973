import type { TenantView } from '@/lib/core/tenant'

/** What the form of a section of the settings is given. */
export type SectionProps = { tenant: TenantView; title: string; version: number }
