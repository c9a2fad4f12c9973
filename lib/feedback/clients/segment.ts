/**
 * A segment of clients: its profile, and which segments look like the same one. A profile is of a group and holds no
 * data of a person (the reading of Kuzbass 1.2 «профиль клиента»). Pure.
 */
import { stemmer } from '@orama/stemmers/russian'
import { z } from 'zod'
import type { FeedbackSettings } from '@/lib/core/tenant'
import { titleOf, type Side } from './labels'

export const profileFields = ['size', 'needs', 'pains', 'expectations', 'channels', 'barriers', 'sources'] as const
export type ProfileField = (typeof profileFields)[number]
const word = z.string().catch('')
export const Profile = z
  .object({
    size: word,
    needs: word,
    pains: word,
    expectations: word,
    channels: word,
    barriers: word,
    sources: word,
  })
  .catch({ size: '', needs: '', pains: '', expectations: '', channels: '', barriers: '', sources: '' })
export type Profile = z.infer<typeof Profile>

export const profileLabels: Record<ProfileField, string> = {
  size: 'Сколько таких клиентов',
  needs: 'Что им нужно',
  pains: 'Что им трудно',
  expectations: 'Чего они ждут',
  channels: 'Как им удобнее обращаться',
  barriers: 'Что им мешает: техника, здание, язык, положение',
  sources: 'Откуда это известно',
}

/** Kinds of clients of one side, in the words of the programme (Kirov app. 1, 1.1). */
export const clientKinds = (
  { externalClients, internalClients }: Pick<FeedbackSettings, 'externalClients' | 'internalClients'>,
  side: Side,
): FeedbackSettings['externalClients'] => (side === 'EXTERNAL' ? externalClients : internalClients)
export const clientKindTitle = (
  settings: Pick<FeedbackSettings, 'externalClients' | 'internalClients'>,
  side: Side,
  kind: string,
): string => titleOf(clientKinds(settings, side), kind)

const personal: readonly { sign: RegExp; what: string }[] = [
  { sign: /[\p{L}\d._%+-]+@[\p{L}\d-]+\.[\p{L}]{2,}/u, what: 'адрес почты' },
  { sign: /\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b/, what: 'СНИЛС' },
  {
    sign: /(?<!\d)(?:\+7|8)[\s\u00a0(-]*\d{3}[\s\u00a0)-]*\d{3}[\s\u00a0-]*\d{2}[\s\u00a0-]*\d{2}(?!\d)/,
    what: 'номер телефона',
  },
  { sign: /паспорт[^\d\n]{0,20}\d{2}[\s\u00a0]?\d{2}[\s\u00a0№]*\d{6}/iu, what: 'номер паспорта' },
]
/** What of a single person stands in the text, in words; null – nothing of the kind. */
export const personalIn = (text: string): string | null => personal.find(({ sign }) => sign.test(text))?.what ?? null

const small = new Set('и в на с со из для от до по при без не или их кто у о об к за'.split(' '))
const rootsOf = (name: string): Set<string> =>
  new Set(
    name
      .toLowerCase()
      .replace(/ё/g, 'е')
      .split(/[^а-яa-z0-9]+/)
      .filter((one) => one.length > 1 && !small.has(one))
      .map((one) => stemmer(one).slice(0, 7)),
  )

/** From this share of common words on two names are suggested as one segment. */
const ALIKE = 0.6

/** Do two names speak of the same clients? A suggestion for people, never a decision. */
export function alikeNames(a: string, b: string): boolean {
  const [one, other] = [rootsOf(a), rootsOf(b)]
  const common = [...one].filter((root) => other.has(root)).length
  const least = Math.min(one.size, other.size)
  return least > 0 && common / Math.max(one.size, other.size) >= ALIKE
}

type Named = { id: string; name: string; side: Side; agencyId: string | null }
export type Pair<T> = { own: T; common: T[] }

/** For each segment of an agency the common ones that look the same; what looks like none is left out. */
export const likelyDoubles = <T extends Named>(
  segments: readonly T[],
  joined: (one: T) => boolean,
  /** A person said that they are different. */
  apart: (own: T, common: T) => boolean,
): Pair<T>[] => {
  const common = segments.filter((one) => one.agencyId === null && !joined(one))
  return segments
    .filter((one) => one.agencyId !== null && !joined(one))
    .map((own) => ({
      own,
      common: common.filter((one) => one.side === own.side && alikeNames(one.name, own.name) && !apart(own, one)),
    }))
    .filter((pair) => pair.common.length > 0)
}
