import { z } from 'zod'

const Days = z.number().int().min(1).max(60).nullable()

/**
 * Whom overdue things are brought to, in working days past the due day; null – the step is off. `kinds`: what the rule looks at, by the codes
 * of lib/deadlines; none – nothing is sent, and a code that the portal no longer knows says nothing.
 */
export const EscalationSettings = z.object({
  kinds: z.array(z.string().max(60)).max(200).default([]),
  curatorDays: Days.default(1),
  authorityDays: Days.default(3),
  observerDays: Days.default(null),
})

export type EscalationSettings = z.infer<typeof EscalationSettings>

/** What a tenant decides about signing in; absent values take the default. */
export const TenantSettings = z.object({
  passwordMinLength: z.number().int().min(8).max(64).default(10),
  /** Minutes without a request after which a session ends. */
  sessionMinutes: z.number().int().min(5).max(1440).default(480),
  /** Wrong passwords in a row before the account pauses, and the pause in minutes. */
  lockoutAttempts: z.number().int().min(3).max(20).default(5),
  lockoutMinutes: z.number().int().min(1).max(1440).default(15),
  /** The authority must sign in with a second factor. */
  requireSecondFactor: z.boolean().default(false),
  /** Who answers for the open data: shown in the passport of every data set. The INN begins the data sets' identifiers. */
  openData: z
    .object({
      inn: z
        .string()
        .regex(/^\d{10}$/, 'ИНН органа – 10 цифр.')
        .optional(),
      contact: z.string().max(200).optional(),
      phone: z.string().max(50).optional(),
      email: z.email('Укажите адрес электронной почты.').optional(),
    })
    .default({}),
  /** Proposals for improvement. */
  proposals: z
    .object({
      /** Working days to answer in. */
      answerDays: z.number().int().min(1).max(60).default(10),
      /** The author may stay unnamed. */
      anonymous: z.boolean().default(true),
      /** Where a name is asked for, so is an e-mail address. */
      requireEmail: z.boolean().default(false),
      /** Roubles that an hour of work costs, for the effect. */
      hourRate: z.number().int().min(1).max(100_000).default(400),
      /** Each agency has a page for proposals without an account, and a poster that leads to it. */
      publicFiling: z.boolean().default(true),
    })
    .prefault({}),
  /** Whom overdue things are brought to. */
  escalation: EscalationSettings.prefault({}),
})
export type TenantSettings = z.infer<typeof TenantSettings>

/** The tenant as screens and commands see it. */
export type TenantView = {
  id: string
  slug: string
  name: string
  kind: 'REGION' | 'MUNICIPALITY'
  timeZone: string
  /** #rrggbb */
  accent: string
  /** data: URL of the emblem, or null */
  emblem: string | null
  isDemo: boolean
  settings: TenantSettings
  /** Title of the programme, e.g. «Эффективный регион». */
  programme: string
  /** The programme has a rating. */
  rated: boolean
}

const TemplateTitle = z.object({ program: z.object({ title: z.string() }), rating: z.unknown() })

/** A stored tenant row → view; unknown or broken settings fall back to the defaults. */
export function parseTenantRow(
  row: Omit<TenantView, 'settings' | 'programme' | 'rated'> & {
    settings: unknown
    programme?: string | null
    rated?: boolean
    template?: unknown
  },
): TenantView {
  const settings = TenantSettings.safeParse(row.settings)
  const title = TemplateTitle.safeParse(row.template)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    timeZone: row.timeZone,
    accent: row.accent,
    emblem: row.emblem,
    isDemo: row.isDemo,
    settings: settings.success ? settings.data : TenantSettings.parse({}),
    programme: row.programme ?? (title.success ? title.data.program.title : row.name),
    rated: row.rated ?? (title.success && Boolean(title.data.rating)),
  }
}
