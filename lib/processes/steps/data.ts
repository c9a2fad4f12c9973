/**
 * A row of the table of steps as it is kept in the database. What a person typed is kept as it is, read or not: a
 * number that cannot be read stays a text and is a fault of the table (../model/check), nothing typed is lost. Pure.
 */
import { z } from 'zod'
import { END, wasteKinds } from '../model/types'

/** A decimal string with a point, a fraction '1/3' – or what was typed and is no number. */
const Figure = z.string().max(60, { error: 'Сократите число: не больше 60 знаков.' })
const text = (max: number) => z.string().max(max, { error: `Сократите текст: не больше ${max} знаков.` })
const words = (max: number) => text(max).default('')
const Target = z.union([z.uuid(), z.literal(END)])

/** As it was typed; shown and edited so. */
const typed = text(200).optional()

/** Only `text`: not read yet, or nothing given ('' – which is not 0). */
const Time = z.union([
  z.object({ fixed: Figure, text: typed }),
  z.object({ least: Figure, usual: Figure, most: Figure, text: typed }),
  z.object({ text: text(200) }),
])
export type TypedTime = z.infer<typeof Time>

const Block = z.object({ branches: z.array(z.array(z.uuid()).max(500)).max(20), join: Target })
const option = { p: Figure, return: z.boolean().optional(), label: text(200).optional() }
const Next = z.union([
  z.object({ to: Target, return: z.boolean().optional() }),
  z.object({
    decision: z.array(z.union([z.object({ to: Target, ...option }), z.object({ parallel: Block, ...option })])).max(50),
  }),
  z.object({ parallel: Block }),
  /** Typed, but not understood. */
  z.object({ text: text(2000) }),
])
export type TypedNext = z.infer<typeof Next>

const Role = z.object({ role: z.uuid(), share: Figure })
const Material = z.object({ material: z.uuid(), quantity: Figure })
const Roles = z.array(Role).max(20)
const Materials = z.array(Material).max(50)

export const StepData = z.object({
  name: words(300),
  agencyId: z.uuid().nullable().default(null),
  unitId: z.uuid().nullable().default(null),
  /** Resources of the kind ROLE. */
  roles: Roles.default([]),
  wait: Time.default({ fixed: '0' }),
  work: Time.default({ text: '' }),
  value: z.enum(['adds', 'needed', 'waste']).default('needed'),
  materials: Materials.default([]),
  fixedCost: Figure.default('0'),
  wastes: z.partialRecord(z.enum(wasteKinds), Figure).default({}),
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
  /** The process of the registry that this step is. */
  subId: z.uuid().nullable().default(null),
  /** Time, people and cost of the step: its own, or the sum of that process (./sub). */
  subTakes: z.enum(['own', 'sum']).default('own'),
  /** The step «как есть» of which this one «как будет» came. */
  fromId: z.uuid().nullable().default(null),
  /** Null – nothing said about where it goes on. */
  next: Next.nullable().default(null),
})
export type StepData = z.infer<typeof StepData>

const named = { name: text(200).optional() }
/** As the screen sends them: what is new goes with its name. */
const Typed = StepData.extend({
  roles: z.array(Role.extend(named)).max(20).default([]),
  materials: z.array(Material.extend(named)).max(50).default([]),
})
export type TypedData = z.infer<typeof Typed>

export const typedShape = Typed.shape

export type StepRow = { id: string; version: number; data: StepData }
