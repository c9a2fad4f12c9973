/**
 * Sections of a tenant's settings: each is saved and has a version of its own, so that two people in different ones do
 * not meet. Pure.
 */
import { z } from 'zod'

export const settingSections = [
  'appearance',
  'emblem',
  'signIn',
  'openData',
  'proposals',
  'escalation',
  'processes',
  'feedback',
] as const
export type SettingSection = (typeof settingSections)[number]

const Stored = z.partialRecord(z.enum(settingSections), z.number().int().min(1)).catch({})

/** Stored versions of sections; one that nobody has saved yet is at 1. */
export function sectionVersions(stored: unknown): Record<SettingSection, number> {
  const known = Stored.parse(stored)
  return Object.fromEntries(settingSections.map((section) => [section, known[section] ?? 1])) as Record<
    SettingSection,
    number
  >
}
