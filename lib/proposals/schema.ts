import { z } from 'zod'
import { Id, needed, optionalText, day, Checked, Version } from '@/lib/core/fields'
import { readDecimal, toDecimalString } from '@/lib/core/decimal'
import { Email } from '@/lib/people/schema'

export const proposalLimits = { title: 150, place: 200, text: 4000, photos: 3, photoBytes: 10 * 1024 * 1024 } as const

/**
 * Made by the page (lib/core/code.ts): the same form sent twice is one proposal, and its code opens the page for the
 * author.
 */
export const FollowCode = z
  .string({ error: 'Обновите страницу и отправьте ещё раз.' })
  .regex(/^[2-9a-hjkmnp-z]{20}$/, 'Обновите страницу и отправьте ещё раз.')

/** What the author writes; one schema for the office and the public page. */
const ProposalFields = z.object({
  title: optionalText(proposalLimits.title),
  place: optionalText(proposalLimits.place),
  problem: needed('Напишите, что мешает или что можно улучшить.', proposalLimits.text, 10),
  suggestion: needed('Напишите, что вы предлагаете сделать.', proposalLimits.text, 5),
  /** An empty file field sends a file without a name and bytes. */
  photos: z
    .array(z.file())
    .default([])
    .transform((files) => files.filter((file) => file.size > 0))
    .refine((files) => files.length <= proposalLimits.photos, `Не больше ${proposalLimits.photos} снимков.`)
    .refine(
      (files) => files.every((file) => file.size <= proposalLimits.photoBytes),
      'Снимок больше 10 МБ. Уменьшите его или выберите другой.',
    ),
  followCode: FollowCode,
})

export const FileProposalInput = ProposalFields.extend({
  agencyId: z.string().default('').pipe(Id),
  anonymous: Checked,
})

export const PublicProposalInput = ProposalFields.extend({
  tenantSlug: z.string().max(100),
  agencySlug: z.string().max(200),
  name: optionalText(200),
  email: z
    .string()
    .trim()
    .default('')
    .transform((text) => text || null)
    .pipe(Email.nullable()),
  consent: Checked,
  /** Left empty by people, who do not see it. */
  website: z.string().default(''),
  /** The key of this sending of the form. */
  attempt: z.string().default(''),
})

const decision = { id: Id, version: Version }
export const AcceptProposalInput = z.object({
  ...decision,
  responsible: needed('Укажите, кто отвечает за внедрение.', 200, 3),
  dueOn: day('Укажите срок внедрения датой, например 20.12.2026.'),
  answer: optionalText(proposalLimits.text),
})

export const DeclineProposalInput = z.object({
  ...decision,
  answer: needed('Напишите автору, почему предложение не принято.', proposalLimits.text, 10),
})

const amount = (what: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => (typed === '' ? null : readDecimal(typed)))
    .refine(
      (value) =>
        value === null ||
        (value !== undefined && value.units >= 0 && value.scale <= 2 && value.units <= 1e9 * 10 ** value.scale),
      { error: `${what} пишется числом, например 120 или 12,5.` },
    )
    .transform((value) => (value ? toDecimalString(value) : null))

export const CompleteProposalInput = z
  .object({
    ...decision,
    doneOn: day('Укажите день внедрения датой, например 20.12.2026.'),
    answer: needed('Напишите, что сделано: это прочтёт автор.', proposalLimits.text, 5),
    hours: amount('Время'),
    saved: amount('Деньги'),
    effectBasis: optionalText(1000),
  })
  .refine(({ hours, saved, effectBasis }) => (hours === null && saved === null) || effectBasis !== '', {
    path: ['effectBasis'],
    error: 'Напишите, как посчитан эффект: сколько раз в год и сколько минут каждый раз.',
  })

export const ReturnProposalInput = z.object({
  ...decision,
  reason: needed('Напишите, почему решение отменяется.', 1000, 5),
})

export const ForgetAuthorInput = z.object(decision)

export const ProposalSettingsInput = z.object({
  answerDays: z.coerce
    .number({ error: 'Срок – целое число рабочих дней от 1 до 60.' })
    .int('Срок – целое число рабочих дней от 1 до 60.')
    .min(1, 'Срок – целое число рабочих дней от 1 до 60.')
    .max(60, 'Срок – целое число рабочих дней от 1 до 60.'),
  hourRate: z.coerce
    .number({ error: 'Стоимость часа – целое число рублей от 1 до 100 000.' })
    .int('Стоимость часа – целое число рублей.')
    .min(1, 'Стоимость часа – от 1 рубля.')
    .max(100_000, 'Стоимость часа – не больше 100 000 рублей.'),
  anonymous: Checked,
  requireEmail: Checked,
  publicFiling: Checked,
})
