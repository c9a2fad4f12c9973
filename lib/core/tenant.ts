import { z } from 'zod'
import { isAgencyKind } from './agency-kinds'

const Days = z.number().int().min(1).max(60).nullable()

/**
 * Whom overdue things are brought to, in working days past the due day; null – the step is off. `kinds`: what the rule
 * looks at, by the codes of lib/deadlines; none – nothing is sent, and a code that the portal no longer knows says
 * nothing.
 */
export const EscalationSettings = z.object({
  kinds: z.array(z.string().max(60)).max(200).default([]),
  curatorDays: Days.default(1),
  authorityDays: Days.default(3),
  observerDays: Days.default(null),
})

export type EscalationSettings = z.infer<typeof EscalationSettings>

/** Numbers of signing in: bounds, what holds where nothing is said, and whether more of it is stricter or less. */
const signInNumbers = {
  passwordMinLength: { min: 8, max: 64, usual: 10, strict: 'more' },
  /** Minutes without a request after which a session ends; gemba_session_minutes reads it the same way. */
  sessionMinutes: { min: 5, max: 1440, usual: 480, strict: 'less' },
  /** Wrong passwords in a row before the account pauses, and the pause in minutes. */
  lockoutAttempts: { min: 3, max: 20, usual: 5, strict: 'less' },
  lockoutMinutes: { min: 1, max: 1440, usual: 15, strict: 'more' },
} as const
type SignInNumber = keyof typeof signInNumbers

const signInNumber = (key: SignInNumber) => {
  const { min, max, usual } = signInNumbers[key]
  return z.number().int().min(min).max(max).default(usual)
}

const OpenDataSettings = z.object({
  /** As it was accepted (lib/core/inn.ts): addresses of published data sets hold it. */
  inn: z
    .string()
    .regex(/^\d{10,12}$/)
    .optional(),
  contact: z.string().max(200).optional(),
  phone: z.string().max(50).optional(),
  email: z.email('Укажите адрес электронной почты.').optional(),
})

const ProposalSettings = z.object({
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

const Named = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), title: z.string().min(1).max(200) })

/** What a tenant decides of its registries of processes, with the readings of what its act leaves open. */
export const ProcessSettings = z.object({
  /** Groups of processes, by which satisfaction is asked and reengineering planned (Kirov 3.7–3.12). */
  groups: z.array(Named).max(50).default([]),
  /** What a process carries, in the words of the act. */
  carries: z
    .array(Named)
    .max(20)
    .default([
      { key: 'service', title: 'услуга' },
      { key: 'function', title: 'функция' },
      { key: 'facility', title: 'сервис' },
      { key: 'digital', title: 'цифровой сервис' },
    ]),
  /** A subordinate institution counts as another body when the kind of a process is reckoned. */
  institutionsApart: z.boolean().default(false),
  /** A subordinate institution keeps a registry of its own; otherwise its processes stand in its agency's. */
  institutionRegistries: z.boolean().default(false),
  /** Kinds of agencies that are external consumers (Leningrad 2.6: municipalities); the others are internal. */
  externalKinds: z
    .array(z.string().refine(isAgencyKind))
    .max(20)
    .default(['MUNICIPAL_BODY', 'MUNICIPAL_INSTITUTION', 'REPRESENTATIVE_BODY']),
  /** Who represents the owner is a head of unit at least (Leningrad 3.1). */
  headRepresents: z.boolean().default(false),
  /** The process office itself clears documents for the public (Leningrad 3.2(6)); elsewhere the authority does. */
  officePublishes: z.boolean().default(false),
  /** Who sent a plan may approve it (Leningrad 3.1(6) names the owner, not the person). */
  senderDecides: z.boolean().default(false),
  /** What its act calls the public portal of processes (Leningrad 2.16); '' – the portal's own words. */
  portalName: z.string().max(200).default(''),
  /** The region's product of which that portal is a subsystem (Leningrad 2.16): its name and address. */
  productName: z.string().max(300).default(''),
  productUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Part of the working time that goes to the processes, for the need of staff (exact.md P6). */
  usefulShare: z
    .string()
    .regex(/^(0\.\d{1,4}|1)$/)
    .refine((share) => Number(share) > 0)
    .default('0.8'),
  /** Minutes of a working day (exact.md P2). */
  dayMinutes: z
    .string()
    .regex(/^[1-9]\d{1,2}$/)
    .default('480'),
  /** Working days to answer a request for the actual course in, unless the request says otherwise (Leningrad 3.2). */
  requestDays: z.number().int().min(1).max(60).default(10),
  /** A step is the work of one worker (Leningrad 2.9): one of several roles or of none is allowed, and marked. */
  oneWorker: z.boolean().default(false),
  /** Per cent above the approved lead time up to which a standard holds (post-monitoring). */
  holdsWithin: z.number().int().min(0).max(200).default(20),
  /** Months after a standard takes effect at which new figures are asked. */
  monitorMonths: z.array(z.number().int().min(1).max(60)).min(1).max(12).default([1, 3, 6, 12]),
  /** Months after which a standard is reviewed. */
  reviewMonths: z.number().int().min(1).max(120).default(12),
  /** Working days in which a standard is to be read. */
  readDays: z.number().int().min(1).max(60).default(5),
})

