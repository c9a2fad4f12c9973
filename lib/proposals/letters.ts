/**
 * Letters about proposals: plain text; a line that is only an address becomes a link. What an unproved author wrote
 * stands in none to strangers. Pure.
 */
import { formatLong, type DateString } from '@/lib/core/dates'
import { proposalSign, proposalStatusLabels } from './labels'
import type { ProposalStatus } from './rules'

export type Letter = { subject: string; text: string }
type Sender = { programme: string; name: string }

const letter = (subject: string, lines: (string | false)[], tenant: Sender): Letter => ({
  subject,
  text: [
    'Здравствуйте!',
    ...lines.filter((line) => line !== false && line !== ''),
    `${tenant.programme}. ${tenant.name}`,
  ].join('\n\n'),
})

/** To the leader team: a new proposal. */
export const newProposalLetter = (
  p: { number: number; title: string; agencyName: string; due: DateString; link: string },
  tenant: Sender,
): Letter =>
  letter(
    `Новое предложение: ${proposalSign(p.number)}`,
    [
      `${p.agencyName}: подано предложение по улучшению «${p.title}».`,
      `Ответьте автору до ${formatLong(p.due)}:`,
      p.link,
    ],
    tenant,
  )

/** To the author at the address that was given: the proposal has been filed. */
export const filedLetter = (
  p: { number: number; agencyName: string; due: DateString; link: string },
  tenant: Sender,
): Letter =>
  letter(
    `Предложение принято к рассмотрению: ${proposalSign(p.number)}`,
    [
      `${p.agencyName}: ваше предложение зарегистрировано, ${proposalSign(p.number)}. Вам ответят до ${formatLong(p.due)}`,
      'Следите за ним по этой ссылке; не передавайте её другим:',
      p.link,
      'Если вы не подавали предложение, ничего не делайте.',
    ],
    tenant,
  )

/** To the author: something was decided. */
export const decisionLetter = (
  p: {
    number: number
    agencyName: string
    status: ProposalStatus
    answer: string
    dueOn: DateString | null
    link: string | null
  },
  tenant: Sender,
): Letter =>
  letter(
    `${proposalStatusLabels[p.status].author}: ${proposalSign(p.number)}`,
    [
      `${p.agencyName}. ${proposalStatusLabels[p.status].author}, ${proposalSign(p.number)}.`,
      p.answer,
      p.status === 'ACCEPTED' && p.dueOn !== null && `Внедрить собираются до ${formatLong(p.dueOn)}`,
      p.link === null ? 'Подробности – по ссылке, которую вы получили, когда подавали предложение.' : p.link,
    ],
    tenant,
  )

/** To the curators: the limit has passed without an answer. */
export const lateLetter = (
  p: { number: number; title: string; agencyName: string; due: DateString; link: string },
  tenant: Sender,
): Letter =>
  letter(
    `Нет ответа на предложение: ${proposalSign(p.number)}`,
    [
      `${p.agencyName}: на предложение «${p.title}» следовало ответить до ${formatLong(p.due)}, ответа нет. Уполномоченному органу сообщено.`,
      'Ответьте автору:',
      p.link,
    ],
    tenant,
  )

/** To the authorised body: all that became late since the last look. */
export const lateListLetter = (
  lines: readonly { number: number; title: string; agencyName: string; due: DateString }[],
  link: string,
  tenant: Sender,
): Letter =>
  letter(
    `Предложения без ответа в срок: ${lines.length}`,
    [
      'Органы не ответили в срок на предложения по улучшению:',
      lines
        .map((p) => `${proposalSign(p.number)}, ${p.agencyName}: «${p.title}», срок ${formatLong(p.due)}`)
        .join('\n'),
      'Список:',
      link,
    ],
    tenant,
  )
