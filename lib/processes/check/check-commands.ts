import 'server-only'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { CheckBody, questionsOf } from './form'
import { lockCheck, type LockedCheck } from './lock'
import { readAnswers } from './read'
import { scoreOf, shareText } from './rules'
import { SaveAnswersInput, SignCheckInput } from './schema'

/** Why nothing may be answered any more; null – it may. */
function closedProblem({ signedAt, campaign }: LockedCheck) {
  if (signedAt) return fail('RULE', 'Проверка подписана: ответ меняет только новая самопроверка.')
  if (campaign.closedAt) return fail('RULE', 'Самопроверка закрыта: ответы больше не принимаются.')
  return null
}

const entry = ({ id, process }: LockedCheck, after: Prisma.InputJsonObject) => ({
  subject: { type: 'ProcessCheck' as const, id },
  agencyId: process.agencyId,
  after: { process: process.name, ...after },
})

/** Keeps answers and what they rest on; an answer that is taken off is left out. */
export const saveCheckAnswers = defineCommand({
  operation: operations['check.answer'],
  schema: SaveAnswersInput,
  changes: 'ProcessCheck',
  row: lockCheck,
  run: async ({ tx, tenantId, now }, { id, answers: typed }, check) => {
    const closed = closedProblem(check)
    if (closed) return closed
    const body = CheckBody.parse(check.campaign.form)
    const answers = Object.fromEntries(
      questionsOf(body).flatMap(({ key }) => {
        const { answer = '', note = '' } = typed[key] ?? {}
        return answer === '' ? [] : [[key, { answer, note }]]
      }),
    )
    await tx.processCheck.update({
      where: { tenantId_id: { tenantId, id } },
      data: { answers, version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    })
    return done({ id }, entry(check, { answered: Object.keys(answers).length }))
  },
})

/** Signs the check: the letter follows from the answers, is kept exactly and does not change (Kirov 3.2). */
export const signCheck = defineCommand({
  operation: operations['check.sign'],
  schema: SignCheckInput,
  changes: 'ProcessCheck',
  row: lockCheck,
  run: async ({ tx, tenantId, actor, now }: CommandContext, { id }, check) => {
    const closed = closedProblem(check)
    if (closed) return closed
    const score = scoreOf(CheckBody.parse(check.campaign.form), readAnswers(check.answers))
    if (score.missing.length > 0)
      return fail('RULE', `Пока не подписано: нет ответа на вопрос «${score.missing[0]?.text ?? ''}».`)
    if (score.share === null || score.grade === null)
      return fail('RULE', 'Пока не подписано: ни один вопрос к услуге не относится, оценивать нечего.')
    await tx.processCheck.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        share: shareText(score.share),
        grade: score.grade,
        signedAt: now,
        signedBy: actor.name,
        version: { increment: 1 },
        updatedAt: now,
      },
      select: { id: true },
    })
    return done({ id, grade: score.grade }, entry(check, { grade: score.grade, share: shareText(score.share) }))
  },
})