export type ProcessSettings = z.infer<typeof ProcessSettings>

export const situationDecisions = ['choice', 'services', 'target', 'plan'] as const

/** What a tenant decides of its clients and their feedback, with the readings of what its act leaves open. */
export const FeedbackSettings = z.object({
  /** Answers of a group of fewer people are not shown, nor what would give them by reckoning (exact.md F3). */
  threshold: z.number().int().min(3).max(10).default(5),
  /** A group of which all gave the same answer is shown. */
  showUnanimous: z.boolean().default(true),
  /** Least number of new answers of an agency that close a batch; never below the threshold. */
  batchLeast: z.number().int().min(3).max(500).default(20),
  /** Months in which every group of processes and every agency is asked (no act says; other regions: a year). */
  periodMonths: z.number().int().min(1).max(36).default(12),
  /** Working days to sort a new problem out, and to tell the clients after it was settled. */
  sortDays: z.number().int().min(1).max(60).default(10),
  tellDays: z.number().int().min(1).max(60).default(5),
  /** Working days to answer a word to the agency. */
  answerDays: z.number().int().min(1).max(30).default(10),
  /** The same of internal clients; null – as of external ones. */
  internalSortDays: z.number().int().min(1).max(60).nullable().default(null),
  internalTellDays: z.number().int().min(1).max(60).nullable().default(null),
  internalAnswerDays: z.number().int().min(1).max(30).nullable().default(null),
  /** Days for which an address is kept after there is nothing left to tell. */
  addressDays: z.number().int().min(1).max(365).default(90),
  /** Ways in which clients meet the agencies. */
  channels: z
    .array(Named)
    .min(1)
    .max(30)
    .default([
      { key: 'desk', title: 'у окна' },
      { key: 'office', title: 'на приёме' },
      { key: 'phone', title: 'по телефону' },
      { key: 'site', title: 'на сайте' },
      { key: 'portal', title: 'на Госуслугах' },
      { key: 'post', title: 'по почте' },
      { key: 'visit', title: 'на выезде' },
    ]),
  /** Kinds of external and of internal clients, in the words of the act (Kirov app. 1, 1.1). */
  externalClients: z
    .array(Named)
    .max(30)
    .default([
      { key: 'citizen', title: 'граждане' },
      { key: 'business', title: 'предприниматели и организации' },
    ]),
  internalClients: z
    .array(Named)
    .max(30)
    .default([{ key: 'servant', title: 'служащие и работники органов и учреждений' }]),
  /** By what candidates for priority life situations are ranked: marks 0…5, each with its weight (Kuzbass 2.7(5)). */
  criteria: z
    .array(Named.extend({ weight: z.number().int().min(1).max(100) }))
    .min(1)
    .max(10)
    .default([
      { key: 'people', title: 'Сколько людей в ней бывает за год', weight: 30 },
      { key: 'effort', title: 'Сколько визитов и документов она требует', weight: 25 },
      { key: 'complaints', title: 'Сколько на неё жалуются', weight: 20 },
      { key: 'need', title: 'Насколько уязвимы те, кто в ней оказался', weight: 15 },
      { key: 'power', title: 'Сколько из этого может изменить регион', weight: 10 },
    ]),
  /** What of a life situation waits for a decision of its own (Kirov app. 3, 2.1, 2.2, 2.3, 2.5). */
  decisions: z.array(z.enum(situationDecisions)).max(4).default(['plan']),
  /** The body that decides; '' – the participants approve by acts of their own (Kuzbass 2.2(2)). */
  decisionBody: z.string().max(200).default(''),
  /** Where an official appeal under 59-ФЗ is filed: an address shown beside the forms; '' – told in words alone. */
  appealUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
})

