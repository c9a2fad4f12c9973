/** A row of the table of steps as it is kept in the database, and how it becomes a step of the model. Pure. */
import { z } from 'zod'
import type { ProcessStep } from '../model/types'
import { END, wasteKinds } from '../model/types'

/** A decimal string as it is kept; what people type is read by ../model/time. */
const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, { error: 'Напишите число, например 1,5.' })
const words = (max: number) =>
  z
    .string()
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })
    .default('')
const Target = z.union([z.uuid(), z.literal(END)])

const Time = z.union([z.object({ fixed: Decimal }), z.object({ least: Decimal, usual: Decimal, most: Decimal })])
const Next = z.union([
  z.object({ to: Target, return: z.boolean().optional() }),
  z.object({
    decision: z.array(z.object({ to: Target, p: Decimal, return: z.boolean().optional(), label: words(200) })).max(50),
  }),
  z.object({
    parallel: z.object({ branches: z.array(z.array(z.uuid()).max(500)).max(20), join: Target }),
  }),
])

export const StepData = z.object({
  name: words(300),
  agencyId: z.uuid().nullable().default(null),
  unitId: z.uuid().nullable().default(null),
  /** Resources of the kind ROLE. */
  roles: z
    .array(z.object({ role: z.uuid(), share: Decimal }))
    .max(20)
    .default([]),
  wait: Time.default({ fixed: '0' }),
  work: Time.default({ fixed: '0' }),
  value: z.enum(['adds', 'needed', 'waste']).default('needed'),
  materials: z
    .array(z.object({ material: z.uuid(), quantity: Decimal }))
    .max(50)
    .default([]),
  fixedCost: Decimal.default('0'),
  wastes: z.partialRecord(z.enum(wasteKinds), Decimal).default({}),
  wasteNote: words(1000),
  documentsIn: words(1000),
  documentsOut: words(1000),
  system: words(300),
  /** Approval by somebody, or asking another unit: counted before and after. */
  asks: z.enum(['approval', 'information']).nullable().default(null),
  /** What is looked at before handing on, by whom, and the sign of a defect. */
  check: z
    .object({ what: words(500), by: words(200), sign: words(500) })
    .nullable()
    .default(null),
  /** Borne by somebody outside the executive bodies: reckoned apart (L 2.11). */
  outside: z.boolean().default(false),
  next: Next.optional(),
})
export type StepData = z.infer<typeof StepData>

/** A step of the model; an unfilled agency or unit is the owner's. */
export function toModelStep(
  id: string,
  data: StepData,
  owner: { agencyId: string; unitId: string | null },
): ProcessStep {
  return {
    id,
    name: data.name,
    agency: data.agencyId ?? owner.agencyId,
    unit: data.unitId ?? (data.agencyId === null || data.agencyId === owner.agencyId ? (owner.unitId ?? '') : ''),
    roles: data.roles,
    wait: data.wait,
    work: data.work,
    value: data.value,
    materials: data.materials,
    fixedCost: data.fixedCost,
    wastes: data.wastes,
    next: data.next,
  }
}
