import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import { count } from '@/lib/core/format'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { publicUrl } from '@/lib/platform/public-url'
import { newToken, tokenHash } from '@/lib/platform/secrets'
import { operations } from '../operations'
import { surveySchema } from '../survey/definition'
import { readInviteList } from './invite-list'
import { invitationLetter } from './letters'
import { minutesOf } from './markup'
import { InviteInput } from './schema'

const MOST = 5_000

/** A fair shuffle: whoever stands where in the list gets any of the keys. */
function shuffled<T>(all: readonly T[]): T[] {
  const mixed = [...all]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}

const surveyAsked = (ctx: CommandContext, id: string) =>
  ctx.tx.survey.findFirst({
    where: { tenantId: ctx.tenantId, id, template: false, ...ctx.agencyWhere() },
    select: {
      ...{ id: true, title: true, code: true, status: true, audience: true, closesOn: true, agencyId: true },
      agency: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { content: true } },
    },
  })

/**
 * Invites those of a list who were not invited before: a letter each with a key of its own. Keys are drawn and
 * shuffled before anybody gets one; which one a person got stands in the letter alone, and is wiped from it once it
 * is away (F3).
 */
export const inviteToSurvey = defineCommand({
  operation: operations['survey.invite'],
  schema: InviteInput,
  unversioned: 'an address is invited once: the same list again invites nobody',
  run: async (ctx, input) => {
    const { tx, tenantId, actor, today } = ctx
    const survey = await surveyAsked(ctx, input.id)
    if (!survey) return fail('NOT_FOUND', 'Опрос не найден. Обновите страницу.')
    if (survey.audience !== 'INVITED')
      return fail('RULE', 'Этот опрос не по приглашениям. Кто отвечает, выбирают в настройках опроса.')
    const [version] = survey.versions
    if (survey.status !== 'OPEN' || !version) return fail('RULE', 'Приглашать можно, пока опрос идёт. Запустите его.')
    const { invitees, wrong } = readInviteList(input.list)
    if (wrong.length > 0)
      return fail('INVALID', 'Никому не отправлено: в некоторых строках не один адрес почты.', {
        fields: {
          list: `Поправьте строки, в которых адреса нет или их несколько: ${wrong
            .slice(0, 10)
            .map(({ line, text }) => `${line} («${text.slice(0, 40)}»)`)
            .join(', ')}${wrong.length > 10 ? ` и ещё ${wrong.length - 10}` : ''}.`,
        },
      })
    if (invitees.length > MOST)
      return fail('INVALID', `Слишком много адресов сразу: не больше ${MOST}. Разделите список.`, {
        fields: { list: `В списке ${count(invitees.length, 'адрес', 'адреса', 'адресов')}.` },
      })
    await takeTurn(tx, 'invite', survey.id)
    const known = await tx.surveyInvited.findMany({
      where: { tenantId, surveyId: survey.id, address: { in: invitees.map(({ address }) => address) } },
      select: { address: true },
    })
    const before = new Set(known.map(({ address }) => address))
    const fresh = invitees.filter(({ address }) => !before.has(address))
    const keys = fresh.map(() => newToken())
    await tx.surveyKey.createMany({
      data: keys.map((key) => ({ tenantId, surveyId: survey.id, hash: tokenHash(key) })).toSorted(byHash),
    })
    await tx.surveyInvited.createMany({
      data: fresh.map(({ address, name }) => ({
        ...{ tenantId, id: randomUUID(), surveyId: survey.id, address, name, day: dayColumn(today) },
      })),
    })
    const minutes = count(minutesOf(surveySchema.parse(version.content)), 'минуты', 'минут', 'минут')
    const people = shuffled(fresh)
    await enqueueMany(
      tx,
      tenantId,
      shuffled(keys).map((key, i) => ({
        kind: 'mail' as const,
        payload: {
          to: people[i]?.address ?? '',
          ...invitationLetter(
            {
              ...{ title: survey.title, asker: survey.agency?.name ?? actor.tenant.name, minutes },
              until: survey.closesOn && dayOf(survey.closesOn),
              link: publicUrl(`/${actor.tenant.slug}/surveys/${survey.code}?i=${key}`),
            },
            actor.tenant,
          ),
          once: true,
        },
      })),
    )
    const invited = await tx.surveyInvited.count({ where: { tenantId, surveyId: survey.id } })
    await tx.survey.update({
      where: { tenantId_id: { tenantId, id: survey.id } },
      data: { asked: invited, askedBasis: 'по приглашениям' },
      select: { id: true },
    })
    return done(
      { invited: fresh.length, before: before.size },
      {
        subject: { type: 'Survey', id: survey.id },
        agencyId: survey.agencyId,
        after: { invited: fresh.length },
      },
    )
  },
})

const byHash = (a: { hash: string }, b: { hash: string }): number => (a.hash < b.hash ? -1 : 1)
