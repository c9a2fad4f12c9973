import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { CheckBody, questionsOf, readQuestions, type Question } from './form'
import { bodyProblem } from './rules'
import { CreateFormInput, UpdateFormInput, type FormFields } from './schema'

const NOT_SAVED = 'Анкета пока не сохранена.'
type Refusal = { ok: false; error: Failure }

/** The questionnaire as it was typed, or what is wrong at its place. */
function bodyOf(input: FormFields, before: readonly Question[]): { ok: true; body: CheckBody } | Refusal {
  const read = readQuestions(input.questions, before)
  if (!read.ok) return fail('INVALID', NOT_SAVED, { fields: { questions: `Строка ${read.line}: ${read.message}.` } })
  const body: CheckBody = {
    points: { yes: input.yes, partly: input.partly, no: input.no },
    sections: read.sections,
    grades: [
      { letter: 'А', from: input.fromA, meaning: input.meaningA },
      { letter: 'Б', from: input.fromB, meaning: input.meaningB },
      { letter: 'В', from: input.fromV, meaning: input.meaningV },
      { letter: 'Г', from: '0', meaning: input.meaningG },
    ],
    limit: input.limit,
  }
  const problem = bodyProblem(body)
  if (problem)
    return fail('INVALID', NOT_SAVED, { fields: { [problem.field === 'grades' ? 'fromA' : 'yes']: problem.message } })
  if (!input.sample && input.ruling.length < 3)
    return fail('INVALID', NOT_SAVED, {
      fields: { ruling: 'Напишите, кем и когда установлены пороги, или отметьте анкету образцом.' },
    })
  return { ok: true, body }
}

const recorded = ({ title, sample, ruling }: FormFields, body: CheckBody) => ({
  title,
  sample,
  ruling,
  questions: questionsOf(body).length,
  grades: body.grades.map(({ letter, from }) => `${letter} – от ${from.replace('.', ',')}`).join('; '),
})

/** Makes a questionnaire (Kirov 3.2: листы самопроверки); campaigns freeze it. */
export const createCheckForm = defineCommand({
  operation: operations['check.form'],
  schema: CreateFormInput,
  creates: 'CheckForm',
  run: async ({ tx, tenantId, actor, now }, input) => {
    const made = bodyOf(input, [])
    if (!made.ok) return made
    const id = newId()
    const { title, sample, ruling } = input
    await takeTurn(tx, 'check forms', tenantId)
    if ((await tx.checkForm.count({ where: { tenantId, title, retiredAt: null } })) > 0)
      return fail('INVALID', 'Анкета пока не сохранена.', {
        fields: { title: 'Такая анкета уже есть: назовите новую иначе.' },
      })
    await tx.checkForm.create({
      data: { tenantId, id, title, sample, ruling, body: made.body, updatedBy: actor.name, updatedAt: now },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'CheckForm', id }, after: recorded(input, made.body) })
  },
})

async function lockForm(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'CheckForm', id)
  const form = await ctx.tx.checkForm.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return form ? { ok: true as const, value: form } : notFound('Анкета')
}

/** Changes a questionnaire; checks that have begun keep theirs. */
export const updateCheckForm = defineCommand({
  operation: operations['check.form'],
  schema: UpdateFormInput,
  changes: 'CheckForm',
  row: lockForm,
  run: async ({ tx, tenantId, actor, now }, { id, ...input }, row) => {
    const before = CheckBody.safeParse(row.body).data
    const made = bodyOf(input, before ? questionsOf(before) : [])
    if (!made.ok) return made
    const { title, sample, ruling } = input
    await tx.checkForm.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        title,
        sample,
        ruling,
        body: made.body,
        version: { increment: 1 },
        updatedBy: actor.name,
        updatedAt: now,
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'CheckForm', id },
        before: { title: row.title, sample: row.sample, ruling: row.ruling },
        after: recorded(input, made.body),
      },
    )
  },
})