export type FeedbackSettings = z.infer<typeof FeedbackSettings>

/** Parts that are kept and read each for itself. */
const parts = {
  /** Who answers for the open data: shown in the passport of every data set. The INN begins their identifiers. */
  openData: OpenDataSettings,
  /** Proposals for improvement. */
  proposals: ProposalSettings,
  /** Whom overdue things are brought to. */
  escalation: EscalationSettings,
  /** Registry of processes. */
  processes: ProcessSettings,
  /** Clients and feedback. */
  feedback: FeedbackSettings,
}

/** What a tenant decides; absent values take the default. Stored ones are read by readTenantSettings. */
export const TenantSettings = z.object({
  passwordMinLength: signInNumber('passwordMinLength'),
  sessionMinutes: signInNumber('sessionMinutes'),
  lockoutAttempts: signInNumber('lockoutAttempts'),
  lockoutMinutes: signInNumber('lockoutMinutes'),
  /** The authority must sign in with a second factor. */
  requireSecondFactor: z.boolean().default(false),
  openData: parts.openData.prefault({}),
  proposals: parts.proposals.prefault({}),
  escalation: parts.escalation.prefault({}),
  processes: parts.processes.prefault({}),
  feedback: parts.feedback.prefault({}),
})
export type TenantSettings = z.infer<typeof TenantSettings>

type Stored = Record<string, unknown>
const isRecord = (stored: unknown): stored is Stored =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored)
const record = (stored: unknown): Stored => (isRecord(stored) ? stored : {})

/** The keys whose values can be read; the others will take their defaults. */
const readable = ({ shape }: z.ZodObject, stored: unknown): Stored =>
  Object.fromEntries(Object.entries(record(stored)).filter(([key, value]) => shape[key]?.safeParse(value).success))

/**
 * Of a value out of bounds: the stricter of the default and the nearest bound. What is no number at all is the default.
 */
function strictNumber(key: SignInNumber, stored: unknown): number {
  const { min, max, usual, strict } = signInNumbers[key]
  const typed = typeof stored === 'number' || (typeof stored === 'string' && stored.trim()) ? Number(stored) : NaN
  if (Number.isNaN(typed)) return usual
  return strict === 'more'
    ? Math.max(usual, Math.min(max, Math.ceil(typed)))
    : Math.min(usual, Math.max(min, Math.floor(typed)))
}

/**
 * Stored settings, key by key: a broken one leaves the others as they are and never weakens what guards the sign-in – a
 * number falls back to the stricter of its default and its nearest bound, an unreadable second factor is asked for.
 */
export function readTenantSettings(stored: unknown): TenantSettings {
  const given = record(stored)
  const numbers = (Object.keys(signInNumbers) as SignInNumber[]).filter(
    (key) => given[key] !== undefined && !TenantSettings.shape[key].safeParse(given[key]).success,
  )
  const { requireSecondFactor = stored !== undefined && !isRecord(stored) } = given
  return TenantSettings.parse({
    ...readable(TenantSettings, given),
    ...Object.fromEntries(numbers.map((key) => [key, strictNumber(key, given[key])])),
    requireSecondFactor: requireSecondFactor !== false,
    ...Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, readable(part, given[key])])),
  })
}

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

/** A stored tenant row → view. */
export function parseTenantRow(
  row: Omit<TenantView, 'settings' | 'programme' | 'rated'> & {
    settings: unknown
    programme?: string | null
    rated?: boolean
    template?: unknown
  },
): TenantView {
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
    settings: readTenantSettings(row.settings),
    programme: row.programme ?? (title.success ? title.data.program.title : row.name),
    rated: row.rated ?? (title.success && Boolean(title.data.rating)),
  }
}
