import { z } from 'zod'
import { isTimeZone } from '@/lib/core/dates'
import { innWords, isInn } from '@/lib/core/inn'
import { Checked, Version, whole } from '@/lib/core/fields'
import { Email, PersonName, Position } from '@/lib/people/schema'
import { slugProblem } from './rules'

const Accent = z
  .string({ error: 'Выберите цвет.' })
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Цвет пишется как #0b5a8c.')
const TenantName = z
  .string({ error: 'Укажите наименование.' })
  .trim()
  .min(3, 'Укажите наименование, не короче 3 знаков.')
  .max(200, 'Не длиннее 200 знаков.')

/** What lib/tenancy/emblem.ts makes; nothing else may become an image's address. */
const Emblem = z
  .string()
  .max(280_000)
  .regex(/^data:image\/(png|webp);base64,[A-Za-z0-9+/=]+$/, 'Герб принимается в PNG или WebP.')
  .nullable()

const Slug = z
  .string({ error: 'Укажите адрес.' })
  .trim()
  .toLowerCase()
  .superRefine((slug, ctx) => {
    const problem = slugProblem(slug)
    if (problem) ctx.addIssue({ code: 'custom', message: problem })
  })

/** Where the template comes from: one of the portal's programmes, or a JSON text of one's own. */
export const TemplateSource = z.object({
  programme: z.string({ error: 'Выберите программу.' }).min(1, 'Выберите программу.'),
  source: z.string().max(2_000_000, 'Шаблон слишком велик, не больше 2 МБ.').default(''),
})

export const CreateTenantInput = TemplateSource.extend({
  slug: Slug,
  name: TenantName,
  kind: z.enum(['REGION', 'MUNICIPALITY'], { error: 'Выберите, регион это или муниципалитет.' }),
  timeZone: z.string({ error: 'Выберите часовой пояс.' }).refine(isTimeZone, 'Выберите часовой пояс из списка.'),
  accent: Accent,
  isDemo: Checked,
  withAgencies: Checked,
  /** data: URL made by lib/tenancy/emblem.ts, or null. */
  emblem: Emblem.default(null),
  authority: z.object(
    { name: PersonName, position: Position, email: Email },
    { error: 'Укажите первого сотрудника уполномоченного органа.' },
  ),
})

export const AppearanceInput = z.object({ name: TenantName, accent: Accent })
export const EmblemInput = z.object({ emblem: Emblem })
export const SignInPolicyInput = z.object({
  passwordMinLength: whole('Длина пароля – целое число от 8 до 64.', 8, 64),
  sessionMinutes: whole('Время сеанса – целое число минут от 5 до 1440.', 5, 1440),
  lockoutAttempts: whole('Число попыток – от 3 до 20.', 3, 20),
  lockoutMinutes: whole('Пауза – целое число минут от 1 до 1440.', 1, 1440),
  requireSecondFactor: Checked,
})

const emptyAsAbsent = (schema: z.ZodType<string, string>) =>
  z
    .string()
    .trim()
    .transform((text) => text || undefined)
    .pipe(schema.optional())
    .optional()

/** Who answers for the open data; an empty field is «not given». */
export const OpenDataInput = z.object({
  inn: emptyAsAbsent(z.string().refine(isInn, innWords)),
  contact: emptyAsAbsent(z.string().max(200, 'Не длиннее 200 знаков.')),
  phone: emptyAsAbsent(z.string().max(50, 'Не длиннее 50 знаков.')),
  email: emptyAsAbsent(z.email('Укажите адрес вида data@kuzbass.ru.')),
})

/** Boundaries highest first: between level n and the level below it. */
export const RuleInterpretationInput = z.object({
  version: Version,
  key: z.string().min(1).max(200),
  text: z
    .string({ error: 'Напишите толкование.' })
    .trim()
    .min(10, 'Напишите толкование целым предложением.')
    .max(2000, 'Не длиннее 2000 знаков.'),
  boundaries: z
    .array(
      z.object({
        value: z.string().max(20),
        belongs: z.enum(['above', 'below'], { error: 'Укажите, к какому уровню относится граница.' }),
      }),
    )
    .max(20)
    .optional(),
  scores: z.array(z.string().max(10)).max(20).optional(),
})

export const SetEffortInput = z.object({
  version: Version,
  /** c5 → s3 → what the climb to score 3 of criterion 5 costs. */
  effort: z.record(z.string().regex(/^c\d+$/), z.record(z.string().regex(/^s\d+$/), z.string().max(20))),
})
