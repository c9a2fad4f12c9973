import { z } from 'zod'
import { Id, Version } from '@/lib/core/fields'

const long = (what: string) => z.string({ error: what }).trim().max(4000, 'Не длиннее 4000 знаков.').default('')

/**
 * A mobile number or a person's name in a contact; null when there is neither. Only a position and an office telephone
 * may be published.
 */
function contactProblem(contact: string): string | null {
  if (/(?:\+7|\b[78])[\s(-]*9\d{2}[\s)-]*\d{3}/.test(contact))
    return 'Похоже на мобильный номер: это личные данные. Укажите рабочий телефон.'
  if (
    /[А-ЯЁ][а-яё]+(?:вич|вна|ична)(?![а-яё])|(?<![А-ЯЁа-яё])[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.[\s,]/.test(
      contact,
    )
  )
    return 'Похоже на имя человека. Укажите только должность и рабочий телефон.'
  return null
}

export const CreatePracticeInput = z.object({ projectId: Id })

export const UpdatePracticeInput = z.object({
  id: Id,
  version: Version,
  title: z
    .string({ error: 'Назовите практику.' })
    .trim()
    .min(5, 'Назовите практику: что стало лучше, не короче 5 знаков.')
    .max(300, 'Не длиннее 300 знаков.'),
  problem: long('Опишите проблему.'),
  solution: long('Опишите решение.'),
  conditions: long('Опишите условия.'),
  contact: z
    .string()
    .trim()
    .max(300, 'Не длиннее 300 знаков.')
    .default('')
    .superRefine((contact, ctx) => {
      const problem = contactProblem(contact)
      if (problem) ctx.addIssue({ code: 'custom', message: problem })
    }),
  /** Files of the project's materials that are shown with the practice. */
  fileIds: z.array(z.uuid()).max(50).default([]),
})

export const SeenPracticeInput = z.object({ id: Id, version: Version })
export const DecidePracticeInput = z
  .object({
    id: Id,
    version: Version,
    outcome: z.enum(['PUBLISH', 'RETURN'], { error: 'Выберите решение.' }),
    remarks: z.string().trim().max(2000, 'Не длиннее 2000 знаков.').default(''),
  })
  .refine(({ outcome, remarks }) => outcome === 'PUBLISH' || remarks.length >= 5, {
    path: ['remarks'],
    message: 'Напишите, что исправить.',
  })
export const WithdrawPracticeInput = z.object({
  id: Id,
  version: Version,
  reason: z
    .string({ error: 'Напишите, почему.' })
    .trim()
    .min(5, 'Напишите, почему практика снимается.')
    .max(1000, 'Не длиннее 1000 знаков.'),
})

/** What is missing before a practice may be submitted: field → what to write. */
export function submissionProblems(practice: {
  problem: string
  solution: string
  contact: string
  results: readonly unknown[]
}): Record<string, string> {
  return Object.fromEntries(
    [
      practice.problem.length < 20 && ['problem', 'Опишите, что было не так: хотя бы одним предложением.'],
      practice.solution.length < 20 && ['solution', 'Опишите, что сделали: хотя бы одним предложением.'],
      practice.contact.length < 5 && ['contact', 'Укажите, к кому обратиться: должность и рабочий телефон.'],
      practice.results.length === 0 && [
        'results',
        'Нет подтверждённых измерений: внесите их на странице «Результаты» проекта и дождитесь подтверждения.',
      ],
    ].filter((one) => one !== false),
  )
}
