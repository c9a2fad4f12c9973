/**
 * Sections of a tenant's settings, as the modules declare them: each is saved and has a version of its own, so that two
 * people in different ones do not meet. Pure.
 */
import { z } from 'zod'
import { fold } from '@/lib/core/module'
import type { TenantSettings } from '@/lib/core/tenant'
import { modules, type DeclaredNames } from '@/lib/modules'

export type SettingSection = DeclaredNames<'settings'>

/** Settings that are kept as a part of their own. */
type Part = { [K in keyof TenantSettings]: TenantSettings[K] extends object ? K : never }[keyof TenantSettings]

/** A part that no module declares does not compile. */
export const sectionSpecs = fold(modules, 'settings') satisfies Record<Part, unknown>

/** In the order of the page. */
export const settingSections = (Object.keys(sectionSpecs) as SettingSection[]).sort(
  (a, b) => sectionSpecs[a].order - sectionSpecs[b].order,
)

const Stored = z.partialRecord(z.enum(settingSections), z.number().int().min(1)).catch({})

/** Stored versions of sections; one that nobody has saved yet is at 1. */
export function sectionVersions(stored: unknown): Record<SettingSection, number> {
  const known = Stored.parse(stored)
  return Object.fromEntries(settingSections.map((section) => [section, known[section] ?? 1])) as Record<
    SettingSection,
    number
  >
}
